"""`POST /v1/score` and `POST /v1/score/batch`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response
from pydantic import ValidationError

from data import Article, ArticleError
from scoring import ScoreReport
from scoring.fitness import Caution
from scoring.report import SCHEMA_VERSION
from service.api.exchange import answer, json_body, must_accept_json
from service.context import service
from service.problems import ProblemError, status_of
from service.schemas import BatchRequest

MOST_NAMED = 10  # unknown fields that a caution names
NAME_CHARACTERS = 40

blueprint = Blueprint("score", __name__, url_prefix="/v1")
blueprint.before_request(must_accept_json)


@blueprint.post("/score")
def score() -> Response:
    """The report on the article in the body."""
    return answer(_report(json_body()).to_dict())


@blueprint.post("/score/batch")
def score_batch() -> Response:
    """A report, or an error in its place, for each of the articles in the body, in their order."""
    body = json_body()
    if not isinstance(body, dict):
        raise ProblemError(422, "not_an_object", "The body is a JSON object with a field 'articles'.")
    try:
        records = BatchRequest.model_validate(body).articles
    except ValidationError:
        raise ProblemError(422, "no_articles", "The field 'articles' must be an array of articles.") from None
    limit = service().settings.max_batch_articles
    if len(records) > limit:
        detail = f"The field 'articles' has {len(records):,} entries; send at most {limit:,} at once."
        raise ProblemError(422, "too_many_articles", detail)
    return answer({"schema_version": SCHEMA_VERSION, "reports": [_item(record) for record in records]})


def _report(record: object) -> ScoreReport:
    article = Article.from_record(record)
    report = service().scorer.score(replace(article, extra={}))
    if article.extra:
        report = replace(report, cautions=(*report.cautions, _unknown_fields(sorted(article.extra))))
    return report


def _unknown_fields(names: list[str]) -> Caution:
    shown = ", ".join(f"'{name[:NAME_CHARACTERS]}'" for name in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return Caution("unknown_fields", f"These fields were ignored: {shown}{more}.")


def _item(record: object) -> dict[str, Any]:
    try:
        return {**_report(record).to_dict(), "status": 200}
    except ArticleError as error:
        given = record.get("id") if isinstance(record, dict) else None
        return {
            "schema_version": SCHEMA_VERSION,
            "id": given if isinstance(given, str) else None,
            "error": {"code": error.code, "message": error.message, "source": None, "line": None},
            "status": status_of(error),
        }
