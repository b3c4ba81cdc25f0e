"""`/overview`: scores over time and by source, agreement, and the most frequent faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template

from features import EXTRACTORS
from features.evidence import KINDS, signal_of
from service.context import service
from service.desk.kinds import AGAINST, LOOKS
from service.render.passages import KIND_NAMES
from service.store import marks, queue, tallies
from service.store.tallies import Week

TALL, HEAD = 150.0, 18.0  # pixels from score 0 to 100, or of the fullest week; and above them
FEWEST = 8  # weeks that the drawing has room for at least
NAMED = 13  # weeks at most that are named below it
MOST_FAULTS = 10

blueprint = Blueprint("overview", __name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that speaks against pages: its name, the address of the queue that shows it, in how many articles."""

    name: str
    signal: str
    field: str
    mark: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles of one band in one week."""

    band: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A week as it is drawn; `mean` is the height of its mean score, None without one."""

    start: int
    count: int
    left: float
    width: float
    middle: float
    bars: tuple[Bar, ...]
    above: float
    mean: float | None
    named: bool


@blueprint.get("/overview")
def shown() -> str:
    """The page."""
    with service().store.reading() as connection:
        standing = queue.standing(connection)
        weeks = tallies.weeks(connection)
        places = tallies.places(connection)
        totals = marks.totals(connection)
        verdicts = tallies.verdicts(connection)
    return render_template(
        "overview.html",
        standing=standing,
        total=sum(standing.values()),
        weeks=weeks,
        drawn=drawn(weeks),
        places=places,
        faults=faults(totals),
        verdicts=verdicts,
        about=sum(verdicts[name] for name in tallies.ABOUT_SCORE),
        tall=round(HEAD + TALL - 10),
    )


def faults(totals: Sequence[tuple[str, int]]) -> list[Fault]:
    """The failed signals and the kinds of evidence that speak against a page, the most frequent first."""
    names = {extractor.name for extractor in EXTRACTORS}
    found = []
    for mark, count in totals:
        signal, _, status = mark.partition(":")
        if status == "fail" and signal in names:
            found.append(Fault(f"{signal.capitalize()} fails", signal, "signal", mark, count))
        elif mark != "contradiction.internal" and mark in KINDS and LOOKS[mark].tone == AGAINST:
            found.append(Fault(KIND_NAMES[mark].capitalize(), signal_of(mark), "kind", mark, count))
    return found[:MOST_FAULTS]


def drawn(weeks: Sequence[Week]) -> list[Column]:
    """The weeks side by side: across in per cent of the drawing, up and down in pixels."""
    fullest = max((week.count for week in weeks), default=1)
    share = 100 / max(len(weeks), FEWEST)
    every = -(-len(weeks) // NAMED)
    columns = []
    for place, week in enumerate(weeks):
        top, bars = HEAD + TALL, []
        for band in ("weak", "mixed", "strong", "not_rated"):
            height = TALL * week.bands[band] / fullest
            top -= height
            bars.append(Bar(band, round(top, 1), round(height, 1)))
        left, width = place * share + 0.2 * share, 0.6 * share
        mean = None if week.mean is None else round(HEAD + TALL * (1 - week.mean / 100), 1)
        columns.append(
            Column(week.start, week.count, round(left, 2), round(width, 2), round(left + width / 2, 2), tuple(bars),
                   round(top - 6, 1), mean, place % every == 0)
        )  # fmt: skip
    return columns
