"""The queue: stored articles by filters, in an order, page by page from a cursor."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any, Literal

import orjson
from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from service.store import search
from service.store.tables import articles

Order = Literal["updated", "-updated", "created", "-created", "score", "-score"]
_COLUMNS = {"updated": "updated", "created": "created", "score": "rank"}


class CursorError(ValueError):
    """A cursor that is not one of ours, or belongs to another order."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the articles of a page have in common; None where it does not matter.

    `signal` is a signal's name and a status it has, as in `promotion:fail`; `kind` is a kind of evidence.
    """

    band: str | None = None
    status: str | None = None
    assignee: str | None = None
    source: str | None = None
    signal: str | None = None
    kind: str | None = None
    score_min: float | None = None
    score_max: float | None = None
    since: int | None = None
    until: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles, and the cursor of the page after them; None on the last page."""

    rows: tuple[Row[Any], ...]
    next: str | None


def page(
    connection: Connection, filters: Filters, order: Order = "-updated", cursor: str | None = None, limit: int = 50
) -> Page:
    """The articles after a cursor, in an order; a leading minus means the largest first.

    Raises:
        CursorError: when the cursor cannot be read.
    """
    name, down = order.removeprefix("-"), order.startswith("-")
    place = articles.c[_COLUMNS[name]]
    query = select(articles).where(*_conditions(connection, filters))
    if cursor is not None:
        at, number = _read(cursor, order)
        beyond = (place < at) if down else (place > at)
        further = (articles.c.id < number) if down else (articles.c.id > number)
        query = query.where(or_(beyond, and_(place == at, further)))
        # The condition above cannot be answered from an index; this one, which follows from it, can.
        query = query.where((place <= at) if down else (place >= at))
    ends = (place.desc(), articles.c.id.desc()) if down else (place, articles.c.id)
    rows = tuple(connection.execute(query.order_by(*ends).limit(limit + 1)))
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return Page(rows[:limit], _written(last, name, order) if last is not None else None)


def count(connection: Connection, filters: Filters) -> int:
    """How many articles there are."""
    query = select(func.count()).select_from(articles).where(*_conditions(connection, filters))
    return int(connection.execute(query).scalar_one())


def sources(connection: Connection, limit: int = 100) -> list[tuple[str, int]]:
    """The most frequent sources with the number of their articles."""
    number = func.count().label("number")
    query = select(articles.c.source, number).where(articles.c.source.is_not(None)).group_by(articles.c.source)
    return [(row.source, row.number) for row in connection.execute(query.order_by(number.desc()).limit(limit))]


def _conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    c = articles.c
    conditions: list[ColumnElement[bool]] = [
        column == value
        for column, value in (
            (c.band, filters.band),
            (c.status, filters.status),
            (c.source, filters.source),
        )
        if value is not None
    ]
    if filters.assignee is not None:
        conditions.append(c.assignee == filters.assignee if filters.assignee else c.assignee.is_(None))
    if filters.signal is not None:
        name, _, status = filters.signal.partition(":")
        conditions.append(c.signals.contains(f'"{name}":["{status}"', autoescape=True))
    if filters.kind is not None:
        conditions.append(c.kinds.contains(f'"{filters.kind}":', autoescape=True))
    if filters.score_min is not None:
        conditions.append(c.score >= filters.score_min)
    if filters.score_max is not None:
        conditions.append(c.score <= filters.score_max)
    if filters.since is not None:
        conditions.append(c.updated >= filters.since)
    if filters.until is not None:
        conditions.append(c.updated < filters.until)
    if filters.words is not None:
        conditions.append(search.matching(connection, filters.words))
    return conditions


def _written(row: Row[Any], name: str, order: str) -> str:
    at = row._mapping[_COLUMNS[name]]
    return base64.urlsafe_b64encode(orjson.dumps([order, at, row.id])).decode().rstrip("=")


def _read(cursor: str, order: str) -> tuple[float, int]:
    wrong = CursorError("The cursor is not one that this order of articles gave out; begin again without it.")
    if not re.fullmatch(r"[\w-]{1,200}", cursor, re.ASCII):
        raise wrong
    try:
        parts = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, orjson.JSONDecodeError):
        raise wrong from None
    match parts:
        case [str(given), int() | float() as at, int(number)] if (
            given == order and abs(number) < 2**62 and abs(at) < 2**62
        ):
            return at, number
    raise wrong
