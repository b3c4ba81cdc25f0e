"""A file, or standard input, as a record; what it is shows in its name, else in its first characters."""

from __future__ import annotations

import re
from pathlib import Path

from data.errors import ArticleError
from data.readers.text import MAX_BYTES, decode_text

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def read_file(path: Path, name: str) -> dict[str, str]:
    """The record of one article file; `name` becomes its id.

    Raises:
        ArticleError: when its bytes are no text.
        OSError: when it cannot be read.
    """
    with path.open("rb") as stream:
        return record(stream.read(MAX_BYTES + 1), name, html=path.suffix.lower() in HTML_SUFFIXES)


def record(raw: bytes, name: str, *, html: bool = False) -> dict[str, str]:
    """The record of an article's bytes: HTML where the caller says so or it begins like a page, else plain text."""
    text = decode_text(raw)
    if not text.strip():
        raise ArticleError("empty", "The file is empty; there is nothing to score.")
    return {"id": name, "html" if html or _HTML.match(text) else "text": text}
