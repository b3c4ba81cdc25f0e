"""`GET /metrics`: the counters of all processes of this service, for Prometheus."""

from __future__ import annotations

from flask import Blueprint, Response

from service.api.operations import Operation, publish
from service.context import service
from service.metrics import CONTENT_TYPE

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
@publish(Operation(name="metrics", scope="read", answers={200: None}, media_type="text/plain"))
def metrics() -> Response:
    """Get the counters in Prometheus' text format."""
    return Response(service().metrics.text(), content_type=CONTENT_TYPE)
