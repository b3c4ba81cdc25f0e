"""Options, inputs and errors that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from data import Article
    from scoring import Scorer

detector_option = click.option(
    "--detector", type=click.Choice(["deep", "fast"]), default=None, help="How contradictions are judged."
)
profile_option = click.option(
    "--profile",
    type=click.Path(),
    metavar="FILE",
    help="Your own weights and lists of sites, in a JSON file; the reports say so.",
)


class Refusal(click.ClickException):
    """What cannot be done, in one line; 1 is kept for a threshold that was missed."""

    exit_code = 2


def scorer(profile: str | None) -> Scorer:
    """The scorer in the package, with the profile in a file where one is given."""
    from scoring import Scorer
    from scoring.profile import Profile

    return Scorer.load(Profile.read(profile) if profile else None)


def read(files: Iterable[Path], detector: str | None) -> tuple[list[Article], int]:
    """The articles in files, `-` being standard input, and how many could not be read; standard error says why."""
    from data import Article, ArticleError
    from data.readers.files import read_file, record

    articles, failed = [], 0
    for path in files:
        try:
            found = record(sys.stdin.buffer.read(), "-") if str(path) == "-" else read_file(path, str(path))
            articles.append(Article.from_record(found | ({"detector": detector} if detector else {})))
        except (ArticleError, OSError) as error:
            failed += 1
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            click.echo(f"assay: {path}: {reason}", err=True)
    return articles, failed
