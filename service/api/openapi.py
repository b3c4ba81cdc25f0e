"""`GET /openapi.json`, generated from the operations and their shapes, and `/docs`, a page to try them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Flask, Response, current_app, render_template
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service import schemas
from service.access.scopes import needs
from service.api.exchange import MEDIA_TYPE, answer, must_accept_json
from service.api.operations import Operation, operation_of, publish
from service.context import service
from service.problems import MEDIA_TYPE as PROBLEM

COMPONENTS = "#/components/schemas/"
_ALWAYS = {"nothing": (400, 406, 500), "key": (400, 401, 406, 429, 500), "body": (408, 413, 415, 422)}
_TITLES = {
    400: "The request could not be understood.",
    401: "There is no valid API key.",
    403: "The key does not have the scope, or a page of another site asks.",
    404: "There is nothing at this address.",
    406: "The client accepts nothing that this address can answer with.",
    408: "The request took too long to arrive.",
    412: "The article is not as the conditions want it.",
    413: "There is more of it than is read.",
    415: "The body is not JSON.",
    421: "The service does not answer to this name.",
    422: "The request says something that cannot be done; `code` and `detail` say what.",
    429: "Too many requests; Retry-After says when to come again.",
    500: "A fault of the service.",
    503: "The service is not ready, or cannot reach its database.",
}

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/openapi.json")
@publish(Operation(name="openapi", scope="nothing", answers={200: None}))
def openapi() -> Response:
    """Get this description."""
    must_accept_json()
    return answer(document(current_app))


@blueprint.get("/docs")
@needs("nothing")
def docs() -> str:
    """A page that lists the operations and sends requests; it loads nothing from elsewhere."""
    return render_template("docs.html", operations=list(operations(current_app)), open=service().settings.open)


def operations(app: Flask) -> Iterator[tuple[str, str, Operation, str]]:
    """Path, method, operation and summary of everything that is published, in the order of the paths."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        view = app.view_functions[rule.endpoint]
        if (operation := operation_of(view)) is not None:
            (method,) = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            yield re.sub(r"<(\w+)>", r"{\1}", rule.rule), method, operation, (view.__doc__ or "").strip()


def document(app: Flask) -> dict[str, Any]:
    """The description of the API as OpenAPI 3.1."""
    published = list(operations(app))
    shapes = {
        shape
        for _, _, operation, _ in published
        for shape in (operation.body, *operation.answers.values(), schemas.ProblemAnswer)
        if shape is not None
    }
    modes: list[tuple[type[BaseModel], Any]] = [
        (shape, "validation") for shape in sorted(shapes, key=lambda s: s.__name__)
    ]
    _, definitions = models_json_schema(modes, ref_template=COMPONENTS + "{model}")
    components = definitions["$defs"]
    components["BatchRequest"]["properties"]["articles"]["maxItems"] = service().settings.max_batch_articles
    paths: dict[str, dict[str, Any]] = {}
    for path, method, operation, summary in published:
        paths.setdefault(path, {})[method.lower()] = _operation(path, operation, summary)
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Assay",
            "version": service().scorer.model.version,
            "description": "How far an article can be trusted, and why. Every error is a problem by RFC 9457.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }
    if not service().settings.open:
        described["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    return described


def _operation(path: str, operation: Operation, summary: str) -> dict[str, Any]:
    secured = operation.scope != "nothing" and not service().settings.open
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": summary,
        "parameters": [*_path_parameters(path), *_query_parameters(operation), *_headers(operation)],
        "responses": {
            **{str(status): _success(operation, status) for status in operation.answers},
            **{str(status): _problem(status) for status in _problems(operation, secured=secured)},
        },
    }
    if operation.body is not None:
        shape = {"$ref": COMPONENTS + operation.body.__name__}
        described["requestBody"] = {"required": True, "content": {MEDIA_TYPE: {"schema": shape}}}
    if secured:
        described["security"] = [{"key": []}]
        described["description"] = (
            f"Needs a key with the scope '{operation.scope}'." if operation.scope != "key" else ""
        )
    return described


def _problems(operation: Operation, *, secured: bool) -> list[int]:
    statuses = {421, *_ALWAYS["key" if secured else "nothing"], *operation.problems}
    if operation.scope != "nothing":
        statuses |= {403, 503}
    if operation.name == "ready":
        statuses.add(503)
    if operation.query is not None:
        statuses.add(422)
    if operation.body is not None:
        statuses |= {*_ALWAYS["body"], 403, 429}
    return sorted(statuses)


def _success(operation: Operation, status: int) -> dict[str, Any]:
    if status in (204, 304):
        return {"description": "Done." if status == 204 else "It is as it was."}
    shape = operation.answers[status]
    schema = (
        {"$ref": COMPONENTS + shape.__name__} if shape else {"type": "string"} if "text" in operation.media_type else {}
    )
    content: dict[str, Any] = {operation.media_type: {"schema": schema}}
    content |= {
        kind: {"schema": {"type": "string", "description": said}} for kind, said in operation.other_media.items()
    }
    described: dict[str, Any] = {"description": "The answer." if status == 200 else "Stored.", "content": content}
    if status == 201 and operation.leads_to:
        found = {"id": "$response.body#/id"}
        described["links"] = {name: {"operationId": name, "parameters": found} for name in operation.leads_to}
    return described


def _problem(status: int) -> dict[str, Any]:
    schema = {"$ref": COMPONENTS + "ProblemAnswer"}
    described: dict[str, Any] = {"description": _TITLES[status], "content": {PROBLEM: {"schema": schema}}}
    if status == 429:
        described["headers"] = {"Retry-After": {"schema": {"type": "string"}, "description": "Seconds."}}
    return described


def _path_parameters(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"{(\w+)}", path)
    ]


def _query_parameters(operation: Operation) -> list[dict[str, Any]]:
    if operation.query is None:
        return []
    shape = operation.query.model_json_schema()
    parameters = []
    for name, field in shape["properties"].items():
        plain = {key: value for key, value in field.items() if key not in ("title", "description", "default", "anyOf")}
        for choice in field.get("anyOf", []):  # null means that the parameter is left out
            plain |= {} if choice.get("type") == "null" else choice
        parameters.append({"name": name, "in": "query", "required": False, "schema": plain})
        if "description" in field:
            parameters[-1]["description"] = field["description"]
    return parameters


def _headers(operation: Operation) -> list[dict[str, Any]]:
    named = []
    if operation.stores:
        said = "The same request with the same key is carried out once; for requests that store."
        schema = {"type": "string", "pattern": "^[\\x21-\\x7e]{1,255}$"}
        named.append({"name": "Idempotency-Key", "in": "header", "schema": schema, "description": said})
    if operation.conditional:
        said = "The ETag of the article as it has to be."
        named.append({"name": "If-Match", "in": "header", "schema": {"type": "string"}, "description": said})
    return named
