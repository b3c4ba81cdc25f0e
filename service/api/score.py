"""`POST /v1/score`: one article."""

from __future__ import annotations

import orjson
from flask import Blueprint, Response

from service import schemas
from service.api import deposits
from service.api.exchange import answer, json_body, must_accept_json, shaped
from service.api.operations import Operation, publish
from service.api.reports import OPTIONS, scored, selected
from service.context import service
from service.store.articles import check

blueprint = Blueprint("score", __name__, url_prefix="/v1")
blueprint.before_request(must_accept_json)


@blueprint.post("/score")
@publish(
    Operation(
        name="score",
        scope="score",
        body=schemas.ScoreRequest,
        answers={200: schemas.PartialReport, 201: schemas.PartialReport},
        problems=(412,),
        stores=True,
        conditional=True,
        leads_to=("article", "history", "give_feedback", "delete_article"),
    )
)
def score() -> Response:
    """Score an article, and store it if asked to."""
    record = json_body()  # before a place is taken: who sends slowly keeps nobody waiting
    with service().gate.admitted():
        # What is no object is left to `Article.from_record`, which says so.
        options = shaped(schemas.ScoreOptions, record if isinstance(record, dict) else {})
        named = deposits.asked()
        if options.store and (before := deposits.given_before(named)) is not None:
            return before
        result = scored(record, ignored=OPTIONS)
        content = selected(result.report, options.include)
        if not options.store:
            return answer(content)
        check(result.article)
        body = orjson.dumps(content)
        return deposits.deposit(named, lambda connection: deposits.put_one(connection, result, body))
