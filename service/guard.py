"""What every request passes and every answer carries: checks of host, origin and caller; headers; a line of log."""

from __future__ import annotations

import logging
import re
import secrets
import time
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from service.access.callers import admit, form_token
from service.context import service
from service.logs import FIELDS
from service.problems import ProblemError

# Everything a page needs comes from this service, and nothing on a page may run or style itself inline: a passage
# that slipped through as markup would be dead.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make browsers send our own forms as from nowhere
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_REQUEST_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOG = logging.getLogger("assay.request")


def protect(app: Flask) -> None:
    """Check every request, and set the headers of every answer."""
    app.before_request(_begin)
    app.before_request(_check_host)
    app.before_request(_check_origin)
    app.before_request(admit)
    app.after_request(_set_headers)
    app.after_request(_account)
    app.teardown_request(_end)
    app.jinja_env.globals["csrf_token"] = form_token


def _begin() -> None:
    """Name the request, by the caller's own name for it if that is a plain one, and start counting."""
    g.began = time.perf_counter()
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    service().metrics.open.inc()


def _check_host() -> None:
    """Refuse names that are not this service's: a page elsewhere could have its own name resolve to 127.0.0.1."""
    trusted = service().settings.hosts
    if trusted and _without_port(request.headers.get("Host", "")) not in trusted:
        raise ProblemError(421, "unknown_host", "This service does not answer to that name; open it as 'localhost'.")


def _check_origin() -> None:
    """Refuse what a page of another site sends: it would be sent with the rights of whoever reads that page."""
    if request.method in _SAFE:
        return
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "none")
    ours = origin is None or urlsplit(origin).netloc.lower() == request.headers.get("Host", "").lower()
    if not ours or site not in ("same-origin", "none"):
        raise ProblemError(403, "foreign_origin", "Pages of other sites may not send anything to this service.")


def _without_port(host: str) -> str:
    if host.startswith("["):  # [::1]:8000
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _set_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    # Answers repeat what was posted; the static files say themselves how long they hold.
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("X-Request-Id", g.request_id)
    return response


def _account(response: Response) -> Response:
    """Count the request and log it: the address without its query, which may hold words that somebody looks for."""
    seconds = time.perf_counter() - g.began
    route = request.url_rule.rule if request.url_rule else "none"
    counted = service().metrics
    method = request.method if request.method in ("GET", "HEAD", "POST", "DELETE", "OPTIONS") else "other"
    counted.requests.labels(route, method, str(response.status_code)).inc()
    counted.seconds.labels(route).observe(seconds)
    found = g.get("caller")
    fields = {
        "request_id": g.request_id,
        "method": method,
        "path": request.path,
        "status": response.status_code,
        "ms": round(1000 * seconds, 1),
        "bytes": response.content_length,
        "caller": found.id if found else None,
    }
    told = "%s %s %s in %s ms"
    _LOG.info(told, method, request.path, response.status_code, fields["ms"], extra={FIELDS: fields})
    return response


def _end(_error: BaseException | None) -> None:
    service().metrics.open.dec()
