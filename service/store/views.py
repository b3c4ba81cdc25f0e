"""Saved views of the queue: filters and an order under a name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select

from service.store.database import insert
from service.store.tables import views


def save(connection: Connection, owner: str, name: str, query: str, *, shared: bool = False) -> None:
    """Keep a view, a query string of the queue; one of the same name is replaced."""
    values = {"owner": owner, "name": name, "query": query, "shared": shared}
    statement = insert(connection, views).values(values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["owner", "name"], set_={"query": query, "shared": shared})
    )


def visible(connection: Connection, owner: str) -> list[Row[Any]]:
    """The views of a person, and those that others share, by name."""
    mine = or_(views.c.owner == owner, views.c.shared)
    return list(connection.execute(select(views).where(mine).order_by(views.c.name, views.c.id)))


def remove(connection: Connection, owner: str, number: int) -> None:
    """Delete a view of one's own."""
    connection.execute(delete(views).where(views.c.id == number, views.c.owner == owner))
