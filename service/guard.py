"""What protects a service on an editor's own machine: a check of the host's name, and headers for browsers."""

from __future__ import annotations

from flask import Flask, Response, request

from service.context import service
from service.problems import ProblemError

# Everything a page needs comes from this service, and nothing on a page may run or style itself inline: a passage
# that slipped through as markup would be dead.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def protect(app: Flask) -> None:
    """Check the host of every request, and set the headers of every answer."""
    app.before_request(_check_host)
    app.after_request(_set_headers)


def _check_host() -> None:
    """Refuse names that are not this service's: a page elsewhere could have its own name resolve to 127.0.0.1."""
    trusted = service().settings.trusted_hosts
    name = request.headers.get("Host", "")
    if trusted and _without_port(name) not in trusted:
        raise ProblemError(421, "unknown_host", "This service answers on its own machine only; open it as 'localhost'.")


def _without_port(host: str) -> str:
    if host.startswith("["):  # [::1]:8000
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _set_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    # Answers repeat what was posted; the static files say themselves how long they hold.
    response.headers.setdefault("Cache-Control", "no-store")
    return response
