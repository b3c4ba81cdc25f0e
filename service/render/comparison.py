"""A comparison of articles as text for a terminal, JSON and Markdown; articles are numbered from 1 on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
import orjson

from scoring import ScoreReport
from scoring.compare import Comparison, Disagreement, Statement
from service.render.markdown import escape
from service.render.passages import shorten

NOTHING = "The articles do not disagree on anything that was found."


def render(comparison: Comparison, format_: str) -> str:
    """The comparison in one of the formats of `assay compare`, ending in a line end."""
    if format_ == "json":
        return orjson.dumps(comparison.to_dict(), option=orjson.OPT_INDENT_2).decode() + "\n"
    lines = _text(comparison) if format_ == "text" else _markdown(comparison)
    return "\n".join(lines) + "\n"


def _text(comparison: Comparison) -> Iterator[str]:
    for number, report in enumerate(comparison.reports, 1):
        yield f"[{number}] {click.style(_name(report), bold=True)}: {_verdict(report)}"
    if not comparison.disagreements:
        yield from ("", NOTHING)
    for about, found in comparison.topics.items():
        yield from ("", click.style(f"Disagreement: {about}", bold=True))
        for disagreement in found:
            yield f"  {disagreement.reason}"
            first, second = disagreement.sides
            yield from (f"    {_said(statement)}" for statement in first)
            yield "  against"
            yield from (f"    {_said(statement)}" for statement in second)
    for _, own in comparison.contradictions:
        yield from ("", click.style(f"Contradicts itself: {own.reason}", bold=True))
        yield from (f"    {_said(statement)}" for side in own.sides for statement in side)
    for agreement in comparison.agreements:
        yield from ("", click.style(f"All say: {agreement.about}", bold=True))
        yield from (f"    {_said(statement)}" for statement in agreement.statements)


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield from (f"# Comparison of {len(comparison.reports)} articles", "", "| | article | score |", "|---:|---|---|")
    for number, report in enumerate(comparison.reports, 1):
        yield f"| {number} | {escape(_name(report))} | {_verdict(report)} |"
    yield from ("", "## Disagreements")
    if not comparison.disagreements:
        yield from ("", NOTHING)
    for about, found in comparison.topics.items():
        yield from ("", f"### {escape(about)}")
        for disagreement in found:
            yield from ("", *_sides(disagreement))
    if comparison.contradictions:
        yield from ("", "## Contradictions inside an article")
    for _, own in comparison.contradictions:
        yield from ("", *_sides(own))
    if comparison.agreements:
        yield from ("", "## What all say")
    for agreement in comparison.agreements:
        yield from ("", f"### {escape(agreement.about)}", "", *_quotes(agreement.statements))


def _sides(disagreement: Disagreement) -> Iterator[str]:
    first, second = disagreement.sides
    yield from (escape(disagreement.reason), "", *_quotes(first), "", "against", "", *_quotes(second))


def _quotes(statements: Sequence[Statement]) -> Iterator[str]:
    return (f"- {one.article + 1}: “{escape(shorten(one.quote))}”" for one in statements)


def _said(statement: Statement) -> str:
    return f'[{statement.article + 1}] "{shorten(statement.quote)}"'


def _name(report: ScoreReport) -> str:
    return " ".join((report.title or report.id).split())


def _verdict(report: ScoreReport) -> str:
    return "not rated" if report.score is None else f"{report.score:.0f} of 100, {report.band}"
