"""Many records to many reports, in order; what cannot be read becomes an error in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from data import Article, ArticleError
from data.readers.jsonl import Entry
from scoring.report import SCHEMA_VERSION
from scoring.scorer import Scorer


def score_entries(entries: Iterable[Entry], scorer: Scorer, detector: str | None = None) -> Iterator[dict[str, Any]]:
    """A report, or an error object of the contract, for every entry; `detector` overrides the records'."""
    for entry in entries:
        yield score_entry(entry, scorer, detector)


def score_entry(entry: Entry, scorer: Scorer, detector: str | None = None) -> dict[str, Any]:
    """The report on one entry, or the error object in its place."""
    try:
        if entry.error is not None:
            raise entry.error
        article = Article.from_record(entry.record)
        if detector is not None:
            article = replace(article, detector=detector)
        return scorer.score(article).to_dict()
    except ArticleError as error:
        given = entry.record.get("id") if isinstance(entry.record, dict) else None
        return {
            "schema_version": SCHEMA_VERSION,
            "id": given if isinstance(given, str) else None,
            "error": {"code": error.code, "message": error.message, "source": entry.source, "line": entry.line},
        }
