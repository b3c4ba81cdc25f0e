"""Offsets of chunks that a retrieval pipeline has cut articles into, looked up by the article's id.

They are kept in a temporary database on disk, so that memory does not grow with their number.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from data.readers.streams import unpack


class ChunksError(ValueError):
    """A line of the file of chunks that cannot be read; the message names it."""


class Chunks:
    """The chunks of a file of JSON lines: `{"id": article, "start": 0, "end": 512, ...}`, in any order.

    Offsets are half-open and count Unicode code points of the article's text; other fields are carried along.
    """

    def __init__(self, path: Path) -> None:
        """Read the whole file.

        Raises:
            ChunksError: when a line is no chunk.
            OSError: when the file cannot be read.
        """
        self.count = 0
        self._file = tempfile.NamedTemporaryFile(prefix="assay-chunks-", suffix=".sqlite")  # noqa: SIM115
        self._database = sqlite3.connect(self._file.name, isolation_level=None)
        try:
            self._fill(path)
        except BaseException:
            self.close()
            raise

    def _fill(self, path: Path) -> None:
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("CREATE TABLE chunks (article TEXT, chunk BLOB)")
        with path.open("rb") as raw:
            self.digest = hashlib.file_digest(raw, "sha256").hexdigest()
            raw.seek(0)
            lines = _lines(raw, path.name)
            self._database.execute("BEGIN")
            for row in lines:
                self._database.execute("INSERT INTO chunks VALUES (?, ?)", row)
                self.count += 1
            self._database.execute("CREATE INDEX articles ON chunks (article)")
            self._database.execute("COMMIT")

    def of(self, article: str) -> list[dict[str, Any]]:
        """The chunks of an article, in the order of the file."""
        found = self._database.execute("SELECT chunk FROM chunks WHERE article = ? ORDER BY rowid", (article,))
        return [orjson.loads(chunk) for (chunk,) in found]

    def close(self) -> None:
        """Remove the database."""
        self._database.close()
        self._file.close()


def _lines(raw: Any, source: str) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(unpack(raw), 1):
        if line.isspace():
            continue
        try:
            chunk = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise ChunksError(f"{source}, line {number}: not valid JSON: {error}") from None
        if not isinstance(chunk, Mapping) or not isinstance(article := chunk.get("id"), str):
            raise ChunksError(f"{source}, line {number}: a chunk is an object with the article's 'id', a string")
        for name in ("start", "end"):
            if type(chunk.get(name)) is not int:
                raise ChunksError(f"{source}, line {number}: '{name}' must be a whole number")
        yield article, orjson.dumps({name: value for name, value in chunk.items() if name != "id"})
