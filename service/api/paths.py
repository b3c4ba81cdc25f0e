"""Ids in addresses: an article's id may be a URL, and its slashes, sent as %2F, do not end it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

from service.problems import ProblemError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROOT = "/v1/articles/"


class KeepSegments:
    """WSGI decodes %2F to a slash like any other; under `/v1/articles/` the segments are kept as they were sent."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on, with its path as it was sent."""
        sent: Any = environ.get("RAW_URI", "")
        path = sent.partition("?")[0] if sent.startswith("/") else urlsplit(sent).path
        if path.startswith(ROOT):
            segments = path[len(ROOT) :].split("/")
            environ["PATH_INFO"] = ROOT + "/".join(quote(unquote_to_bytes(segment), safe="") for segment in segments)
        return self._application(environ, start_response)


def decoded(segment: str) -> str:
    """The id in a segment.

    Raises:
        ProblemError: when it is not UTF-8.
    """
    try:
        return unquote(segment, errors="strict")
    except UnicodeDecodeError:
        raise ProblemError(400, "bad_id", "The id in the address is not UTF-8.") from None


def address(key: str) -> str:
    """Where the article with an id is found."""
    return ROOT + quote(key, safe="")
