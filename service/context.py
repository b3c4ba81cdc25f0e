"""What every request is answered with: the settings and the one scorer, injected into the application."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from scoring import Scorer
from service.settings import Settings

KEY = "assay"


@dataclass(frozen=True, slots=True)
class Service:
    """The settings and the scorer of an application."""

    settings: Settings
    scorer: Scorer


def service() -> Service:
    """The service of the application that handles the current request."""
    held: Service = current_app.extensions[KEY]
    return held
