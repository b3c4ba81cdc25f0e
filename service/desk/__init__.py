"""The pages that editors work with: the queue, adding, articles, comparison, feedback, overview and the guide."""

from __future__ import annotations

from flask import Flask

from service.desk import (
    add,
    agreement,
    article,
    comparison,
    exports,
    guide,
    history,
    moments,
    opinions,
    overview,
    queue,
    sign_in,
)

_PAGES = (add, agreement, article, comparison, exports, guide, history, opinions, overview, queue, sign_in)


def lay_out(app: Flask) -> None:
    """Add the pages to an application, and what their templates call."""
    app.jinja_env.filters["day"] = moments.day
    app.jinja_env.filters["age"] = moments.age
    app.jinja_env.filters["iso"] = moments.iso
    app.jinja_env.filters["signed"] = moments.signed
    for page in _PAGES:
        app.register_blueprint(page.blueprint)
