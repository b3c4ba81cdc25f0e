"""`assay merge`: the reports of finished runs in one file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from service.cli.options import Refusal


@click.command("merge")
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, allow_dash=True), help="A file, or -.")
@click.option(
    "--to",
    "format_",
    type=click.Choice(["jsonl", "csv", "parquet", "sarif"]),
    help="What to write, where the output's name does not say.",
)
def command(runs: tuple[Path, ...], output: Path, format_: str | None) -> None:
    """Join finished runs into one file of lines, CSV, Parquet or SARIF.

    RUN is a folder that `assay batch` wrote, or a .jsonl file of reports (also .gz or .zst). Each is checked: none
    may be unfinished, damaged, or scored by another model than the rest.
    """
    from scoring.batch.results import Results
    from scoring.batch.run import RunError
    from service.render.output import format_of, is_stream, opened, replaced, write
    from service.render.table import COLUMNS

    form = format_ or ("jsonl" if is_stream(output) else format_of(output))
    if form is None or output.is_dir():
        raise click.UsageError(f"{output}: what to write? Name it .jsonl, .csv, .parquet or .sarif.")
    try:
        results = Results(runs)
        if is_stream(output):
            with opened(output) as out:
                write(results.blocks, out, form, COLUMNS)
        else:
            with replaced(output, output.with_name(f".{output.name}.{os.getpid()}.part")) as out:
                write(results.blocks, out, form, COLUMNS)
    except RunError as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"{error.filename or output}: {error.strerror or error}.") from None
