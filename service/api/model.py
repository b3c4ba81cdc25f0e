"""`GET /v1/model`: the model card as data, and the limits of this service."""

from __future__ import annotations

from flask import Blueprint, Response

from data.article import MAX_HTML_CHARACTERS
from data.page import MAX_CHARACTERS
from scoring.compare import MAX_ARTICLES
from scoring.model import sigmoid
from scoring.report import SCHEMA_VERSION
from service import schemas
from service.api.exchange import answer, must_accept_json
from service.api.operations import Operation, publish
from service.context import service

blueprint = Blueprint("model", __name__, url_prefix="/v1")
blueprint.before_request(must_accept_json)


@blueprint.get("/model")
@publish(Operation(name="model", scope="key", answers={200: schemas.ModelAnswer}))
def model() -> Response:
    """Get the model card, and how much may be sent."""
    scorer, settings = service().scorer, service().settings
    return answer(
        {
            "schema_version": SCHEMA_VERSION,
            **scorer.model_name,
            "baseline": 100 * sigmoid(scorer.model.z0),
            "card": dict(scorer.model.card),
            "limits": {
                "body_bytes": settings.max_body_bytes,
                "batch_articles": settings.max_batch_articles,
                "compared_articles": MAX_ARTICLES,
                "text_characters": MAX_CHARACTERS,
                "html_characters": MAX_HTML_CHARACTERS,
            },
        }
    )
