"""What every request is answered with, injected into the application."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from scoring import Scorer
from service.access.rates import Rates
from service.gate import Gate
from service.metrics import Metrics
from service.parsing import Parser
from service.settings import Settings
from service.store import Store

KEY = "assay"


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of a service."""

    settings: Settings
    scorer: Scorer
    store: Store
    parser: Parser
    gate: Gate
    rates: Rates
    metrics: Metrics


def service() -> Service:
    """The service of the application that handles the current request."""
    held: Service = current_app.extensions[KEY]
    return held
