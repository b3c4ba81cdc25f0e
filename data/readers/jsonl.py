"""Records from JSON lines, plain or gzipped; a broken line is reported and the rest is read."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson

from data.article import ArticleError

MAX_LINE_BYTES = 40_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a source: the record, or the error in its place; `line` counts from 1."""

    record: Any
    error: ArticleError | None
    source: str
    line: int


def read_jsonl(path: Path) -> Iterator[Entry]:
    """The entries of a `.jsonl` or `.jsonl.gz` file, one a line; blank lines are passed over."""
    with path.open("rb") as plain:
        if path.suffix == ".gz":
            with gzip.open(plain) as unpacked:
                yield from read_lines(cast(BinaryIO, unpacked), path.name)
        else:
            yield from read_lines(plain, path.name)


def read_lines(stream: BinaryIO, source: str) -> Iterator[Entry]:
    """The entries of an open binary stream of JSON lines; `source` names it in errors."""
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(MAX_LINE_BYTES + 1)
        except (EOFError, OSError, zlib.error) as error:
            yield Entry(None, ArticleError("cut_off", f"The file cannot be read further: {error}."), source, number)
            return
        if not line:
            return
        if len(line) > MAX_LINE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE_BYTES)
            message = f"The line has more than {MAX_LINE_BYTES:,} bytes."
            yield Entry(None, ArticleError("too_long", message), source, number)
        elif line.strip():
            yield _parse(line, source, number)


def _parse(line: bytes, source: str, number: int) -> Entry:
    try:
        return Entry(orjson.loads(line), None, source, number)
    except orjson.JSONDecodeError as error:
        return Entry(None, ArticleError("invalid_json", f"The line is not valid JSON: {error}."), source, number)
