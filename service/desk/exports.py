"""Reports to be handed on: a page to print, Markdown, JSON, CSV, and one HTML file that needs nothing else."""

from __future__ import annotations

import re
from importlib import resources
from urllib.parse import quote

import orjson
from flask import Blueprint, Response, render_template
from markupsafe import Markup

from service import render
from service.context import service
from service.desk import archive, seen

SHEETS = ("tokens.css", "page.css", "report.css", "text.css", "desk.css", "print.css")
_FONTS = re.compile(r"@font-face\s*{[^}]*}")

blueprint = Blueprint("exports", __name__)


@blueprint.get("/article/<int:number>/print")
def sheet(number: int) -> str:
    """One page of paper."""
    kept = _kept(number)
    return render_template("sheet.html", kept=kept, seen=seen.of(kept.report, None, service().scorer.model))


@blueprint.get("/article/<int:number>/report.<any(json, md, csv, html):form>")
def file(number: int, form: str) -> Response:
    """The report as a file."""
    kept = _kept(number)
    match form:
        case "json":
            content = orjson.dumps(kept.stored, option=orjson.OPT_INDENT_2).decode() + "\n"
            kind = "application/json"
        case "md":
            content, kind = render.render([kept.report], "markdown", everything=True), "text/markdown"
        case "csv":
            content, kind = render.render([kept.report], "csv"), "text/csv"
        case _:
            content, kind = _alone(kept), "text/html"
    response = Response(content, content_type=f"{kind}; charset=utf-8")
    name = re.sub(r"\W+", "-", kept.title).strip("-")[:60] or "article"
    response.headers["Content-Disposition"] = (
        f"attachment; filename=assay-{number}.{form}; filename*=UTF-8''{quote(name)}-assay.{form}"
    )
    return response


def _kept(number: int) -> archive.Kept:
    with service().store.reading() as connection:
        return archive.kept(connection, number)


def _alone(kept: archive.Kept) -> str:
    """The report with its style in it: no script, no font, nothing to load."""
    static = resources.files("service").joinpath("static")
    style = "\n".join(static.joinpath(name).read_text("utf-8") for name in SHEETS)
    return render_template(
        "alone.html",
        kept=kept,
        seen=seen.of(kept.report, kept.text, service().scorer.model),
        style=Markup(_FONTS.sub("", style)),  # noqa: S704 - our own files
    )
