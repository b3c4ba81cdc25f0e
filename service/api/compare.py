"""`POST /v1/compare`: what several articles disagree on, and who says which."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response

from data import ArticleError
from scoring import compare as comparing
from service import schemas
from service.access.callers import charge
from service.api.exchange import answer, json_body, must_accept_json
from service.api.operations import Operation, publish
from service.api.reports import Submission, listed, submitted
from service.context import service
from service.problems import ProblemError, status_of

blueprint = Blueprint("compare", __name__, url_prefix="/v1")
blueprint.before_request(must_accept_json)


@blueprint.post("/compare")
@publish(
    Operation(name="compare", scope="score", body=schemas.CompareRequest, answers={200: schemas.CompareAnswer}),
)
def compare() -> Response:
    """Compare articles: what they disagree on, who says which, where one contradicts itself, what all say."""
    body = json_body()
    held = service()
    with held.gate.admitted():
        records = listed(body)
        comparing.check(len(records))
        charge(len(records) - 1)
        sent = [_article(place, record) for place, record in enumerate(records)]
        with held.gate.turn():
            found = comparing.compare([one.article for one in sent], held.scorer)
        for report in found.reports:
            held.metrics.scored.labels(report.band).inc()
        told = tuple(one.told(report) for one, report in zip(sent, found.reports, strict=True))
        return answer(replace(found, reports=told).to_dict())


def _article(place: int, record: object) -> Submission:
    """An article of the request; without each of them there is nothing to compare."""
    try:
        return submitted(record)
    except ArticleError as error:
        raise ProblemError(status_of(error), error.code, f"articles.{place}: {error.message}") from None
    except ProblemError as error:
        raise ProblemError(error.status, error.code, f"articles.{place}: {error.detail}", error.headers) from None
