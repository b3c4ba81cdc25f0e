"""API keys: what a caller shows, kept as a hash, with what it allows."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Row, select, update

from service.store.database import now
from service.store.tables import keys

SCOPES = ("read", "score", "admin")
_KEY = re.compile(r"assay_([0-9a-f]{12})_([\w-]{43})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is valid; `admin` allows everything."""

    id: str
    name: str
    scopes: frozenset[str]

    def allows(self, scope: str) -> bool:
        """Whether the key may be used for this."""
        return scope in self.scopes or "admin" in self.scopes


def create(connection: Connection, name: str, scopes: Collection[str]) -> str:
    """A new key; it cannot be shown again."""
    number, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    values = {
        "id": number,
        "name": name,
        "secret": digest(secret),
        "scopes": " ".join(sorted(scopes)),
        "created": now(),
    }
    connection.execute(keys.insert().values(values))
    return f"assay_{number}_{secret}"


def find(connection: Connection, shown: str) -> Key | None:
    """The key that somebody shows, if it is one and was not revoked."""
    parts = _KEY.fullmatch(shown)
    if parts is None:
        return None
    row = connection.execute(select(keys).where(keys.c.id == parts[1])).one_or_none()
    if row is None or not hmac.compare_digest(row.secret, digest(parts[2])) or row.revoked is not None:
        return None
    return key_of(row)


def key_of(row: Row[tuple[object, ...]]) -> Key:
    """The key in a row."""
    return Key(row.id, row.name, frozenset(row.scopes.split()))


def revoke(connection: Connection, number: str) -> bool:
    """Make a key invalid; False when there is no such key, or it was revoked before."""
    valid = (keys.c.id == number) & keys.c.revoked.is_(None)
    return bool(connection.execute(update(keys).where(valid).values(revoked=now())).rowcount)


def every(connection: Connection) -> list[Row[tuple[object, ...]]]:
    """All keys, oldest first."""
    return list(connection.execute(select(keys).order_by(keys.c.created)))


def any_valid(connection: Connection) -> bool:
    """Whether somebody could use the service with a key."""
    return connection.execute(select(keys.c.id).where(keys.c.revoked.is_(None)).limit(1)).one_or_none() is not None


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
