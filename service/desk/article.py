"""`/article/NUMBER`: a stored article with all that is to be said of it, and where it stands in the queue."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from service.access.callers import caller
from service.access.scopes import needs
from service.context import service
from service.desk import archive, seen
from service.desk.kinds import LOOKS
from service.problems import ProblemError
from service.render.passages import KIND_NAMES
from service.store import articles, feedback
from service.store.tables import STATUSES

MAX_NAME = 200

blueprint = Blueprint("article", __name__)


@blueprint.get("/article/<int:number>")
def shown(number: int) -> str:
    """The page; `flag` names a passage, by its place in the report, to say something about."""
    with service().store.reading() as connection:
        kept = archive.kept(connection, number)
        opinions = feedback.of_article(connection, number)
        reports = articles.reports_of(connection, number)
    place = request.args.get("flag", -1, int)
    flagged = kept.report.evidence[place] if 0 <= place < len(kept.report.evidence) else None
    return render_template(
        "article.html",
        kept=kept,
        seen=seen.of(kept.report, kept.text, service().scorer.model),
        opinions=opinions,
        reports=reports,
        statuses=STATUSES,
        me=caller().name,
        flagged=flagged,
        flag=place,
        said=request.args.get("said"),
        kinds={kind: KIND_NAMES[kind] for kind in LOOKS},
    )


@blueprint.post("/article/<int:number>/standing")
@needs("score")
def stand(number: int) -> Response:
    """Move an article in the queue, or hand it to somebody."""
    status, assignee = request.form.get("status"), request.form.get("assignee")
    if status is not None and status not in STATUSES:
        raise ProblemError(422, "unknown_status", "An article is new, in_review, cleared or returned.")
    with service().store.writing() as connection:
        row = archive.row(connection, number, lock=True)
        if status is not None and status != row.status:
            articles.change(connection, number, status=status)
        if assignee is not None and assignee.strip()[:MAX_NAME] != (row.assignee or ""):
            articles.change(connection, number, assignee=assignee.strip()[:MAX_NAME].replace("\0", " "))
    return redirect(url_for("article.shown", number=number), 303)
