"""JSON in and out of the API."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, request

from service.problems import ProblemError


def json_body() -> object:
    """The value that the body of the request holds.

    Raises:
        ProblemError: when it is not JSON.
    """
    kind = request.mimetype
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise ProblemError(415, "unsupported_media_type", "Send the body with 'Content-Type: application/json'.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise ProblemError(415, "unsupported_encoding", "Send the body as it is, without 'Content-Encoding'.")
    body = request.get_data(cache=False)
    request.stream.read(1)  # refuses a body sent in chunks that goes on: the limit alone would cut it off in silence
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ProblemError(400, "invalid_json", f"The body is not valid JSON in UTF-8: {error}.") from None


def answer(content: dict[str, Any]) -> Response:
    """A JSON answer."""
    return Response(orjson.dumps(content), content_type="application/json")


def must_accept_json() -> None:
    """Refuse a request that wants something else than JSON."""
    accepted = request.accept_mimetypes
    if accepted and not accepted.best_match(["application/json"]):
        raise ProblemError(406, "not_acceptable", "This address answers in 'application/json' only.")
