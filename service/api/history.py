"""`GET /v1/articles/{id}/history`: the versions of a text, the scores by model, and what changed."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response
from sqlalchemy import Connection, Row

from scoring.report import SCHEMA_VERSION
from service import difference, schemas
from service.api import summaries
from service.api.articles import known
from service.api.exchange import answer, must_accept_json, query
from service.api.operations import Operation, publish
from service.context import service
from service.problems import ProblemError
from service.store import articles, feedback

blueprint = Blueprint("history", __name__, url_prefix="/v1/articles")
blueprint.before_request(must_accept_json)


@blueprint.get("/<id>/history")
@publish(
    Operation(
        name="history",
        scope="read",
        query=schemas.HistoryQuery,
        answers={200: schemas.HistoryAnswer},
        problems=(404,),
    )
)
def history(id: str) -> Response:
    """Get the versions of an article with their reports, and the difference between two of them."""
    asked = query(schemas.HistoryQuery)
    with service().store.reading() as connection:
        row = known(connection, id)
        versions = articles.versions_of(connection, row.id)
        reports = articles.reports_of(connection, row.id)
        content = {
            "schema_version": SCHEMA_VERSION,
            "id": row.key,
            "versions": [_version(version, reports) for version in versions],
            "diff": _difference(connection, versions, reports, asked.from_, asked.to),
            "feedback": [summaries.opinion(opinion) for opinion in feedback.of_article(connection, row.id)],
        }
    return answer(content)


def _version(version: Row[Any], reports: list[Row[Any]]) -> dict[str, Any]:
    return {
        "version": version.number,
        "created": summaries.moment(version.created),
        "sha256": version.sha256,
        "characters": version.characters,
        "text_kept": bool(version.kept),
        "reports": [
            {
                "created": summaries.moment(report.created),
                "score": report.score,
                "interval": summaries.interval(report),
                "band": report.band,
                "model": summaries.model(report),
            }
            for report in reports
            if report.version_id == version.id
        ],
    }


def _difference(
    connection: Connection, versions: list[Row[Any]], reports: list[Row[Any]], start: int | None, end: int | None
) -> dict[str, Any] | None:
    if start is None and end is None and len(versions) < 2:
        return None
    numbered = {version.number: version for version in versions}
    end = end if end is not None else max(numbered)
    start = start if start is not None else end - 1
    if start not in numbered or end not in numbered:
        raise ProblemError(404, "unknown_version", f"This article has the versions 1 to {len(versions)}.")
    last = {report.version_id: report for report in reports}  # the later one of two stays
    before, after = last[numbered[start].id], last[numbered[end].id]
    old, new = articles.text_of(connection, before.version_id), articles.text_of(connection, after.version_id)
    return {
        "from": start,
        "to": end,
        "score": [before.score, after.score],
        "signals": difference.signals(
            articles.report_of(connection, before.id), articles.report_of(connection, after.id)
        ),
        "text": None if old is None or new is None else difference.lines(old, new),
    }
