"""The application: pages and API around one service."""

from __future__ import annotations

from flask import Flask

from service import guard, problems
from service.api import BLUEPRINTS, refusals
from service.api.paths import KeepSegments
from service.context import KEY, Service
from service.desk import lay_out


def create_app(service: Service) -> Flask:
    """A WSGI application that answers with the parts of `service`, within the limits of its settings."""
    app = Flask(__name__)
    limit = service.settings.max_body_bytes
    app.config["MAX_CONTENT_LENGTH"] = limit
    app.config["MAX_FORM_MEMORY_SIZE"] = limit  # Werkzeug's own 500 kB are less than many a page
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.url_map.merge_slashes = False  # an id may hold two of them
    app.extensions[KEY] = service
    guard.protect(app)
    problems.handle(app)
    refusals.handle(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    lay_out(app)
    app.wsgi_app = KeepSegments(app.wsgi_app)  # type: ignore[method-assign]  # the way Flask's documentation has it
    return app
