"""`GET /v1/signals`: what is looked at, by which rules, and what the bands mean."""

from __future__ import annotations

from flask import Blueprint, Response

from scoring.report import SCHEMA_VERSION
from service import schemas
from service.api.exchange import answer, must_accept_json
from service.api.operations import Operation, publish
from service.context import service
from service.render.signals import as_dict

blueprint = Blueprint("signals", __name__, url_prefix="/v1")
blueprint.before_request(must_accept_json)


@blueprint.get("/signals")
@publish(Operation(name="signals", scope="key", answers={200: schemas.SignalsAnswer}))
def signals() -> Response:
    """Get the signals with their features, the kinds of evidence, and the limits of the bands."""
    return answer({"schema_version": SCHEMA_VERSION, **as_dict(service().scorer.model)})
