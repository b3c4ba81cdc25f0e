"""`/sign-in` and `/sign-out`: a key is shown once, and a cookie stands for it for some hours."""

from __future__ import annotations

from flask import Blueprint, Response, g, make_response, redirect, render_template, request

from service.access import callers
from service.access.scopes import needs
from service.context import service
from service.store import keys, sessions

ATTEMPTS = 20  # of one address in a minute

blueprint = Blueprint("sign_in", __name__)


@blueprint.get(callers.SIGN_IN)
@needs("nothing")
def form() -> str:
    """The form."""
    return render_template("sign_in.html", error=None)


@blueprint.post(callers.SIGN_IN)
@needs("nothing")
def enter() -> Response:
    """Begin a session, if the key is valid and may read."""
    callers.limit(f"sign-in:{request.remote_addr}", ATTEMPTS)
    with service().store.writing() as connection:
        key = keys.find(connection, request.form.get("key", "").strip())
        if key is None or not key.allows("read"):
            said = "This key is not valid." if key is None else "This key may not read; it needs the scope 'read'."
            return make_response(render_template("sign_in.html", error=said), 403)
        cookie = sessions.begin(connection, key, service().settings.session_hours)
    response = make_response(redirect("/", 303))
    response.set_cookie(
        callers.COOKIE,
        cookie,
        max_age=service().settings.session_hours * 3600,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",  # a link in a colleague's message opens the page it points to
    )
    return response


@blueprint.post("/sign-out")
@needs("key")
def leave() -> Response:
    """End the session."""
    if g.caller.session is not None:
        with service().store.writing() as connection:
            sessions.end(connection, request.cookies[callers.COOKIE])
    response = make_response(redirect(callers.SIGN_IN, 303))
    response.delete_cookie(callers.COOKIE, secure=request.is_secure, httponly=True, samesite="Lax")
    return response
