"""A report as Markdown, to be pasted into a note or an issue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scoring import ScoreReport
from service.render.passages import KIND_NAMES, by_signal, shorten

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def document(reports: Sequence[ScoreReport], *, everything: bool) -> str:
    """All reports, one under the other."""
    return "\n".join(_report(report, everything=everything) for report in reports)


def _report(report: ScoreReport, *, everything: bool) -> str:
    lines = [f"# {escape(report.title or report.id)}", ""]
    if report.score is None or report.interval is None:
        lines.append("**Not rated.**")
    else:
        low, high = report.interval
        lines.append(
            f"**{report.score:.0f} of 100, {report.band}** "
            f"(80 % of readers' grades: {low:.0f} to {high:.0f}; baseline {report.baseline:.0f})"
        )
    lines += [f"- Caution: {escape(caution.message)}" for caution in report.cautions]
    if report.listing:
        lines.append(f"- Listed: {escape(report.listing)}")
    lines += [f"- Fix: {escape(fix.advice)} Expected then: {fix.score:.0f}." for fix in report.fix_first]
    lines += ["", "| signal | status | points | |", "|---|---|---:|---|"]
    lines += [f"| {s.name} | {s.status} | {s.points:+.1f} | {escape(s.summary)} |" for s in report.signals]
    for signal in report.signals:
        shown, rest = by_signal(report, signal.name, everything=everything)
        if not shown:
            continue
        lines += ["", f"## {signal.name.capitalize()}", ""]
        if signal.advice:
            lines += [escape(signal.advice), ""]
        for evidence in shown:
            note = f" ({escape(evidence.note)})" if evidence.note else ""
            against = f" against “{escape(shorten(evidence.other.quote))}”" if evidence.other else ""
            lines.append(f"- {KIND_NAMES[evidence.kind]}: “{escape(shorten(evidence.quote))}”{against}{note}")
        if rest:
            lines.append(f"- and {rest} more")
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """The text on one line, with nothing in it that Markdown reads as its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
