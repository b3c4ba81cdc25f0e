"""What an address asks of a caller, written beside the function that answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

Scope = Literal["nothing", "key", "read", "score", "admin"]
View = TypeVar("View", bound=Callable[..., Any])
_NAME = "assay_scope"


def needs(scope: Scope) -> Callable[[View], View]:
    """Mark a view: `nothing`, any valid `key`, or a key with a scope."""

    def mark(view: View) -> View:
        setattr(view, _NAME, scope)
        return view

    return mark


def scope_of(view: Callable[..., Any]) -> Scope:
    """What a view needs; one that says nothing is for readers."""
    scope: Scope = getattr(view, _NAME, "read")
    return scope
