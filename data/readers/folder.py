"""Article files of a folder, in a fixed order, without holding more than a folder's names in memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from data.errors import ArticleError
from data.readers.entries import Entry, File, Unread
from data.readers.files import HTML_SUFFIXES
from data.readers.text import MAX_BYTES

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES


def walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """The article files below a folder, each with its path relative to it; links to folders are not followed.

    Raises:
        OSError: when the folder itself cannot be listed; one below it that cannot is given as if it were a file.
    """
    yield from _walk(folder, "")


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    with os.scandir(folder) as listed:
        entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in listed)
    for name, is_folder in entries:
        if is_folder:
            below = folder / name
            try:
                yield from _walk(below, f"{prefix}{name}/")
            except PermissionError:
                yield f"{prefix}{name}", below
        elif os.path.splitext(name)[1].lower() in SUFFIXES:  # noqa: PTH122  (a million Paths take seconds)
            yield prefix + name, folder / name


def read_article(path: Path, name: str) -> Entry:
    """The entry of one article file; `name`, its id, is made readable where the file system's bytes are no text."""
    source = os.fsencode(name).decode("utf-8", "replace")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            kind = "folder that cannot be listed" if stat.S_ISDIR(status.st_mode) else "special file, not a regular one"
            return Unread(ArticleError("unreadable", f"This is a {kind}."), source, id=source)
        with path.open("rb") as stream:
            return File(stream.read(MAX_BYTES + 1), source, path.suffix.lower() in HTML_SUFFIXES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Unread(ArticleError("unreadable", f"The file cannot be read: {reason}."), source, id=source)
