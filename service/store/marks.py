"""What an article's last report says, as rows that an index finds: its signals' statuses and its kinds of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, delete, func, select

from service.store.tables import marks


def put(connection: Connection, article: int, shown: Mapping[str, Any]) -> None:
    """Replace the marks of an article by those of the report that the queue shows of it."""
    connection.execute(delete(marks).where(marks.c.article_id == article))
    rows = [{"mark": mark, "article_id": article, "count": count} for mark, count in read(shown)]
    if rows:
        connection.execute(marks.insert(), rows)


def read(shown: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The marks in the columns `signals` and `kinds`: `promotion:fail` once, `promotion.cta` as often as it stands."""
    for name, (status, _) in orjson.loads(shown["signals"]).items():
        yield f"{name}:{status}", 1
    yield from orjson.loads(shown["kinds"]).items()


def totals(connection: Connection) -> list[tuple[str, int]]:
    """In how many articles each mark is found, the most frequent first."""
    number = func.count().label("number")
    query = select(marks.c.mark, number).group_by(marks.c.mark).order_by(number.desc(), marks.c.mark)
    return [(row.mark, row.number) for row in connection.execute(query)]
