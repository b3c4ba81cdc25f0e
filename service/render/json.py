"""Reports as JSON: one object, an array of several, or a line each."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from scoring import ScoreReport


def document(reports: Sequence[ScoreReport]) -> str:
    """An object for one report, an array for several, indented."""
    content = [report.to_dict() for report in reports]
    return orjson.dumps(content[0] if len(content) == 1 else content, option=orjson.OPT_INDENT_2).decode() + "\n"


def lines(reports: Sequence[ScoreReport]) -> str:
    """One object a line."""
    return "".join(orjson.dumps(report.to_dict()).decode() + "\n" for report in reports)
