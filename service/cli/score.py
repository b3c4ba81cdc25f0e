"""`assay score`: a few articles, read by a person."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import detector_option, profile_option, read, scorer

FORMATS = ("text", "json", "jsonl", "markdown", "csv")


@click.command("score")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit 1 if a score is below N or not rated."
)
@click.option("--all", "everything", is_flag=True, help="Show every passage, not only the first of each kind.")
@profile_option
@detector_option
def command(
    files: tuple[Path, ...],
    format_: str,
    fail_under: float | None,
    everything: bool,
    profile: str | None,
    detector: str | None,
) -> None:
    """Score articles in text or HTML files, or on standard input (-), and show what the score rests on."""
    from service.render import render

    chosen = scorer(profile)
    articles, failed = read(files or (Path("-"),), detector)
    reports = [chosen.score(article) for article in articles]
    if reports:
        click.echo(render(reports, format_, everything=everything), nl=False)
    if failed:
        raise SystemExit(3 if reports else 2)
    if fail_under is not None and any(report.score is None or report.score < fail_under for report in reports):
        raise SystemExit(1)
