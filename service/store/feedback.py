"""What readers say of a report: whether they agree, and which passage is marked wrongly or not at all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, select, update

from service.store.database import added, now
from service.store.tables import articles, feedback, reports, versions

Verdict = Literal["agree", "too_high", "too_low", "wrong_passage", "missed_passage"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's word on a report; the passage is named by its kind and place where the verdict is about one."""

    verdict: Verdict
    who: str
    kind: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    reason: str | None = None


def add(connection: Connection, article: Row[Any], opinion: Opinion) -> int:
    """Keep an opinion on the last report of an article; returns its number."""
    values = {"article_id": article.id, "report_id": article.report_id, "created": now(), **asdict(opinion)}
    connection.execute(update(articles).where(articles.c.id == article.id).values(revision=articles.c.revision + 1))
    return added(connection, feedback.insert(), values)


def of_article(connection: Connection, article: int) -> list[Row[Any]]:
    """All opinions on an article, oldest first."""
    return list(connection.execute(_full().where(feedback.c.article_id == article).order_by(feedback.c.id)))


def after(connection: Connection, number: int, limit: int) -> list[Row[Any]]:
    """Opinions with a number above this one, in the order in which they came."""
    return list(connection.execute(_full().where(feedback.c.id > number).order_by(feedback.c.id).limit(limit)))


def latest(connection: Connection, limit: int) -> list[Row[Any]]:
    """The last opinions with the articles they are about, newest first."""
    query = select(feedback, articles.c.key, articles.c.title).join_from(
        feedback, articles, articles.c.id == feedback.c.article_id
    )
    return list(connection.execute(query.order_by(feedback.c.id.desc()).limit(limit)))


def _full() -> Any:
    """Opinions with what they were about."""
    return (
        select(
            feedback,
            articles.c.key,
            versions.c.sha256,
            versions.c.number.label("version"),
            reports.c.score,
            reports.c.model_version,
            reports.c.model_digest,
            reports.c.detector,
            reports.c.body,
        )
        .join_from(feedback, articles, articles.c.id == feedback.c.article_id)
        .join(reports, reports.c.id == feedback.c.report_id)
        .join(versions, versions.c.id == reports.c.version_id)
    )
