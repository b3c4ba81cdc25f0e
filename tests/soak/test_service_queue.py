"""The queue with 100,000 stored articles, on both databases: every page in under 150 ms."""

from __future__ import annotations

import time
from typing import Any

import pytest
from sqlalchemy import text

from data import Article
from scoring import Scorer
from service.store import Store, articles, marks, queue, search, tables
from service.store.queue import Filters
from tests.service.conftest import ARTICLE, new_database, one_store, store
from tests.soak.figures import tell

ARTICLES = 100_000
MOST_MS = 150.0
pytestmark = pytest.mark.soak
__all__ = ["new_database", "one_store", "store"]  # fixtures


def fill(store: Store) -> None:
    """Rows as `articles.put` writes them, each with a search entry of 60 words."""
    shown = articles.shown(Scorer.load().score(Article.from_text(ARTICLE)).to_dict())
    words = ARTICLE.split()
    for first in range(0, ARTICLES, 10_000):
        rows: list[dict[str, Any]] = [
            {
                **shown,
                "id": i + 1,
                "key": f"https://site{i % 500}.example/{i}",
                "key_digest": articles.key_digest(f"{i}"),
                "title": f"Piece {i} on walks",
                "url": f"https://site{i % 500}.example/{i}",
                "source": f"site{i % 500}.example",
                "status": tables.STATUSES[i % 4],
                "revision": 1,
                "created": i,
                "updated": i * 7919 % ARTICLES,
                "rank": float(i % 101),
                "score": float(i % 101),
                "band": ("weak", "mixed", "strong")[i % 3],
            }
            for i in range(first, first + 10_000)
        ]
        with store.writing() as connection:
            connection.execute(tables.articles.insert(), rows)
            connection.execute(
                tables.marks.insert(),
                [
                    {"mark": mark, "article_id": row["id"], "count": count}
                    for row in rows
                    for mark, count in (*marks.read(shown), *([("promotion.offer", 1)] * (row["id"] % 500 == 0)))
                ],
            )
            for row in rows:
                i = row["id"]
                body = " ".join(words[i % 40 : i % 40 + 60]) + (" zanzibar" if i % 5000 == 0 else "")
                search.put(connection, i, row["title"], row["url"], body)
    with store.writing() as connection:
        connection.execute(text("ANALYZE"))


def test_every_page_is_fast(store: Store) -> None:
    fill(store)
    asked: dict[str, tuple[Filters, queue.Order]] = {
        "newest first": (Filters(), "-updated"),
        "lowest score first": (Filters(), "score"),
        "one status": (Filters(status="in_review"), "-updated"),
        "one source": (Filters(source="site7.example"), "score"),
        "a rare word": (Filters(words="zanzibar"), "-updated"),
        "a word of all": (Filters(words="walks"), "-updated"),
        "a signal that none has": (Filters(signal="citations:n/a", band="weak"), "-updated"),
        "a kind of all": (Filters(kind="promotion.cta"), "-updated"),
        "a signal of all": (Filters(signal="contradictions:fail", status="new"), "score"),
        "a rare kind": (Filters(kind="promotion.offer"), "-score"),
        "a kind that none has": (Filters(kind="transparency.reviewer", status="new"), "-score"),
    }
    slow = {}
    for name, (filters, order) in asked.items():
        times = []
        with store.reading() as connection:
            cursor = None
            for _ in range(6):
                began = time.perf_counter()
                page = queue.page(connection, filters, order, cursor)
                times.append(1000 * (time.perf_counter() - began))
                cursor = page.next or cursor
        tell(f"{name}: {sorted(times)[3]:.1f} ms median, {max(times):.1f} ms at most")
        if sorted(times)[3] > MOST_MS:
            slow[name] = times
    with store.reading() as connection:
        began = time.perf_counter()
        queue.count(connection, Filters(band="weak"), queue.COUNTED)
        tell(f"count of a band: {1000 * (time.perf_counter() - began):.1f} ms")
    assert not slow
