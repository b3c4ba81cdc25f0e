"""A report for a terminal: score and interval drawn, signals with their points, the passages behind them."""

from __future__ import annotations

from collections.abc import Sequence

import click

from scoring import ScoreReport
from service.render.passages import KIND_NAMES, by_signal, shorten

SCALE = 50  # characters for 0 to 100 points
_BANDS = {"strong": "green", "mixed": "yellow", "weak": "red", "not_rated": "white"}
_STATUS = {"pass": ("✓", "green"), "partial": ("~", "yellow"), "fail": ("✗", "red"), "n/a": ("·", "white")}


def document(reports: Sequence[ScoreReport], *, everything: bool) -> str:
    """All reports, one under the other; colours go where the output is a terminal (click takes them out elsewhere)."""
    return "\n".join(_report(report, everything=everything) for report in reports)


def _report(report: ScoreReport, *, everything: bool) -> str:
    lines = [click.style(report.title or report.id, bold=True)]
    if report.score is None or report.interval is None:
        lines.append("  not rated")
    else:
        low, high = report.interval
        band = click.style(report.band, fg=_BANDS[report.band], bold=True)
        lines.append(
            f"  {click.style(f'{report.score:.0f}', bold=True)} of 100, {band}; baseline {report.baseline:.0f}"
        )
        lines.append(f"  0 {_scale(report.score, low, high)} 100   80 % of readers' grades: {low:.0f} to {high:.0f}")
    lines += [f"  ! {caution.message}" for caution in report.cautions]
    if report.fix_first:
        fix = report.fix_first[0]
        lines.append(f"  Fix first: {fix.advice} Expected then: {fix.score:.0f}.")
    for signal in report.signals:
        mark, colour = _STATUS[signal.status]
        name = click.style(f"{signal.name:<15}", bold=True)
        lines += ["", f"  {click.style(mark, fg=colour)} {name}{signal.points:+6.1f}  {signal.summary}"]
        if signal.advice:
            lines.append(f"      → {signal.advice}")
        shown, rest = by_signal(report, signal.name, everything=everything)
        for evidence in shown:
            note = f"  ({evidence.note})" if evidence.note else ""
            lines.append(f'      {KIND_NAMES[evidence.kind]:<20} "{shorten(evidence.quote)}"{note}')
            if evidence.other is not None:
                lines.append(f'      {"against":>20} "{shorten(evidence.other.quote)}"')
        if rest:
            lines.append(f"      and {rest} more (--all shows them)")
    return "\n".join(lines) + "\n"


def _scale(score: float, low: float, high: float) -> str:
    cells = ["─"] * (SCALE + 1)
    for cell in range(round(low * SCALE / 100), round(high * SCALE / 100) + 1):
        cells[cell] = "━"
    cells[round(score * SCALE / 100)] = "●"
    return "".join(cells)
