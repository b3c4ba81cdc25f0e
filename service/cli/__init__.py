"""The command line, one file a command; a command's imports are paid for only when it runs."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = ("score", "batch", "serve", "signals", "train", "evaluate")


class _Commands(click.Group):
    """A group that imports a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"service.cli.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assay", prog_name="assay")
def main() -> None:
    """How far can an article be trusted, and why: a score, its uncertainty, and every passage behind it."""
