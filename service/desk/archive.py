"""Stored articles for the pages: found by their number, with the last report on them and its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from scoring import ScoreReport
from service.desk import restored
from service.problems import ProblemError
from service.store import articles
from service.store.tables import articles as table


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored article: its row, its last report as it is stored and as a value, and its text where that is kept."""

    row: Row[Any]
    stored: dict[str, Any]
    report: ScoreReport
    version: int
    text: str | None

    @property
    def title(self) -> str:
        """What the article is called on the pages."""
        return str(self.row.title or self.row.key)


def row(connection: Connection, number: int, *, lock: bool = False) -> Row[Any]:
    """The row of an article.

    Raises:
        ProblemError: 404 when there is none.
    """
    query = select(table).where(table.c.id == number)
    found = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if found is None:
        raise ProblemError(404, "unknown_article", "No article is stored under this number; it may have been deleted.")
    return found


def kept(connection: Connection, number: int) -> Kept:
    """An article with its last report.

    Raises:
        ProblemError: 404 when there is none.
    """
    found = row(connection, number)
    stored = articles.report_of(connection, found.report_id)
    versions = articles.versions_of(connection, number)
    version = next(version for version in versions if version.sha256 == stored["text"]["sha256"])
    text = articles.text_of(connection, version.id)
    return Kept(found, stored, restored.report(stored), version.number, text)
