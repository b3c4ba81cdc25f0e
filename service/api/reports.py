"""Scoring for the API: a record in, the article and its report out, in turn with other requests."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from data import Article
from scoring import ScoreReport
from scoring.fitness import Caution
from service.context import service
from service.problems import ProblemError

MOST_NAMED = 10  # unknown fields that a caution names
NAME_CHARACTERS = 40
OPTIONS = frozenset({"include", "store"})
ALWAYS = frozenset({"schema_version", "id"})


@dataclass(frozen=True, slots=True)
class Submission:
    """An article as it was sent, and what its sender should know."""

    article: Article
    cautions: tuple[Caution, ...]

    def told(self, report: ScoreReport) -> ScoreReport:
        """The report on the article with these cautions in it."""
        return replace(report, cautions=(*report.cautions, *self.cautions))


@dataclass(frozen=True, slots=True)
class Scored:
    """An article and the report on it."""

    article: Article
    report: dict[str, Any]


def listed(body: object) -> list[Any]:
    """The records in a request with several.

    Raises:
        ProblemError: when there are none.
    """
    if not isinstance(body, dict):
        raise ProblemError(422, "not_an_object", "The body is a JSON object with a field 'articles'.")
    if not isinstance(records := body.get("articles"), list):
        raise ProblemError(422, "no_articles", "The field 'articles' must be an array of articles.")
    return records


def submitted(record: object, ignored: Collection[str] = ()) -> Submission:
    """The article in a record; fields in `ignored` were understood elsewhere.

    Raises:
        ArticleError: when the record is not usable.
        ProblemError: when its id is empty.
    """
    held = service()
    killed = held.parser.killed
    try:
        article = held.parser.article(record)
    finally:
        if held.parser.killed > killed:
            held.metrics.killed.inc()
    if not article.id:
        raise ProblemError(422, "empty_id", "The field 'id' is empty; leave it out, or name the article.")
    unknown = sorted(set(article.extra) - set(ignored))
    return Submission(replace(article, extra={}), (_unknown_fields(unknown),) if unknown else ())


def scored(record: object, ignored: Collection[str] = ()) -> Scored:
    """The report on a record; fields in `ignored` were understood elsewhere.

    Raises:
        ArticleError: when the record is not usable.
        ProblemError: when its id is empty.
    """
    held, sent = service(), submitted(record, ignored)
    with held.gate.turn():
        began = time.perf_counter()
        report = held.scorer.score(sent.article)
        held.metrics.scoring.observe(time.perf_counter() - began)
    held.metrics.scored.labels(report.band).inc()
    return Scored(sent.article, sent.told(report).to_dict())


def selected(report: dict[str, Any], include: Collection[str] | None) -> dict[str, Any]:
    """The fields of a report that were asked for."""
    if include is None:
        return report
    return {name: value for name, value in report.items() if name in ALWAYS or name in include}


def _unknown_fields(names: list[str]) -> Caution:
    shown = ", ".join(f"'{name[:NAME_CHARACTERS]}'" for name in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return Caution("unknown_fields", f"These fields were ignored: {shown}{more}.")
