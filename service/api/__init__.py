"""The HTTP API of the contract, one blueprint a file."""

from service.api import articles, batch, compare, feedback, health, history, metrics, model, openapi, score, signals

BLUEPRINTS = tuple(
    part.blueprint
    for part in (articles, batch, compare, feedback, health, history, metrics, model, openapi, score, signals)
)

__all__ = ["BLUEPRINTS"]
