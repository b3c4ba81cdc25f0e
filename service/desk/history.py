"""`/article/NUMBER/history`: the scores that an article had, and two versions of its text side by side."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from service import difference
from service.context import service
from service.desk import archive, words
from service.problems import ProblemError
from service.store import articles, feedback

blueprint = Blueprint("versions", __name__)


@blueprint.get("/article/<int:number>/history")
def shown(number: int) -> str:
    """The page; `from` and `to` name the versions, the last two by default."""
    with service().store.reading() as connection:
        row = archive.row(connection, number)
        versions = {version.number: version for version in articles.versions_of(connection, number)}
        reports = articles.reports_of(connection, number)
        last = {report.version_id: report for report in reports}  # the later one of two stays
        end = request.args.get("to", max(versions), int)
        start = request.args.get("from", max(1, end - 1), int)
        if start not in versions or end not in versions:
            raise ProblemError(404, "unknown_version", f"This article has the versions 1 to {len(versions)}.")
        before, after = last[versions[start].id], last[versions[end].id]
        old, new = articles.text_of(connection, versions[start].id), articles.text_of(connection, versions[end].id)
        signals = difference.signals(
            articles.report_of(connection, before.id), articles.report_of(connection, after.id)
        )
        opinions = feedback.of_article(connection, number)
    changes = None if old is None or new is None or start == end else words.marked(difference.lines(old, new))
    return render_template(
        "history.html",
        row=row,
        versions=list(versions.values()),
        reports=reports,
        start=start,
        end=end,
        before=before,
        after=after,
        signals=signals,
        changes=changes,
        kept=old is not None and new is not None,
        opinions=opinions,
    )
