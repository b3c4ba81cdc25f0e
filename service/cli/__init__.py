"""The command line, one file a command; a command's imports are paid for only when it runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from scoring.collector import collect_seldom
from scoring.errors import ModelError

COMMANDS = ("score", "compare", "batch", "merge", "report", "serve", "signals", "train", "evaluate", "config", "keys")


class _Commands(click.Group):
    """A group that imports a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"service.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a model that does not fit is an error of one line, whatever the command."""
        try:
            return super().invoke(ctx)
        except ModelError as error:
            raise click.UsageError(str(error)) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assay", prog_name="assay")
def main() -> None:
    """How far can an article be trusted, and why: a score, its uncertainty, and every passage behind it."""
    collect_seldom()
