"""Articles on their way into the store: how many of a delivery are scored, and which could not be read."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import Connection, Row, select, update

from service.store.database import added, now
from service.store.tables import jobs

SILENT = 120_000_000  # microseconds without a word after which whoever worked on it is gone
MOST_FAULTS = 100  # that are kept of one delivery


def begin(connection: Connection, owner: str, total: int) -> int:
    """A delivery of so many articles; returns its number."""
    values = {"owner": owner, "total": total, "done": 0, "failed": 0, "faults": "[]"}
    moment = now()
    return added(connection, jobs.insert(), {**values, "created": moment, "touched": moment})


def step(connection: Connection, number: int, fault: tuple[str, str] | None = None) -> None:
    """One more is done; a fault is the name of what could not be read, and why."""
    row = connection.execute(select(jobs).where(jobs.c.id == number).with_for_update()).one()
    values = {"done": row.done + 1, "touched": now()}
    if fault is not None:
        faults = [*orjson.loads(row.faults), fault][:MOST_FAULTS]
        values |= {"failed": row.failed + 1, "faults": orjson.dumps(faults).decode()}
    connection.execute(update(jobs).where(jobs.c.id == number).values(values))


def get(connection: Connection, number: int) -> Row[Any] | None:
    """The delivery with a number."""
    return connection.execute(select(jobs).where(jobs.c.id == number)).one_or_none()


def stalled(job: Row[Any]) -> bool:
    """Whether nobody works on a delivery any more, though not all of it is done."""
    return bool(job.done < job.total and job.touched <= now() - SILENT)


def latest(connection: Connection, owner: str) -> Row[Any] | None:
    """The last delivery of somebody that is still under way."""
    query = select(jobs).where(jobs.c.owner == owner, jobs.c.done < jobs.c.total, jobs.c.touched > now() - SILENT)
    return connection.execute(query.order_by(jobs.c.id.desc()).limit(1)).one_or_none()
