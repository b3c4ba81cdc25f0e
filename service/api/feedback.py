"""`POST /v1/articles/{id}/feedback` and `GET /v1/feedback`: what readers say, and the export that training reads."""

from __future__ import annotations

import orjson
from flask import Blueprint, Response, request
from sqlalchemy import Connection

from scoring.report import SCHEMA_VERSION
from service import schemas
from service.access.callers import caller
from service.api import deposits, summaries
from service.api.articles import known
from service.api.exchange import MEDIA_TYPE, answer, json_body, query, shaped
from service.api.operations import Operation, publish
from service.context import service
from service.problems import ProblemError
from service.store import articles, feedback

LINES = "application/x-ndjson"
PASSAGE = frozenset({"wrong_passage", "missed_passage"})

blueprint = Blueprint("feedback", __name__, url_prefix="/v1")


@blueprint.post("/articles/<id>/feedback")
@publish(
    Operation(
        name="give_feedback",
        scope="score",
        body=schemas.FeedbackRequest,
        answers={201: schemas.FeedbackAnswer},
        problems=(404,),
        stores=True,
    )
)
def give(id: str) -> Response:
    """Say whether the score of an article is right, or which passage is not."""
    said = shaped(schemas.FeedbackRequest, json_body())
    named = deposits.asked()
    if (before := deposits.given_before(named)) is not None:
        return before

    def write(connection: Connection) -> deposits.Written:
        row = known(connection, id, lock=True)
        report = articles.report_of(connection, row.report_id)
        version = next(v for v in articles.versions_of(connection, row.id) if v.sha256 == report["text"]["sha256"])
        text = articles.text_of(connection, version.id)
        start, end = _passage(said, version.characters)
        opinion = feedback.Opinion(
            verdict=said.verdict,
            who=said.who or caller().name,
            kind=said.kind,
            start=start,
            end=end,
            quote=None if text is None or start is None else text[start:end].replace("\0", " "),
            reason=said.reason,
        )
        number = feedback.add(connection, row, opinion)
        return deposits.Written(201, orjson.dumps(summaries.opinion(feedback.after(connection, number - 1, 1)[0])))

    return deposits.deposit(named, write)


@blueprint.get("/feedback")
@publish(
    Operation(
        name="feedback",
        scope="read",
        query=schemas.FeedbackQuery,
        answers={200: schemas.FeedbackListAnswer},
        other_media={LINES: "One FeedbackAnswer a line; the header X-Next has the cursor of the next page."},
    )
)
def export() -> Response:
    """List all feedback in the order in which it came; as JSON lines it is what `assay train --feedback` reads."""
    asked = query(schemas.FeedbackQuery)
    accepted = request.accept_mimetypes
    chosen = accepted.best_match([MEDIA_TYPE, LINES]) if accepted else MEDIA_TYPE
    if chosen is None:
        raise ProblemError(406, "not_acceptable", f"This address answers in '{MEDIA_TYPE}' and '{LINES}' only.")
    with service().store.reading() as connection:
        rows = feedback.after(connection, asked.cursor, asked.limit + 1)
    content = [summaries.opinion(row) for row in rows[: asked.limit]]
    following = content[-1]["number"] if len(rows) > asked.limit else None
    if chosen == MEDIA_TYPE:
        return answer({"schema_version": SCHEMA_VERSION, "feedback": content, "next": following})
    lines = b"".join(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in content)
    return Response(lines, content_type=LINES, headers={"X-Next": str(following)} if following else None)


def _passage(said: schemas.FeedbackRequest, characters: int) -> tuple[int | None, int | None]:
    """The place that an opinion is about, within the text."""
    if said.verdict not in PASSAGE:
        return None, None
    if said.kind is None or said.start is None or said.end is None:
        raise ProblemError(422, "no_passage", f"The verdict '{said.verdict}' needs 'kind', 'start' and 'end'.")
    if not said.start < said.end <= characters:
        raise ProblemError(422, "no_such_passage", f"The passage must lie within the {characters:,} characters.")
    return said.start, said.end
