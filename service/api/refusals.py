"""Conditions of the service that are no fault of the request, as problems."""

from __future__ import annotations

from flask import Flask, Response, current_app

from service.connection import SlowRequestError
from service.gate import OverloadedError
from service.parsing import BusyError
from service.problems import refuse
from service.store import StoreError
from service.store.articles import UnstorableError


def handle(app: Flask) -> None:
    """Answer these errors with a status that tells the caller whether to come again."""
    app.register_error_handler(OverloadedError, _overloaded)
    app.register_error_handler(BusyError, _overloaded)
    app.register_error_handler(StoreError, _unavailable)
    app.register_error_handler(SlowRequestError, _slow)
    app.register_error_handler(UnstorableError, _unstorable)


def _overloaded(_error: Exception) -> Response:
    detail = "The service has more to do than it can; try again in a second."
    return refuse(429, "overloaded", detail, {"Retry-After": "1"})


def _unavailable(error: StoreError) -> Response:
    current_app.logger.error("%s", error)
    detail = "What is stored cannot be reached at present; scoring without 'store' still works."
    return refuse(503, "store_unavailable", detail, {"Retry-After": "5"})


def _slow(_error: SlowRequestError) -> Response:
    return refuse(408, "request_timeout", "The body took too long to arrive.")


def _unstorable(error: UnstorableError) -> Response:
    return refuse(422, error.code, error.message)
