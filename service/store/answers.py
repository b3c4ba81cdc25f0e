"""Answers to requests with an Idempotency-Key: the same request again gets the same answer, and changes nothing."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection, select

from service.store.database import insert, now
from service.store.tables import answers


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks, under which token, for what: the digest of method, path and body."""

    caller: str
    token: str
    digest: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given."""

    request: str
    status: int
    headers: dict[str, str]
    body: bytes


def find(connection: Connection, request: Request) -> Given | None:
    """The answer that was given to this token."""
    mine = (answers.c.caller == request.caller) & (answers.c.token == request.token)
    row = connection.execute(select(answers).where(mine)).one_or_none()
    return Given(row.request, row.status, orjson.loads(row.headers), zlib.decompress(row.body)) if row else None


def keep(connection: Connection, request: Request, status: int, headers: dict[str, str], body: bytes) -> bool:
    """Keep an answer, in the transaction that stores what it tells of; False when there is one already."""
    values = {
        "caller": request.caller,
        "token": request.token,
        "request": request.digest,
        "status": status,
        "headers": orjson.dumps(headers).decode(),
        "body": zlib.compress(body, 1),
        "created": now(),
    }
    statement = insert(connection, answers).values(values).on_conflict_do_nothing().returning(answers.c.token)
    return connection.execute(statement).one_or_none() is not None
