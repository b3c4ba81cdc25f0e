"""`assay batch`: many records in, one report a record out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.options import Refusal, detector_option, profile_option

if TYPE_CHECKING:
    from data.readers.chunks import Chunks
    from scoring.batch.engines import Engine
    from scoring.batch.pipeline import Mark
    from scoring.batch.settings import Settings

SHARD_RECORDS = 1_000
TABLES = frozenset({"csv", "parquet"})


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="A file (.jsonl, .csv, .parquet, .sarif; lines and CSV also .gz or .zst), a folder, or - for standard output.",
)
@click.option(
    "--from",
    "kind",
    type=click.Choice(["jsonl", "csv", "parquet", "warc", "article"]),
    help="What the inputs are, where their names do not say.",
)
@click.option(
    "--to",
    "format_",
    type=click.Choice(["jsonl", "csv", "parquet", "sarif"]),
    help="What to write, where the output's name does not say.",
)
@click.option(
    "-c",
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="The inputs' name for a field, e.g. text=body; may be repeated. Other columns come back in `extra`.",
)
@click.option("--fields", metavar="NAME,...", help="Keep only these fields of a report (or columns of a table).")
@click.option(
    "--evidence",
    type=click.Choice(["full", "counts", "none"]),
    default="full",
    show_default=True,
    help="What to keep of the evidence.",
)
@click.option(
    "--chunks",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='Carry score and evidence to chunks of the texts: lines of {"id": article, "start": 0, "end": 512}.',
)
@profile_option
@detector_option
@click.option("-j", "--jobs", type=click.IntRange(0), default=1, show_default=True, help="Processes; 0: one a core.")
@click.option("--engine", type=click.Choice(["joblib", "dask"]), default="joblib", show_default=True)
@click.option("--scheduler", metavar="ADDRESS", help="Of the dask cluster, e.g. tcp://10.0.0.1:8786.")
@click.option(
    "--shard-records",
    type=click.IntRange(1),
    default=SHARD_RECORDS,
    show_default=True,
    help="Reports in each file of a folder; a run that is killed loses that many at most.",
)
@click.option("--restart", is_flag=True, help="Throw away what an earlier run into this output has done.")
@click.option("--retry-failed", is_flag=True, help="Score the failed records of a folder again.")
def command(
    inputs: tuple[str, ...],
    output: Path,
    kind: str | None,
    format_: str | None,
    columns: tuple[str, ...],
    fields: str | None,
    evidence: str,
    chunks: Path | None,
    profile: str | None,
    detector: str | None,
    jobs: int,
    engine: str,
    scheduler: str | None,
    shard_records: int,
    restart: bool,
    retry_failed: bool,
) -> None:
    """Score many articles; one report a record, in input order.

    INPUT is a file of records (.jsonl, .csv, .parquet, .warc, .wet; also .gz or .zst), an article (.txt, .md, .html), a
    folder of articles, a pattern in quotes, or - for lines of JSON on standard input. A run that was killed goes on
    where it was when the same command is given again.
    """
    from data.readers.chunks import Chunks, ChunksError
    from data.readers.inputs import SourceError, check_columns, find_sources

    form = _form(output, format_)
    if retry_failed and form is not None:
        raise click.UsageError("--retry-failed goes with a folder as output, where failed records can be found again.")
    mapping = _mapping(columns)
    try:
        sources = find_sources(inputs, kind)
        check_columns(sources, mapping)
        labels = Chunks(chunks) if chunks else None
        if labels is not None:
            click.get_current_context().call_on_close(labels.close)
    except (SourceError, ChunksError) as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"{error.filename}: {error.strerror}.") from None
    jobs = jobs or len(os.sched_getaffinity(0))
    if engine == "joblib" and jobs > 1:
        from scoring.batch.processes import start

        start(jobs)  # they load the signals while this process does
    from scoring.batch.pipeline import Job
    from scoring.batch.settings import Settings
    from scoring.profile import Profile
    from service.batch import Output, deliver

    kept = _fields(fields, form)
    settings = Settings(
        detector=detector,
        evidence="counts" if evidence == "none" and form in TABLES else evidence,
        fields=() if form in TABLES else kept,
        columns=mapping,
        profile=Profile.read(profile) if profile else None,
    )
    job = Job(sources, settings, _engine(engine, jobs, scheduler), labels, shard_records)
    wanted = Output(output, form, kept or _columns(settings, labels), restart, retry_failed)
    tally = deliver(job, wanted)
    if labels is not None and tally.labels < labels.count:
        click.echo(f"assay: {labels.count - tally.labels:,} chunks belong to no record that was read", err=True)
    if tally.failed:
        click.echo(f"assay: {tally.failed:,} of {tally.records:,} records failed; see their errors", err=True)
        raise SystemExit(3)


def _form(output: Path, format_: str | None) -> str | None:
    """The format of the output; None for a folder."""
    from service.render.output import format_of, is_stream

    if is_stream(output):
        return format_ or "jsonl"
    if output.is_dir() or (not output.suffix and format_ is None):
        if format_ is not None:
            raise click.UsageError(
                f"{output}: a folder holds lines of JSON; `assay merge` turns them into '{format_}'."
            )
        return None
    form = format_ or format_of(output)
    if form is None:
        known = ".jsonl, .csv, .parquet, .sarif (.jsonl and .csv also .gz or .zst); without an ending it is a folder"
        raise click.UsageError(f"{output}: what to write? Name it {known}.")
    return form


def _mapping(columns: tuple[str, ...]) -> dict[str, str]:
    """The pairs of --column."""
    from data.article import FIELDS

    mapping: dict[str, str] = {}
    for column in columns:
        name, equals, source = column.partition("=")
        if not equals or not source or name not in FIELDS:
            raise click.UsageError(f"--column {column}: write FIELD=NAME, FIELD one of {', '.join(sorted(FIELDS))}.")
        if name in mapping:
            raise click.UsageError(f"--column {column}: '{name}' is mapped twice.")
        mapping[name] = source
    return mapping


def _fields(fields: str | None, form: str | None) -> tuple[str, ...]:
    """The names of --fields."""
    from scoring.batch.selection import FIELDS
    from service.render.table import COLUMNS

    if fields is None:
        return ()
    known = COLUMNS if form in TABLES else FIELDS
    names = tuple(name.strip() for name in fields.split(","))
    if form == "sarif":
        raise click.UsageError("--fields goes with records and tables, not with SARIF.")
    if unknown := [name for name in names if name not in known]:
        raise click.UsageError(f"--fields: '{unknown[0]}' is none of {', '.join(known)}.")
    return names


def _columns(settings: Settings, labels: Chunks | None) -> tuple[str, ...]:
    """The columns of a table that can hold something."""
    from service.render.table import COLUMNS

    empty = {"evidence"} if settings.evidence != "full" else set()
    empty |= {"chunks"} if labels is None else set()
    empty |= {"profile", "listed"} if settings.profile is None else set()
    return tuple(name for name in COLUMNS if name not in empty)


def _engine(name: str, jobs: int, scheduler: str | None) -> Engine[Mark]:
    """Who does the work."""
    from importlib.util import find_spec

    from scoring.batch.engines import dask_engine, here, joblib_engine

    if (name == "dask") != (scheduler is not None):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together.")
    if scheduler is not None:
        if find_spec("distributed") is None:
            raise Refusal("dask is not installed; run `pip install 'assay[dask]'`.")
        return dask_engine(scheduler)
    return here if jobs == 1 else joblib_engine(jobs)
