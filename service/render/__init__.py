"""Reports as text for a terminal, JSON, Markdown and CSV, one format a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring import ScoreReport


def render(reports: Sequence[ScoreReport], format_: str, *, everything: bool = False) -> str:
    """The reports in one of the formats of `assay score`, ending in a line end."""
    match format_:
        case "json" | "jsonl":
            from service.render import json

            return json.lines(reports) if format_ == "jsonl" else json.document(reports)
        case "csv":
            from service.render import table

            return table.csv_text(reports)
        case "markdown":
            from service.render import markdown

            return markdown.document(reports, everything=everything)
        case "text":
            from service.render import text

            return text.document(reports, everything=everything)
    raise ValueError(format_)
