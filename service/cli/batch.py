"""`assay batch`: many records in, one report a record out."""

from __future__ import annotations

import gzip
import os
import tempfile
from pathlib import Path

import click
import orjson

from service.cli.options import detector_option


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="A .jsonl or .jsonl.gz file.")
@detector_option
def command(inputs: tuple[Path, ...], output: Path, detector: str | None) -> None:
    """Score records of JSON lines; one report a record, in input order."""
    from data.readers.jsonl import read_jsonl
    from scoring.batch import score_entries
    from scoring.scorer import Scorer

    for path in inputs:
        if not path.is_file():
            raise click.UsageError(f"{path}: no such file.")
    scorer = Scorer.load()
    failed = 0
    handle, temporary = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as raw, gzip.open(raw, "wb") if output.suffix == ".gz" else raw as stream:
            for path in inputs:
                for report in score_entries(read_jsonl(path), scorer, detector):
                    failed += "error" in report
                    stream.write(orjson.dumps(report, option=orjson.OPT_APPEND_NEWLINE))
        Path(temporary).replace(output)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    if failed:
        raise SystemExit(3)
