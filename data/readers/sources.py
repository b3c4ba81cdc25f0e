"""Where entries come from: a stream, a file of records, or files of one article each."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from data.readers import parquet
from data.readers.archive import read_archive
from data.readers.entries import Entry
from data.readers.folder import read_article
from data.readers.jsonl import read_lines
from data.readers.rows import read_header, read_rows
from data.readers.streams import unpack

STANDARD_INPUT = "-"
_ENDS = 65_536  # bytes of a file's beginning and end that its fingerprint holds
STREAMED: dict[str, Callable[[BinaryIO, str], Iterator[Entry]]] = {
    "jsonl": read_lines, "csv": read_rows, "warc": read_archive,
}  # fmt: skip


class Source(Protocol):
    """Where entries come from; `share` is the part of it that was read, 0 to 1, or None where nobody knows."""

    name: str
    share: float | None

    def entries(self, skip: int = 0) -> Iterator[Entry]:
        """Its entries in order, without the first `skip`."""

    def fingerprint(self) -> dict[str, Any] | None:
        """What changes when the source does; None for a stream, which can be read but once."""

    def columns(self) -> list[str] | None:
        """The columns of a table; None for everything else."""


class Stream:
    """Standard input, or a pipe with a name."""

    def __init__(self, path: Path, kind: str) -> None:
        self.name = str(path)
        self.share: float | None = None
        self._path, self._kind = path, kind

    def entries(self, skip: int = 0) -> Iterator[Entry]:
        """The entries that come in."""
        if str(self._path) == STANDARD_INPUT:
            yield from islice(STREAMED[self._kind](unpack(sys.stdin.buffer), STANDARD_INPUT), skip, None)
        else:
            with self._path.open("rb") as raw:
                yield from islice(STREAMED[self._kind](unpack(raw), self._path.name), skip, None)

    def fingerprint(self) -> None:
        """None: it can be read but once."""

    def columns(self) -> None:
        """None: they cannot be seen before the rest."""


class Records:
    """A file of many records: JSON lines, CSV, Parquet, WARC or WET."""

    def __init__(self, path: Path, kind: str) -> None:
        self.name = str(path)
        self.share: float | None = 0.0
        self._path, self._kind = path, kind

    def entries(self, skip: int = 0) -> Iterator[Entry]:
        """The entries of the file."""
        if self._kind == "parquet":
            total = parquet.count_rows(self._path) or 1
            for entry in parquet.read_parquet(self._path, self._path.name, skip):
                self.share = (entry.line or 0) / total
                yield entry
            return
        with self._path.open("rb") as raw:
            size = os.fstat(raw.fileno()).st_size or 1
            for entry in islice(STREAMED[self._kind](unpack(raw), self._path.name), skip, None):
                self.share = os.lseek(raw.fileno(), 0, os.SEEK_CUR) / size
                yield entry

    def fingerprint(self) -> dict[str, Any]:
        """Size, time of change, and a digest of both ends."""
        with self._path.open("rb") as raw:
            status = os.fstat(raw.fileno())
            ends = raw.read(_ENDS)
            raw.seek(max(0, status.st_size - _ENDS))
            ends += raw.read(_ENDS)
        digest = hashlib.sha256(ends).hexdigest()
        return {"name": self.name, "size": status.st_size, "modified": status.st_mtime_ns, "ends": digest}

    def columns(self) -> list[str] | None:
        """The columns of CSV and Parquet."""
        if self._kind == "parquet":
            return parquet.read_columns(self._path)
        if self._kind == "csv":
            with self._path.open("rb") as raw:
                return read_header(unpack(raw))
        return None


class Articles:
    """Files of one article each: those of a folder, or those named one by one."""

    def __init__(self, name: str, listing: Callable[[], Iterator[tuple[str, Path]]]) -> None:
        self.share: float | None = 0.0
        self.name, self._listing = name, listing
        self._count = 1

    def entries(self, skip: int = 0) -> Iterator[Entry]:
        """The articles; those skipped are not opened."""
        for number, (name, path) in enumerate(self._listing()):
            if number >= skip:
                self.share = min(1.0, number / self._count)
                yield read_article(path, name)

    def fingerprint(self) -> dict[str, Any]:
        """Their number, a digest of their names, and one of their sizes and times of change."""
        names, stamps, count = hashlib.sha256(), hashlib.sha256(), 0
        for name, path in self._listing():
            try:
                status = path.stat()
                stamp = f"{status.st_size} {status.st_mtime_ns}"
            except OSError as error:
                stamp = type(error).__name__
            names.update(os.fsencode(name) + b"\n")
            stamps.update(stamp.encode() + b"\n")
            count += 1
        self._count = count or 1
        return {"name": self.name, "files": count, "names": names.hexdigest(), "stamps": stamps.hexdigest()}

    def columns(self) -> None:
        """None: they have no columns."""
