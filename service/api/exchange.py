"""JSON in and out of the API."""

from __future__ import annotations

from typing import Any, TypeVar

import orjson
from flask import Response, g, request
from pydantic import BaseModel, ValidationError

from service.problems import ProblemError

MEDIA_TYPE = "application/json"
Shape = TypeVar("Shape", bound=BaseModel)


def json_body() -> object:
    """The value that the body of the request holds.

    Raises:
        ProblemError: when it is not JSON.
    """
    kind = request.mimetype
    if kind != MEDIA_TYPE and not (kind.startswith("application/") and kind.endswith("+json")):
        raise ProblemError(415, "unsupported_media_type", "Send the body with 'Content-Type: application/json'.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise ProblemError(415, "unsupported_encoding", "Send the body as it is, without 'Content-Encoding'.")
    g.body = body = request.get_data(cache=False)
    request.stream.read(1)  # refuses a body sent in chunks that goes on: the limit alone would cut it off in silence
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ProblemError(400, "invalid_json", f"The body is not valid JSON in UTF-8: {error}.") from None


def shaped(shape: type[Shape], value: object, code: str = "invalid_field") -> Shape:
    """A part of a request in the shape it should have.

    Raises:
        ProblemError: 422 with what is wrong first.
    """
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        detail = f"The field '{name[:100]}': {first['msg'][:300]}." if name else first["msg"]
        raise ProblemError(422, code, detail) from None


def query(shape: type[Shape]) -> Shape:
    """The parameters of the address.

    Raises:
        ProblemError: 422 when one of them is unknown, given twice, or not usable.
    """
    given = {name: values[-1] for name, values in request.args.lists()}
    if twice := [name for name, values in request.args.lists() if len(values) > 1]:
        raise ProblemError(422, "invalid_query", f"The parameter '{twice[0][:100]}' is given twice.")
    return shaped(shape, given, "invalid_query")


def answer(content: dict[str, Any], status: int = 200) -> Response:
    """A JSON answer."""
    return Response(orjson.dumps(content), status, content_type=MEDIA_TYPE)


def must_accept_json() -> None:
    """Refuse a request that wants something else than JSON."""
    accepted = request.accept_mimetypes
    if accepted and not accepted.best_match([MEDIA_TYPE]):
        raise ProblemError(406, "not_acceptable", "This address answers in 'application/json' only.")
