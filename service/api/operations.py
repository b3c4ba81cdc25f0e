"""What is published about an address, written beside the function that answers: /openapi.json is made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from service.access.scopes import Scope, View, needs

_NAME = "assay_operation"


@dataclass(frozen=True, slots=True)
class Operation:
    """An address with a method: what it takes, its answers by status, and the problems that only it has.

    `stores` marks those that take an Idempotency-Key; `conditional` those that take If-Match. `leads_to` names
    the operations on the article whose id is in the answer.
    """

    name: str
    scope: Scope
    answers: Mapping[int, type[BaseModel] | None]
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    problems: tuple[int, ...] = ()
    media_type: str = "application/json"
    other_media: Mapping[str, str] = field(default_factory=dict)
    stores: bool = False
    conditional: bool = False
    leads_to: tuple[str, ...] = ()


def publish(operation: Operation) -> Callable[[View], View]:
    """Mark a view with what is published about it; its docstring is the summary."""

    def mark(view: View) -> View:
        setattr(view, _NAME, operation)
        return needs(operation.scope)(view)

    return mark


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """What is published about a view, or None for the pages."""
    found: Operation | None = getattr(view, _NAME, None)
    return found
