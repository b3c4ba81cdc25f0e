"""Entries of a source as they were found: bytes or cells that become a record where they are scored.

What reads a source stays cheap this way, and all parsing is shared out among those who score.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from data.errors import ArticleError
from data.readers import files

_DECLARED = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_PAGE_START = 2_048  # bytes in which a page declares its encoding, by the HTML standard twice over


class Entry(Protocol):
    """One entry of a source; `source` and `line` (counted from 1) say where it stood."""

    @property
    def source(self) -> str:
        """The file, or the path in a folder."""

    @property
    def line(self) -> int | None:
        """The line or row, where the source has some."""

    @property
    def id(self) -> str | None:
        """Its id, where that is known without reading it."""

    @property
    def size(self) -> int:
        """About how many bytes it has."""

    def record(self) -> Any:
        """What was found, for `Article.from_record`.

        Raises:
            ArticleError: when it cannot be read.
        """


@dataclass(frozen=True, slots=True)
class Line:
    """A line of JSON."""

    raw: bytes
    source: str
    line: int

    @property
    def id(self) -> None:
        """Not known before it is read."""

    @property
    def size(self) -> int:
        """The bytes of the line."""
        return len(self.raw)

    def record(self) -> Any:
        """The value in the line."""
        try:
            return orjson.loads(self.raw)
        except orjson.JSONDecodeError as error:
            raise ArticleError("invalid_json", f"The line is not valid JSON: {error}.") from None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: Mapping[str, Any]
    source: str
    line: int

    @property
    def id(self) -> None:
        """Not known before it is read."""

    @property
    def size(self) -> int:
        """The characters of its strings."""
        return sum(len(cell) for cell in self.cells.values() if isinstance(cell, str))

    def record(self) -> Any:
        """The cells by their columns."""
        return self.cells


@dataclass(frozen=True, slots=True)
class File:
    """An article in a file of its own; `source` is its id."""

    raw: bytes
    source: str
    html: bool
    line: None = None

    @property
    def id(self) -> str:
        """The file's name."""
        return self.source

    @property
    def size(self) -> int:
        """The bytes of the file."""
        return len(self.raw)

    def record(self) -> Any:
        """The text or page in the file."""
        return files.record(self.raw, self.source, html=self.html)


@dataclass(frozen=True, slots=True)
class Capture:
    """A page or text from a web archive."""

    raw: bytes
    charset: str | None
    html: bool
    url: str | None
    id: str
    date: str | None
    source: str
    line: int

    @property
    def size(self) -> int:
        """The bytes of the payload."""
        return len(self.raw)

    def record(self) -> Any:
        """The page, decoded as a browser would, its address as `url`, its record's id and date beside it."""
        text = decode_page(self.raw, self.charset if self.html else "utf-8")
        body = {"html" if self.html else "text": text}
        return {**body, "id": self.id, "url": self.url, "warc_date": self.date}


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that could not even be taken from its source."""

    error: ArticleError
    source: str
    line: int | None = None
    id: str | None = None
    size: int = 0

    def record(self) -> Any:
        """Never a record."""
        raise self.error


def decode_page(raw: bytes, charset: str | None) -> str:
    """The text of a page from the web: byte order mark, then HTTP's charset, then the page's own, then UTF-8.

    Never fails: what does not fit its encoding becomes U+FFFD, and a page that declares none and is not UTF-8 is read
    as windows-1252, the web's default.
    """
    if raw.startswith(codecs.BOM_UTF8):
        return raw.decode("utf-8-sig", "replace")
    declared = _DECLARED.search(raw, 0, _PAGE_START)
    for name in (charset, declared[1].decode("ascii", "replace") if declared else None):
        encoding = _encoding(name) if name else None
        if encoding is not None:
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _encoding(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):  # the web means windows-1252 by these labels (WHATWG Encoding)
        return "cp1252"
    try:
        b"a".decode(name, "replace")
    except (LookupError, ValueError):  # hex, base64 and the like are codecs, but not of text
        return None
    return name
