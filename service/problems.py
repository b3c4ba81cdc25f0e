"""Errors over HTTP: problem details by RFC 9457 with a stable `code`, or a page where a browser asked for one."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import orjson
from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from data import ArticleError

MEDIA_TYPE = "application/problem+json"

# What HTTP itself can refuse, before any of our own code has read the request.
_CODES = {
    400: ("bad_request", "The request could not be understood."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that method; the header 'Allow' names those it takes."),
    413: ("body_too_large", "The body is larger than this service reads."),
}


class ProblemError(Exception):
    """A request that is refused: its HTTP status, a stable code, what to do about it, and headers to go with it."""

    def __init__(self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = headers or {}


def status_of(error: ArticleError) -> int:
    """The HTTP status for a record that is not usable as an article."""
    return 413 if error.code == "too_long" else 422


def handle(app: Flask) -> None:
    """Answer every error of the application as a problem."""

    def refused(error: ProblemError) -> Response:
        return refuse(error.status, error.code, error.detail, error.headers)

    def unreadable(error: ArticleError) -> Response:
        return refuse(status_of(error), error.code, error.message)

    def by_http(error: HTTPException) -> Response:
        status = error.code or 500
        code, detail = _CODES.get(status, (HTTPStatus(status).name.lower(), HTTPStatus(status).description))
        answer = refuse(status, code, detail)
        answer.headers.extend((name, value) for name, value in error.get_headers() if name in {"Allow", "Location"})
        return answer

    def unexpected(error: Exception) -> Response:
        app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
        return refuse(500, "internal_error", "Assay failed on this request; the service's log says why.")

    app.register_error_handler(ProblemError, refused)
    app.register_error_handler(ArticleError, unreadable)
    app.register_error_handler(HTTPException, by_http)
    app.register_error_handler(Exception, unexpected)


def as_json(status: int, code: str, detail: str) -> bytes:
    """A problem as it is sent."""
    title = HTTPStatus(status).phrase
    return orjson.dumps({"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail})


def for_a_browser() -> bool:
    """Whether the client prefers a page, and asks outside of the API, whose errors are JSON for everybody."""
    accepted = request.accept_mimetypes
    return not request.path.startswith("/v1") and accepted.best_match([MEDIA_TYPE, "text/html"]) == "text/html"


def refuse(status: int, code: str, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as the answer to the current request."""
    if for_a_browser():
        page = render_template("problem.html", status=status, title=HTTPStatus(status).phrase, detail=detail)
        return Response(page, status, headers, mimetype="text/html")
    return Response(as_json(status, code, detail), status, headers, content_type=MEDIA_TYPE)
