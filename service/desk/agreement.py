"""`/feedback`: how often editors agree with the score, by signal, and which passages they call wrong or missed."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template

from features import EXTRACTORS
from features.evidence import signal_of
from service.context import service
from service.desk.kinds import LOOKS
from service.render.passages import KIND_NAMES
from service.store import feedback, marks, tallies

RECENT = 30

blueprint = Blueprint("agreement", __name__)


@blueprint.get("/feedback")
def shown() -> str:
    """The page."""
    with service().store.reading() as connection:
        verdicts = tallies.verdicts(connection)
        by_name = tallies.agreement(connection)
        found = dict(marks.totals(connection))
        recent = feedback.latest(connection, RECENT)
    passages: dict[str, Counter[str]] = {extractor.name: Counter() for extractor in EXTRACTORS}
    for name, told in by_name.items():
        if name in LOOKS:
            passages[signal_of(name)].update(told.passages)
    return render_template(
        "agreement.html",
        verdicts=verdicts,
        signals=[(extractor.name, by_name[extractor.name], passages[extractor.name]) for extractor in EXTRACTORS],
        kinds=[
            (kind, KIND_NAMES[kind], signal_of(kind), by_name[kind].passages, found.get(kind, 0))
            for kind in LOOKS
            if by_name[kind].passages
        ],
        recent=recent,
        names=KIND_NAMES,
    )
