"""Full-text search over titles, addresses and kept texts: FTS5 in SQLite, a tsvector in PostgreSQL.

Both stem English words and ask for all of the words that were typed; nothing typed is understood as an operator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, text

from service.store.tables import articles

INDEXED = 200_000  # characters of a text; PostgreSQL takes no more than a megabyte of words
_NUL = str.maketrans({"\0": " "})
_WORD = re.compile(r"\w+")
MOST_WORDS = 20


def put(connection: Connection, number: int, title: str | None, url: str | None, body: str) -> None:
    """Make an article findable by its title, its address and its text."""
    values = {
        "number": number,
        "title": (title or "").translate(_NUL),
        "url": " ".join(_WORD.findall(url or "")),
        "body": body[:INDEXED].translate(_NUL),
    }
    if connection.dialect.name == "postgresql":
        statement = (
            "INSERT INTO article_search (article_id, words) VALUES (:number, "
            "setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :url) || "
            "to_tsvector('english', :body)) ON CONFLICT (article_id) DO UPDATE SET words = excluded.words"
        )
    else:
        connection.execute(text("DELETE FROM article_search WHERE rowid = :number"), {"number": number})
        statement = "INSERT INTO article_search (rowid, title, url, body) VALUES (:number, :title, :url, :body)"
    connection.execute(text(statement), values)


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Forget articles; in PostgreSQL their rows go with the articles."""
    if numbers and connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM article_search WHERE rowid = :number"), [{"number": n} for n in numbers])


def matching(connection: Connection, words: str) -> ColumnElement[bool]:
    """The condition that an article holds all of these words."""
    typed = _WORD.findall(words)[:MOST_WORDS]
    if connection.dialect.name == "postgresql":
        found = text(
            "articles.id IN (SELECT article_id FROM article_search WHERE words @@ plainto_tsquery('english', :words))"
        ).bindparams(bindparam("words", " ".join(typed)))
        return articles.c.id.is_not(None) & found
    asked = " ".join(f'"{word}"' for word in typed) or '""'
    found = text("articles.id IN (SELECT rowid FROM article_search WHERE article_search MATCH :words)").bindparams(
        bindparam("words", asked)
    )
    return articles.c.id.is_not(None) & found
