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
from service.store.tables import articles, marks

Order = Literal["updated", "-updated", "created", "-created", "score", "-score"]
FEW = 2_000  # articles that are sorted rather than sought in the order of a page
COUNTED = 1_000  # beyond, a count says no more than that there are more
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


def count(connection: Connection, filters: Filters, most: int | None = None) -> int:
    """How many articles there are, counted up to `most`."""
    found = select(articles.c.id).where(*_conditions(connection, filters)).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def standing(connection: Connection) -> dict[str, int]:
    """How many articles have each status."""
    query = select(articles.c.status, func.count().label("number")).group_by(articles.c.status)
    return {row.status: row.number for row in connection.execute(query)}


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
    conditions += [_marked(connection, mark) for mark in (filters.signal, filters.kind) if mark is not None]
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


def _marked(connection: Connection, mark: str) -> ColumnElement[bool]:
    """The condition that an article has a mark.

    A page is read along the index of its order, asking each article for the mark: quick where many have it. Where few
    have, those are named, so that nothing else is looked at.
    """
    with_it = select(marks.c.article_id).where(marks.c.mark == mark)
    few = list(connection.scalars(with_it.limit(FEW + 1)))
    if len(few) <= FEW:
        return articles.c.id.in_(few)
    return with_it.where(marks.c.article_id == articles.c.id).exists()


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
