"""`assay compare`: what several articles on one question disagree on."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import detector_option, profile_option, read, scorer

FORMATS = ("text", "json", "markdown")


@click.command("compare")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE FILE...", type=click.Path(path_type=Path, allow_dash=True)
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@profile_option
@detector_option
def command(files: tuple[Path, ...], format_: str, profile: str | None, detector: str | None) -> None:
    """Compare 2 to 50 articles in text or HTML files: what they disagree on, who says which, and what all say."""
    from data import ArticleError
    from scoring.compare import check, compare
    from service.render.comparison import render

    try:
        check(len(files))
        articles, failed = read(files, detector)
        found = compare(articles, scorer(profile))
    except ArticleError as error:
        raise click.UsageError(error.message) from None
    click.echo(render(found, format_), nl=False)
    if failed:
        raise SystemExit(3)
