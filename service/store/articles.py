"""Articles in the store: an article is known by its `id`, texts are versions of it, reports belong to a version."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson
from sqlalchemy import Connection, Row, delete, func, select, update

from data import Article
from data.article import text_digest
from service.store import marks, search
from service.store.database import added, insert, now
from service.store.tables import STATUSES, articles, reports, versions

MAX_NAME = 2000  # characters of an id, a URL or a title
MAX_SOURCE = 255
UNRATED = -1.0  # where an article without a score stands in an order by score
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NOT_KEPT = {
    "code": "text_not_kept",
    "message": "Only the hash of the text is kept: the passages of this stored report are places without their words.",
}


class UnstorableError(ValueError):
    """An article that can be scored but not stored; `code` is stable, the message says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Stored:
    """Where something was stored: the article's row number and revision, and what was new about it."""

    number: int
    revision: int
    new_article: bool
    new_version: bool


def check(article: Article) -> None:
    """Whether an article can be stored.

    Raises:
        UnstorableError: when its id, URL or title is too long, or holds control characters.
    """
    for name, value in (("id", article.id), ("url", article.url or ""), ("title", article.title or "")):
        if len(value) > MAX_NAME:
            raise UnstorableError(
                "name_too_long", f"The field '{name}' has {len(value):,} characters; {MAX_NAME:,} can be stored."
            )
        if _CONTROL.search(value):
            raise UnstorableError(
                "control_characters", f"The field '{name}' holds control characters and cannot be stored."
            )


def put(connection: Connection, article: Article, report: Mapping[str, Any], *, keep_text: bool) -> Stored:
    """Store a report, its text as a version of the article, and the article; what is there already stays as it is.

    A text that is new makes an article that was cleared or returned new again.
    """
    moment, digest = now(), key_digest(article.id)
    row = {"key_digest": digest, "key": article.id, "revision": 0, "created": moment, "updated": moment}
    blank = {"rank": UNRATED, "band": "not_rated", "words": 0, "signals": "{}", "kinds": "{}"}
    connection.execute(insert(connection, articles).values(row | blank).on_conflict_do_nothing())
    held = connection.execute(select(articles).where(articles.c.key_digest == digest).with_for_update()).one()
    version, new_version = _version(connection, held.id, article, moment, keep_text=keep_text)
    kept = report if keep_text else without_words(report)
    number, new_report = _report(connection, held.id, version, kept, moment)
    named = (article.title, article.url)
    if not (new_version or new_report) and held.report_id == number and named == (held.title, held.url):
        return Stored(held.id, held.revision, False, False)
    told = shown(report)
    values = {
        "title": article.title,
        "url": article.url,
        "source": source_of(article.url),
        "revision": held.revision + 1,
        "updated": moment,
        "report_id": number,
        **told,
    }
    if new_version and held.status != "in_review":
        values["status"] = "new"
    connection.execute(update(articles).where(articles.c.id == held.id).values(values))
    marks.put(connection, held.id, told)
    search.put(connection, held.id, article.title, article.url, article.text if keep_text else "")
    return Stored(held.id, held.revision + 1, held.revision == 0, new_version)


def get(connection: Connection, key: str, *, lock: bool = False) -> Row[Any] | None:
    """The row of the article with an id, or None; with `lock` nobody else changes it until the transaction ends."""
    query = select(articles).where(articles.c.key_digest == key_digest(key))
    return connection.execute(query.with_for_update() if lock else query).one_or_none()


def remove(connection: Connection, number: int) -> None:
    """Delete an article with all that belongs to it."""
    search.remove(connection, [number])
    connection.execute(delete(articles).where(articles.c.id == number))


def change(connection: Connection, number: int, *, status: str | None = None, assignee: str | None = None) -> None:
    """Set where an article stands in the queue, or who looks at it ("" for nobody); None leaves it as it is."""
    values: dict[str, Any] = {"revision": articles.c.revision + 1}
    if status is not None:
        if status not in STATUSES:
            raise ValueError(f"no such status: {status}")
        values["status"] = status
    if assignee is not None:
        values["assignee"] = assignee or None
    connection.execute(update(articles).where(articles.c.id == number).values(values))


def report_of(connection: Connection, number: int) -> dict[str, Any]:
    """A stored report as the object of the contract."""
    body = connection.execute(select(reports.c.body).where(reports.c.id == number)).scalar_one()
    report: dict[str, Any] = unpack(body)
    return report


def versions_of(connection: Connection, article: int) -> list[Row[Any]]:
    """The versions of an article's text, without the texts, oldest first."""
    columns = [column for column in versions.c if column is not versions.c.text]
    kept = versions.c.text.is_not(None).label("kept")
    query = select(*columns, kept).where(versions.c.article_id == article).order_by(versions.c.number)
    return list(connection.execute(query))


def reports_of(connection: Connection, article: int) -> list[Row[Any]]:
    """The reports on an article without their bodies, oldest first."""
    columns = [column for column in reports.c if column is not reports.c.body]
    return list(connection.execute(select(*columns).where(reports.c.article_id == article).order_by(reports.c.id)))


def text_of(connection: Connection, version: int) -> str | None:
    """The text of a version, or None where only its hash is kept."""
    packed = connection.execute(select(versions.c.text).where(versions.c.id == version)).scalar_one()
    return None if packed is None else zlib.decompress(packed).decode()


def key_digest(key: str) -> str:
    """What an article is found by."""
    return hashlib.sha256(key.encode()).hexdigest()


def source_of(url: str | None) -> str | None:
    """The host of a URL without `www.`, or None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.")[:MAX_SOURCE] if host else None


def shown(report: Mapping[str, Any]) -> dict[str, Any]:
    """What the queue shows of a report."""
    low, high = report["interval"] or (None, None)
    told = {signal["name"]: [signal["status"], round(signal["points"], 1)] for signal in report["signals"]}
    kinds = Counter(evidence["kind"] for evidence in report["evidence"])
    return {
        "score": report["score"],
        "low": low,
        "high": high,
        "rank": UNRATED if report["score"] is None else report["score"],
        "band": report["band"],
        "words": report["text"]["words"],
        "signals": orjson.dumps(told).decode(),
        "kinds": orjson.dumps(dict(sorted(kinds.items()))).decode(),
    }


def without_words(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report that tells nothing of the words of the text."""
    bare = [
        {**evidence, "quote": "", "other": {**evidence["other"], "quote": ""} if evidence["other"] else None}
        for evidence in report["evidence"]
    ]
    text = {name: value for name, value in report["text"].items() if name != "content"}
    return {**report, "evidence": bare, "text": text, "cautions": [*report["cautions"], _NOT_KEPT]}


def pack(content: object) -> bytes:
    """JSON as the store keeps it."""
    return zlib.compress(orjson.dumps(content), 1)


def unpack(packed: bytes) -> Any:
    """The value of stored JSON."""
    return orjson.loads(zlib.decompress(packed))


def _version(
    connection: Connection, number: int, article: Article, moment: int, *, keep_text: bool
) -> tuple[int, bool]:
    sha256 = text_digest(article.text)
    mine = versions.c.article_id == number
    held = connection.execute(
        select(versions.c.id, versions.c.text.is_not(None).label("kept")).where(mine, versions.c.sha256 == sha256)
    ).one_or_none()
    text = zlib.compress(article.text.encode(), 1) if keep_text else None
    if held is not None:
        if text is not None and not held.kept:
            connection.execute(update(versions).where(versions.c.id == held.id).values(text=text))
        return held.id, False
    last = connection.execute(select(func.coalesce(func.max(versions.c.number), 0)).where(mine)).scalar_one()
    values = {
        "article_id": number,
        "number": last + 1,
        "sha256": sha256,
        "text": text,
        "characters": len(article.text),
        "created": moment,
    }
    return added(connection, versions.insert(), values), True


def _report(
    connection: Connection, number: int, version: int, report: Mapping[str, Any], moment: int
) -> tuple[int, bool]:
    digest = hashlib.sha256(orjson.dumps(report)).hexdigest()
    held = connection.execute(
        select(reports.c.id).where(reports.c.version_id == version, reports.c.digest == digest)
    ).scalar_one_or_none()
    if held is not None:
        return held, False
    low, high = report["interval"] or (None, None)
    values = {
        "article_id": number,
        "version_id": version,
        "digest": digest,
        "model_version": report["model"]["version"],
        "model_digest": report["model"]["digest"],
        "detector": report["model"]["detector"],
        "score": report["score"],
        "low": low,
        "high": high,
        "band": report["band"],
        "body": pack(report),
        "created": moment,
    }
    return added(connection, reports.insert(), values), True
