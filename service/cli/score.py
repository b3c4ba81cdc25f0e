"""`assay score`: a few articles, read by a person."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.cli.options import detector_option

FORMATS = ("text", "json", "jsonl", "markdown", "csv")


@click.command("score")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="N", help="Exit 1 if a score is below N or not rated."
)
@click.option("--all", "everything", is_flag=True, help="Show every passage, not only the first of each kind.")
@detector_option
def command(
    files: tuple[Path, ...], format_: str, fail_under: float | None, everything: bool, detector: str | None
) -> None:
    """Score articles in text or HTML files, or on standard input (-), and show what the score rests on."""
    from data import Article, ArticleError
    from data.readers.files import read_file, record
    from scoring import Scorer
    from service.render import render

    scorer = Scorer.load()
    reports, failed = [], 0
    for path in files or (Path("-"),):
        try:
            found = record(sys.stdin.buffer.read(), "-") if str(path) == "-" else read_file(path, str(path))
            if detector is not None:
                found["detector"] = detector
            reports.append(scorer.score(Article.from_record(found)))
        except (ArticleError, OSError) as error:
            failed += 1
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            click.echo(f"assay: {path}: {reason}", err=True)
    if reports:
        click.echo(render(reports, format_, everything=everything), nl=False)
    if failed:
        raise SystemExit(3 if reports else 2)
    if fail_under is not None and any(report.score is None or report.score < fail_under for report in reports):
        raise SystemExit(1)
