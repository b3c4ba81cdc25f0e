"""Figures over all that is stored: scores by week and by source, and how often editors agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import orjson
from sqlalchemy import Connection, func, select

from service.store.tables import articles, feedback

WEEK = 7 * 24 * 3_600_000_000  # microseconds
_MONDAY = 4 * 24 * 3_600_000_000  # 1970 began on a Thursday; weeks begin on Mondays
ABOUT_SCORE = ("agree", "too_high", "too_low")


@dataclass(frozen=True, slots=True)
class Week:
    """The articles that came in one week; `mean` of the rated ones, None where there are none."""

    start: int
    count: int
    mean: float | None
    bands: Counter[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A source: how many articles, their mean score, and how many of them are weak."""

    name: str
    count: int
    mean: float | None
    weak: int


@dataclass(slots=True)
class Agreement:
    """What editors say where a signal passes, and where it does not; passages of it that they call wrong or missed."""

    passed: Counter[str] = field(default_factory=Counter)
    faulted: Counter[str] = field(default_factory=Counter)
    passages: Counter[str] = field(default_factory=Counter)


def weeks(connection: Connection, most: int = 26) -> list[Week]:
    """The last weeks in which articles came, oldest first."""
    number = ((articles.c.created - _MONDAY) // WEEK).label("week")
    query = (
        select(number, articles.c.band, func.count(), func.sum(articles.c.score), func.count(articles.c.score))
        .group_by(number, articles.c.band)
        .order_by(number.desc())
    )
    bands: dict[int, Counter[str]] = defaultdict(Counter)
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0])
    for week, band, count, total, rated in connection.execute(query):
        bands[week][band] += count
        sums[week][0] += total or 0.0
        sums[week][1] += rated
    means = {week: total / rated if rated else None for week, (total, rated) in sums.items()}
    return [
        Week(week * WEEK + _MONDAY, bands[week].total(), means[week], bands[week]) for week in sorted(bands)[-most:]
    ]


def places(connection: Connection, most: int = 15) -> list[Place]:
    """The sources with the most articles."""
    number = func.count().label("number")
    weak = func.sum((articles.c.band == "weak").cast(articles.c.words.type))
    query = (
        select(articles.c.source, number, func.avg(articles.c.score), weak)
        .where(articles.c.source.is_not(None))
        .group_by(articles.c.source)
        .order_by(number.desc(), articles.c.source)
        .limit(most)
    )
    return [Place(name, count, mean, weak or 0) for name, count, mean, weak in connection.execute(query)]


def verdicts(connection: Connection) -> Counter[str]:
    """How often each verdict was given."""
    query = select(feedback.c.verdict, func.count().label("number")).group_by(feedback.c.verdict)
    return Counter({row.verdict: row.number for row in connection.execute(query)})


def agreement(connection: Connection) -> dict[str, Agreement]:
    """By signal: verdicts on the score where the signal passes and where it does not, and on its own passages."""
    found: dict[str, Agreement] = defaultdict(Agreement)
    query = select(feedback.c.verdict, feedback.c.kind, articles.c.signals).join_from(
        feedback, articles, articles.c.id == feedback.c.article_id
    )
    for verdict, kind, signals in connection.execute(query):
        if verdict not in ABOUT_SCORE:
            found[kind].passages[verdict] += 1
            continue
        for name, (status, _) in orjson.loads(signals).items():
            if status != "n/a":
                (found[name].passed if status == "pass" else found[name].faulted)[verdict] += 1
    return found
