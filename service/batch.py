"""A batch from its job to its output: a stream, a folder of shards, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from scoring.batch.engines import EngineError
from scoring.batch.lock import LockedError, hold
from scoring.batch.pipeline import Job, execute, prepare, retry_failed, stream
from scoring.batch.run import Run, RunError
from scoring.batch.tally import Tally
from service.cli.options import Refusal
from service.render.output import is_stream, opened, replaced, write
from service.render.progress import Progress

STOPPED, BROKEN_PIPE = 130, 141  # what shells report for a program ended by these signals


@dataclass(frozen=True, slots=True)
class Output:
    """Where the reports go: `form` is the format, None for a folder; `columns` are those of a table."""

    path: Path
    form: str | None
    columns: Sequence[str]
    restart: bool
    retry: bool


def deliver(job: Job, output: Output) -> Tally:
    """Score everything and write it; what ends that early is said in a line."""
    progress = Progress(sys.stderr)
    with _explained(output.path, resumable=not is_stream(output.path)):
        try:
            if output.form is None:
                return _folder(job, output, progress)
            if not is_stream(output.path):
                return _file(job, output, output.form, progress)
            if output.form == "jsonl":
                return _stream(job, output, progress)
            return _spooled(job, output, output.form, progress)
        finally:
            progress.close()


def _stream(job: Job, output: Output, progress: Progress) -> Tally:
    """Reports as they come."""
    tally = Tally()
    with opened(output.path) as out:
        for scored in stream(job, progress):
            out.write(b"".join(scored.lines))
            tally.merge(scored.tally)
    return tally


def _spooled(job: Job, output: Output, form: str, progress: Progress) -> Tally:
    """A format that is written in the end, to a stream."""
    with tempfile.TemporaryDirectory(prefix="assay-") as folder, opened(output.path) as out:
        run = Run(Path(folder))
        prepare(job, run, restart=False, retry=False)
        execute(job, run, progress)
        write(run.blocks, out, form, output.columns)
        return run.tally


def _folder(job: Job, output: Output, progress: Progress) -> Tally:
    """Shards that stay."""
    with hold(output.path):
        run = _prepared(job, output.path, output)
        execute(job, run, progress)
        if output.retry:
            retry_failed(job, run, progress)
        return run.tally


def _file(job: Job, output: Output, form: str, progress: Progress) -> Tally:
    """One file: shards in a hidden folder beside it, which are joined and then removed."""
    path = output.path
    if not path.parent.is_dir():
        raise Refusal(f"{path.parent}: no such folder.")
    folder = path.parent / f".{path.name}.run"
    with hold(folder):
        run = _prepared(job, folder, output)
        execute(job, run, progress)
        with replaced(path, folder / "joined.part") as out:
            write(run.blocks, out, form, output.columns)
        tally = run.tally
        run.remove()
    return tally


def _prepared(job: Job, folder: Path, output: Output) -> Run:
    run = Run(folder, restart=output.restart)
    prepare(job, run, restart=output.restart, retry=output.retry)
    if run.shards:
        said = "were finished before" if run.finished else "are there already; going on behind them"
        click.echo(f"assay: {run.tally.records:,} records {said}", err=True)
    return run


@contextmanager
def _explained(output: Path, *, resumable: bool) -> Iterator[None]:
    """Whatever ends a run early, said in a line."""
    again = "; what was finished is kept, and the same command goes on from there" if resumable else ""
    try:
        yield
    except (LockedError, RunError) as error:
        raise Refusal(str(error)) from None
    except EngineError as error:
        raise Refusal(f"{error}{again}.") from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more when it ends
        raise SystemExit(BROKEN_PIPE) from None
    except OSError as error:
        raise Refusal(f"{error.filename or output}: {error.strerror or error}{again}.") from None
    except KeyboardInterrupt:
        click.echo(f"\nassay: stopped{again}", err=True)
        raise SystemExit(STOPPED) from None
