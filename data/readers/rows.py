"""Entries from CSV and its relatives (RFC 4180; comma, semicolon or tab, as the header shows)."""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from data.article import FIELDS
from data.errors import ArticleError
from data.readers.entries import Entry, Row, Unread
from data.readers.jsonl import MAX_LINE_BYTES, cut_off

DELIMITERS = ",;\t"
_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that are not UTF-8, as `surrogateescape` carries them


def read_header(stream: BinaryIO) -> list[str]:
    """The names of the columns."""
    with _text(stream) as text:
        return next(_reader(text), [])


def read_rows(stream: BinaryIO, source: str) -> Iterator[Entry]:
    """The entries of an open stream of CSV, one a row after the header; an empty cell of a field counts as missing."""
    csv.field_size_limit(MAX_LINE_BYTES)
    with _text(stream) as text:
        yield from _rows(_reader(text), source)


def _rows(reader: csv._reader, source: str) -> Iterator[Entry]:  # type: ignore[name-defined]
    header: list[str] | None = None
    fields: list[bool] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(ArticleError("invalid_csv", f"The row is not valid CSV: {error}."), source, line)
            continue
        except (EOFError, OSError, zlib.error) as error:
            yield cut_off(error, source, line)
            return
        if not cells:
            continue
        if header is None:
            header, fields = cells, [name in FIELDS for name in cells]
        elif len(cells) != len(header):
            message = f"The row has {len(cells):,} cells, the header {len(header):,}."
            yield Unread(ArticleError("invalid_csv", message), source, line)
        elif any(map(_ESCAPED.search, cells)):
            message = "The row is not UTF-8; convert the file, e.g. `iconv -f windows-1252 -t utf-8`."
            yield Unread(ArticleError("wrong_encoding", message), source, line)
        else:
            row = zip(header, cells, fields, strict=True)
            yield Row({name: None if field and not cell else cell for name, cell, field in row}, source, line)


@contextmanager
def _text(stream: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """The stream's text; the stream stays open."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield text
    finally:
        text.detach()


def _reader(text: io.TextIOWrapper) -> csv._reader:  # type: ignore[name-defined]
    lines = iter(lambda: text.readline(MAX_LINE_BYTES), "")
    first = next(lines, "")
    delimiter = max(DELIMITERS, key=first.count)
    return csv.reader(_chain(first, lines), strict=True, delimiter=delimiter)


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines
