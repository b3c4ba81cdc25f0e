"""Reports into a file: the format is chosen by its name, and the file is there whole or not at all."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from scoring.batch.results import read_reports

FORMATS = ("jsonl", "csv", "parquet", "sarif")
TABLES = frozenset({"csv", "parquet"})
_PACKED = (".gz", ".zst")

Blocks = Callable[[], Iterator[bytes]]


def format_of(path: Path) -> str | None:
    """The format that a file's name asks for, or None."""
    suffix = Path(path.stem).suffix if path.suffix.lower() in _PACKED else path.suffix
    name = suffix.lower().removeprefix(".")
    if name in ("parquet", "sarif") and path.suffix.lower() in _PACKED:
        return None
    return {"ndjson": "jsonl"}.get(name, name if name in FORMATS else None)


def is_stream(path: Path) -> bool:
    """Whether a path is standard output, a device or a pipe: something that cannot be replaced as a whole."""
    return str(path) == "-" or (path.exists() and not path.is_file() and not path.is_dir())


def write(blocks: Blocks, out: BinaryIO, format_: str, columns: Sequence[str]) -> None:
    """Reports in one of the formats; `blocks` gives the bytes of their lines of JSON anew each time it is called."""
    match format_:
        case "jsonl":
            for block in blocks():
                out.write(block)
        case "csv":
            from service.render.table import write_csv

            text = io.TextIOWrapper(out, "utf-8", newline="")
            write_csv(read_reports(blocks()), text, columns)
            text.flush()
            text.detach()
        case "parquet":
            from service.render.parquet import write_parquet

            write_parquet(read_reports(blocks()), out, columns)
        case "sarif":
            from service.render.sarif import write_sarif

            write_sarif(lambda: read_reports(blocks()), out)
        case _:
            raise ValueError(format_)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Standard output, a device or a pipe."""
    if str(path) != "-":
        with path.open("wb") as out:
            yield out
    elif isinstance(sys.stdout.buffer, io.RawIOBase):  # PYTHONUNBUFFERED: a write may then take a part only
        buffered = io.BufferedWriter(sys.stdout.buffer)
        try:
            yield cast(BinaryIO, buffered)
            buffered.flush()
        finally:
            buffered.detach()
    else:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


@contextmanager
def packed(out: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """A stream that packs what is written as the file's name says; the same contents give the same bytes."""
    if name.lower().endswith(".gz"):
        with gzip.GzipFile("", "wb", 6, out, mtime=0) as stream:
            yield cast(BinaryIO, stream)
    elif name.lower().endswith(".zst"):
        import pyarrow as pa

        with pa.CompressedOutputStream(pa.PythonFile(out, "w"), "zstd") as stream:
            yield cast(BinaryIO, stream)
    else:
        yield out


@contextmanager
def replaced(path: Path, part: Path) -> Iterator[BinaryIO]:
    """A stream into `part`, which takes the place of `path` when all is written, and goes when something fails."""
    try:
        with part.open("wb") as out, packed(out, path.name) as stream:
            yield stream
            stream.flush()
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(os.path.realpath(path))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
