"""`GET /healthz` (the process answers) and `GET /readyz` (it can score, and reach what is stored)."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from data import Article
from scoring import Scorer
from service import schemas
from service.api.exchange import answer, must_accept_json
from service.api.operations import Operation, publish
from service.context import service
from service.problems import ProblemError
from service.store import StoreError

PROBE = (
    "The town library opens at nine and closes at six. On Saturdays it opens an hour later. "
    "Readers may borrow ten books for a month, and most of them bring the books back in time."
)

blueprint = Blueprint("health", __name__)
blueprint.before_request(must_accept_json)


@blueprint.get("/healthz")
@publish(Operation(name="health", scope="nothing", answers={200: schemas.HealthAnswer}))
def healthz() -> Response:
    """Whether the process takes requests."""
    return answer({"status": "ok"})


@blueprint.get("/readyz")
@publish(Operation(name="ready", scope="nothing", answers={200: schemas.ReadyAnswer}))
def readyz() -> Response:
    """Whether the service can score: it does so with a short text, so that a missing dictionary shows here first."""
    try:
        warm_up(service().scorer)
        service().store.ping()
    except StoreError as error:
        current_app.logger.error("not ready: %s", error)
        raise ProblemError(503, "not_ready", "The database does not answer.", {"Retry-After": "5"}) from None
    except Exception as error:
        current_app.logger.error("not ready", exc_info=error)
        detail = "Assay cannot score at present; the service's log says why."
        raise ProblemError(503, "not_ready", detail, {"Retry-After": "5"}) from None
    return answer({"status": "ready", "model": service().scorer.model.digest})


def warm_up(scorer: Scorer) -> None:
    """Score a short text, which loads whatever is loaded at first use."""
    scorer.score(Article.from_text(PROBE))
