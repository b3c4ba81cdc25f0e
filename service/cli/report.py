"""`assay report`: what a finished run as a whole says."""

from __future__ import annotations

import os
from pathlib import Path

import click

from service.cli.options import Refusal


@click.command("report")
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="An HTML page with plots; default: text.")
def command(runs: tuple[Path, ...], output: Path | None) -> None:
    """Sum up finished runs: bands, signals, sources, slowest records, failures.

    RUN is a folder that `assay batch` wrote, or a .jsonl file of reports (also .gz or .zst).
    """
    from scoring.batch.results import Results, read_reports
    from scoring.batch.run import RunError
    from scoring.batch.summary import summarise
    from service.render import summary as text
    from service.render import summary_page
    from service.render.output import replaced

    try:
        results = Results(runs)
        summary = summarise(read_reports(results.blocks()))
        if output is None:
            click.echo(text.document(summary, results.tally), nl=False)
            return
        with replaced(output, output.with_name(f".{output.name}.{os.getpid()}.part")) as out:
            out.write(summary_page.document(summary, results.tally).encode())
    except RunError as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"{error.filename or output}: {error.strerror or error}.") from None
