"""The application: pages and API around one scorer."""

from __future__ import annotations

from flask import Flask

from scoring import Scorer
from service import guard, problems
from service.api import health, model, score, signals
from service.context import KEY, Service
from service.desk import page
from service.settings import Settings


def create_app(settings: Settings, scorer: Scorer) -> Flask:
    """A WSGI application that answers with `scorer` within the limits of `settings`."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body_bytes  # Werkzeug's own 500 kB are less than many a page
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.extensions[KEY] = Service(settings, scorer)
    guard.protect(app)
    problems.handle(app)
    for blueprint in (health.blueprint, model.blueprint, page.blueprint, score.blueprint, signals.blueprint):
        app.register_blueprint(blueprint)
    return app
