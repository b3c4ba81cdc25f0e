"""Storing what was scored, once: conditions on the article, and requests that come twice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Response, g, request
from sqlalchemy import Connection, Row

from service.access.callers import caller
from service.api.exchange import MEDIA_TYPE
from service.api.paths import address
from service.api.reports import Scored
from service.context import service
from service.problems import ProblemError
from service.store import answers, articles

_TOKEN = re.compile(r"[\x21-\x7e]{1,255}")


@dataclass(frozen=True, slots=True)
class Written:
    """The answer to what was stored."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class _GivenBeforeError(Exception):
    """The same request was answered meanwhile; what this one has written is undone."""


def asked() -> answers.Request | None:
    """The request as its Idempotency-Key names it, or None without one; after the body was read.

    Raises:
        ProblemError: when the header is not usable.
    """
    token = request.headers.get("Idempotency-Key")
    if token is None:
        return None
    if not _TOKEN.fullmatch(token):
        raise ProblemError(400, "bad_idempotency_key", "An Idempotency-Key has 1 to 255 visible ASCII characters.")
    digest = hashlib.sha256(f"{request.method} {request.path}\n".encode() + g.body).hexdigest()
    return answers.Request(caller().id, token, digest)


def given_before(named: answers.Request | None) -> Response | None:
    """The answer that this request got before, if it did.

    Raises:
        ProblemError: when the key was used for another request.
    """
    if named is None:
        return None
    with service().store.reading() as connection:
        held = answers.find(connection, named)
    if held is None:
        return None
    if held.request != named.digest:
        raise ProblemError(422, "idempotency_key_reused", "This Idempotency-Key was used for another request.")
    headers = {**held.headers, "Idempotent-Replayed": "true"}
    return Response(held.body, held.status, headers, content_type=MEDIA_TYPE)


def deposit(named: answers.Request | None, write: Callable[[Connection], Written]) -> Response:
    """Write in one transaction, together with the answer to be given again, and give it."""
    try:
        with service().store.writing() as connection:
            written = write(connection)
            headers = written.headers
            if named and not answers.keep(connection, named, written.status, headers, written.body):
                raise _GivenBeforeError
    except _GivenBeforeError:
        return given_before(named) or deposit(named, write)
    return Response(written.body, written.status, headers, content_type=MEDIA_TYPE)


def put_one(connection: Connection, scored: Scored, body: bytes) -> Written:
    """Store one article on the conditions of the request."""
    check_conditions(articles.get(connection, scored.article.id, lock=True))
    stored = articles.put(connection, scored.article, scored.report, keep_text=service().settings.keep_text)
    headers = {"ETag": etag(stored.number, stored.revision), "Location": address(scored.article.id)}
    return Written(201 if stored.new_article else 200, body, headers)


def put_all(connection: Connection, scored: Sequence[Scored]) -> None:
    """Store several articles, in an order that lets two requests with the same ones take turns."""
    for one in sorted(scored, key=lambda one: articles.key_digest(one.article.id)):
        articles.put(connection, one.article, one.report, keep_text=service().settings.keep_text)


def check_conditions(row: Row[Any] | None) -> None:
    """Whether an article is as the headers If-Match and If-None-Match want it.

    Raises:
        ProblemError: 412 when it is not.
    """
    wanted, unwanted = request.if_match, request.if_none_match
    present = None if row is None else etag(row.id, row.revision).strip('"')
    if request.headers.get("If-Match") is not None and (present is None or not wanted.contains(present)):
        raise ProblemError(412, "precondition_failed", "The article is not the one that 'If-Match' names.")
    if request.headers.get("If-None-Match") is not None and present is not None and unwanted.contains(present):
        raise ProblemError(412, "precondition_failed", "The article is there already.")


def etag(number: int, revision: int) -> str:
    """The ETag of an article in a revision."""
    return f'"{number}.{revision}"'
