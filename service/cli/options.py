"""Options and errors that several commands share."""

from __future__ import annotations

import click

detector_option = click.option(
    "--detector", type=click.Choice(["deep", "fast"]), default=None, help="How contradictions are judged."
)


class Refusal(click.ClickException):
    """What cannot be done, in one line; 1 is kept for a threshold that was missed."""

    exit_code = 2
