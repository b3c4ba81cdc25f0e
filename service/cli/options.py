"""Options that several commands share."""

from __future__ import annotations

import click

detector_option = click.option(
    "--detector", type=click.Choice(["deep", "fast"]), default=None, help="How contradictions are judged."
)
