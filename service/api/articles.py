"""`/v1/articles`: what is stored, page by page and one by one, and its deletion."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request
from sqlalchemy import Connection, Row

from scoring.report import SCHEMA_VERSION
from service import schemas
from service.api import summaries
from service.api.deposits import check_conditions
from service.api.exchange import answer, must_accept_json, query
from service.api.operations import Operation, publish
from service.api.paths import decoded
from service.context import service
from service.problems import ProblemError
from service.store import articles, queue

blueprint = Blueprint("articles", __name__, url_prefix="/v1/articles")
blueprint.before_request(must_accept_json)


@blueprint.get("")
@publish(Operation(name="articles", scope="read", query=schemas.ArticlesQuery, answers={200: schemas.ArticlesAnswer}))
def listed() -> Response:
    """List stored articles by filters, in an order, page by page."""
    asked = query(schemas.ArticlesQuery)
    filters = queue.Filters(
        band=asked.band,
        status=asked.status,
        assignee=asked.assignee,
        source=asked.source,
        signal=asked.signal,
        kind=asked.kind,
        score_min=asked.score_min,
        score_max=asked.score_max,
        since=asked.since,
        until=asked.until,
        words=asked.q,
    )
    try:
        with service().store.reading() as connection:
            page = queue.page(connection, filters, asked.sort, asked.cursor, asked.limit)
    except queue.CursorError as error:
        raise ProblemError(422, "invalid_cursor", str(error)) from None
    content = [summaries.article(row) for row in page.rows]
    return answer({"schema_version": SCHEMA_VERSION, "articles": content, "next": page.next})


@blueprint.get("/<id>")
@publish(
    Operation(
        name="article",
        scope="read",
        query=schemas.ArticleQuery,
        answers={200: schemas.ArticleAnswer, 304: None},
        problems=(404,),
    )
)
def one(id: str) -> Response:
    """Get a stored article with its last report."""
    asked = query(schemas.ArticleQuery)
    with service().store.reading() as connection:
        row = known(connection, id)
        summary = summaries.article(row)
        # A text that is asked for makes another answer, and so another ETag.
        name = summary["etag"].strip('"') + (".text" if asked.text == "true" else "")
        if request.if_none_match.contains_weak(name):
            return Response(status=304, headers={"ETag": f'"{name}"'})
        report = articles.report_of(connection, row.report_id)
        version = next(v for v in articles.versions_of(connection, row.id) if v.sha256 == report["text"]["sha256"])
        text = articles.text_of(connection, version.id) if asked.text == "true" else None
    content = {"article": summary, "version": version.number, "text": text, "report": report}
    response = answer({"schema_version": SCHEMA_VERSION, **content})
    response.headers["ETag"] = f'"{name}"'
    return response


@blueprint.delete("/<id>")
@publish(Operation(name="delete_article", scope="admin", answers={204: None}, problems=(404, 412), conditional=True))
def delete(id: str) -> Response:
    """Delete a stored article with its versions, reports and feedback."""
    with service().store.writing() as connection:
        row = known(connection, id, lock=True)
        check_conditions(row)
        articles.remove(connection, row.id)
    return Response(status=204)


def known(connection: Connection, segment: str, *, lock: bool = False) -> Row[Any]:
    """The article that an address names.

    Raises:
        ProblemError: 404 when there is none.
    """
    row = articles.get(connection, decoded(segment), lock=lock)
    if row is None:
        raise ProblemError(404, "unknown_article", "No article is stored under this id.")
    return row
