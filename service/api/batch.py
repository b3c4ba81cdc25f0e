"""`POST /v1/score/batch`: several articles, each judged by itself."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Response
from sqlalchemy import Connection

from data import ArticleError
from scoring.report import SCHEMA_VERSION
from service import schemas
from service.access.callers import charge
from service.api import deposits
from service.api.exchange import answer, json_body, must_accept_json, shaped
from service.api.operations import Operation, publish
from service.api.reports import Scored, listed, scored, selected
from service.context import service
from service.problems import ProblemError, status_of
from service.store.articles import UnstorableError, check

blueprint = Blueprint("batch", __name__, url_prefix="/v1")
blueprint.before_request(must_accept_json)


@blueprint.post("/score/batch")
@publish(
    Operation(
        name="score_batch",
        scope="score",
        body=schemas.BatchRequest,
        answers={200: schemas.BatchAnswer},
        stores=True,
    )
)
def score_batch() -> Response:
    """Score several articles: a report, or an error in its place, for each of them, in their order."""
    body = json_body()
    with service().gate.admitted():
        listed(body)
        options = shaped(schemas.BatchOptions, body)
        limit = service().settings.max_batch_articles
        if len(options.articles) > limit:
            detail = f"The field 'articles' has {len(options.articles):,} entries; send at most {limit:,} at once."
            raise ProblemError(422, "too_many_articles", detail)
        charge(max(0, len(options.articles) - 1))
        named = deposits.asked()
        if options.store and (before := deposits.given_before(named)) is not None:
            return before
        results = [_item(record, store=options.store) for record in options.articles]
        reports = [_told(result, options.include) for result in results]
        content = {"schema_version": SCHEMA_VERSION, "reports": reports}
        if not options.store:
            return answer(content)
        kept = [result for result in results if isinstance(result, Scored)]

        def write(connection: Connection) -> deposits.Written:
            deposits.put_all(connection, kept)
            return deposits.Written(200, orjson.dumps(content))

        return deposits.deposit(named, write)


def _item(record: object, *, store: bool) -> Scored | dict[str, Any]:
    try:
        result = scored(record)
        if store:
            check(result.article)
        return result
    except ArticleError as error:
        return _error(record, error.code, error.message, status_of(error))
    except UnstorableError as error:
        return _error(record, error.code, error.message, 422)
    except ProblemError as error:
        return _error(record, error.code, error.detail, error.status)


def _told(result: Scored | dict[str, Any], include: list[Any] | None) -> dict[str, Any]:
    return {**selected(result.report, include), "status": 200} if isinstance(result, Scored) else result


def _error(record: object, code: str, message: str, status: int) -> dict[str, Any]:
    given = record.get("id") if isinstance(record, dict) else None
    return {
        "schema_version": SCHEMA_VERSION,
        "id": given if isinstance(given, str) else None,
        "error": {"code": code, "message": message, "source": None, "line": None},
        "status": status,
    }
