"""Who is asking: a key in the header, a sign-in in a cookie, or whoever is at this machine."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from flask import Response, current_app, g, redirect, request

from service.access.scopes import scope_of
from service.context import service
from service.problems import ProblemError, for_a_browser
from service.store import keys, sessions
from service.store.sessions import Session

COOKIE = "assay_session"
FORM_FIELD = "csrf"
SIGN_IN = "/sign-in"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who asks; `key` is None for whoever is at this machine, `session` None without a sign-in."""

    id: str
    name: str
    key: keys.Key | None = None
    session: Session | None = None

    def allows(self, scope: str) -> bool:
        """Whether the caller may do this."""
        return self.key is None or scope == "key" or self.key.allows(scope)


LOCAL = Caller("local", "local")


def caller() -> Caller:
    """Who asks for the current request, once `admit` let it through; on an open address anybody is `LOCAL`."""
    found: Caller | None = g.get("caller")
    return found or LOCAL


def form_token() -> str:
    """The token that the forms of the current sign-in carry; empty without one."""
    session = caller().session
    return session.form if session else ""


def admit() -> Response | None:
    """Let the request through, send a browser to sign in, or refuse.

    Raises:
        ProblemError: 401 without a valid key, 403 without the scope or with a forged form, 429 when it asks too often.
    """
    g.caller = found = _identify()
    view = current_app.view_functions.get(request.endpoint or "")
    scope = scope_of(view) if view and request.endpoint != "static" else "nothing"
    if scope != "nothing":
        if found is None:
            if for_a_browser():
                return redirect(SIGN_IN, 303)  # type: ignore[return-value]  # Werkzeug's response is Flask's here
            raise ProblemError(401, "key_required", "Send an API key in 'Authorization: Bearer assay_...'.", _CHALLENGE)
        if not found.allows(scope):
            raise ProblemError(403, "missing_scope", f"This key does not have the scope '{scope}'.")
    if found is not None and found.session is not None and request.method not in _SAFE:
        given = request.form.get(FORM_FIELD) or request.headers.get("X-CSRF-Token", "")
        if not hmac.compare_digest(given.encode(), found.session.form.encode()):
            raise ProblemError(403, "forged_form", "The form is not of this sign-in; load the page again.")
    if found is not None and found.key is not None:
        charge(1)
    return None


_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="assay"'}


def charge(cost: int) -> None:
    """Count something that the caller asks for.

    Raises:
        ProblemError: 429 when it is too much for this minute.
    """
    asking = caller()
    if asking.key is not None:
        limit(f"key:{asking.id}", service().settings.requests_per_minute, cost)


def limit(name: str, per_minute: int, cost: int = 1) -> None:
    """Count something under a name.

    Raises:
        ProblemError: 429 when there was too much of it.
    """
    if wait := service().rates.take(name, per_minute, cost):
        detail = f"More than {per_minute:,} requests in a minute; try again in {wait} s."
        raise ProblemError(429, "rate_limited", detail, {"Retry-After": str(wait)})


def _identify() -> Caller | None:
    if shown := request.headers.get("Authorization"):
        kind, _, token = shown.partition(" ")
        with service().store.reading() as connection:
            key = keys.find(connection, token.strip()) if kind.lower() == "bearer" else None
        if key is None:
            raise ProblemError(401, "invalid_key", "This API key is not valid, or was revoked.", _CHALLENGE)
        return Caller(key.id, key.name, key)
    if service().settings.open:
        return LOCAL
    # A cookie goes along by itself with whatever a page elsewhere sends here: the API does not take it.
    if (cookie := request.cookies.get(COOKIE)) and not request.path.startswith("/v1"):
        with service().store.reading() as connection:
            session = sessions.find(connection, cookie)
        if session is not None:
            return Caller(session.key.id, session.key.name, session.key, session)
    return None
