"""Entries from JSON lines; a line that cannot be read is reported in its place, and the rest is read."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from data.errors import ArticleError
from data.readers.entries import Entry, Line, Unread

MAX_LINE_BYTES = 40_000_000


def read_lines(stream: BinaryIO, source: str) -> Iterator[Entry]:
    """The entries of an open stream of JSON lines, one a line; blank lines are passed over."""
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(MAX_LINE_BYTES + 1)
            if not line:
                return
            if len(line) > MAX_LINE_BYTES:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MAX_LINE_BYTES)
                message = f"The line has more than {MAX_LINE_BYTES:,} bytes."
                yield Unread(ArticleError("too_long", message), source, number)
                continue
        except (EOFError, OSError, zlib.error) as error:
            yield cut_off(error, source, number)
            return
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.isspace() and line:
            yield Line(line, source, number)


def cut_off(error: Exception, source: str, line: int) -> Unread:
    """The entry at which a source breaks off."""
    return Unread(ArticleError("cut_off", f"The file cannot be read further: {error}."), source, line)
