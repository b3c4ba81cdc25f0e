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
LISTED = 20_000  # articles: the list of more takes longer than asking each article of a page


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
    """The condition that an article holds all of these words.

    All that do are listed, unless they are so many that it is quicker to ask each article of a page in turn.
    """
    typed = _WORD.findall(words)[:MOST_WORDS]
    if connection.dialect.name == "postgresql":
        asked, number, found = " ".join(typed), "article_id", "words @@ plainto_tsquery('english', :words)"
    else:
        asked, number, found = " ".join(f'"{word}"' for word in typed) or '""', "rowid", "article_search MATCH :words"
    with_them = f"SELECT {number} FROM article_search WHERE {found}"  # noqa: S608 - made of the words above
    beyond = connection.execute(text(f"{with_them} LIMIT 1 OFFSET {LISTED}"), {"words": asked}).first()
    condition = (
        f"articles.id IN ({with_them})" if beyond is None else f"EXISTS ({with_them} AND {number} = articles.id)"
    )
    return articles.c.id.is_not(None) & text(condition).bindparams(bindparam("words", asked))
