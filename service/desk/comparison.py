"""`/compare`: two to six articles on one question, side by side, and the statements on which they disagree."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from data import Article
from features import EXTRACTORS
from scoring.compare import Comparison, compare
from service.access.scopes import needs
from service.context import service
from service.desk import archive
from service.render.passages import KIND_NAMES

MOST = 6

blueprint = Blueprint("comparison", __name__)


@blueprint.get("/compare")
@needs("score")
def shown() -> str | tuple[str, int]:
    """The page; `article` names each of them by its number."""
    numbers = list(dict.fromkeys(n for n in request.args.getlist("article") if n.isdecimal() and len(n) < 18))
    if not 2 <= len(numbers) <= MOST:
        return render_template("compare_none.html", number=len(numbers), most=MOST), 422 if numbers else 200
    with service().store.reading() as connection:
        kept = [archive.kept(connection, int(number)) for number in numbers]
    found = _compared(kept)
    return render_template(
        "compare.html",
        kept=kept,
        found=found,
        topics=_topics(found) if found else [],
        extractors=EXTRACTORS,
        statuses=[{signal.name: signal for signal in one.report.signals} for one in kept],
        counts=_counts(kept),
        names=KIND_NAMES,
    )


def _compared(kept: list[archive.Kept]) -> Comparison | None:
    """What the texts disagree on; None where one of them is not kept."""
    if any(one.text is None for one in kept):
        return None
    texts = [Article.from_text(one.text or "", id=one.row.key, title=one.row.title, url=one.row.url) for one in kept]
    with service().gate.admitted(), service().gate.turn():
        return compare(texts, service().scorer)


def _topics(found: Comparison) -> list[tuple[str, list[object]]]:
    topics: dict[str, list[object]] = {}
    for disagreement in found.disagreements:
        topics.setdefault(disagreement.about, []).append(disagreement)
    return list(topics.items())


def _counts(kept: list[archive.Kept]) -> list[tuple[str, list[int]]]:
    """Kinds of evidence that any of the articles has, with their number in each."""
    rows = [(kind, [sum(e.kind == kind for e in one.report.evidence) for one in kept]) for kind in KIND_NAMES]
    return [(kind, counts) for kind, counts in rows if any(counts)]
