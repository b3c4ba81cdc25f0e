"""Sign-ins of the dashboard: a cookie stands for a key for some hours."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from service.store.database import now
from service.store.keys import Key, digest, key_of
from service.store.tables import keys, sessions

_HOUR = 3_600_000_000  # microseconds


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in that holds: whose it is, and the token that its forms carry."""

    key: Key
    form: str


def begin(connection: Connection, key: Key, hours: int) -> str:
    """A new session; returns the cookie."""
    cookie = secrets.token_urlsafe(32)
    values = {
        "secret": digest(cookie),
        "key_id": key.id,
        "form": secrets.token_urlsafe(32),
        "expires": now() + hours * _HOUR,
    }
    connection.execute(sessions.insert().values(values))
    return cookie


def find(connection: Connection, cookie: str) -> Session | None:
    """The session of a cookie, unless it is over or its key was revoked."""
    query = (
        select(sessions.c.form, keys)
        .join_from(sessions, keys, keys.c.id == sessions.c.key_id)
        .where(sessions.c.secret == digest(cookie), sessions.c.expires > now(), keys.c.revoked.is_(None))
    )
    row = connection.execute(query).one_or_none()
    return Session(key_of(row), row.form) if row is not None else None


def end(connection: Connection, cookie: str) -> None:
    """End the session of a cookie."""
    connection.execute(delete(sessions).where(sessions.c.secret == digest(cookie)))
