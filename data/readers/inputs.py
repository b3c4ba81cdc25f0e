"""What a command is pointed at: files, folders, patterns and standard input, each turned into a source."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from data.readers.folder import SUFFIXES, walk
from data.readers.parquet import ParquetError
from data.readers.sources import STANDARD_INPUT, STREAMED, Articles, Records, Source, Stream

KINDS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".warc": "warc",
    ".wet": "warc",
} | dict.fromkeys(sorted(SUFFIXES), "article")  # fmt: skip
_PACKED = (".gz", ".zst")


class SourceError(ValueError):
    """A source that cannot be read at all; the message says what to do."""


def find_sources(arguments: Sequence[str], kind: str | None = None) -> list[Source]:
    """The sources that a command's arguments name, in their order; `kind` overrules what names end in.

    Raises:
        SourceError: when one is not there, or nobody can tell what it is.
    """
    sources: list[Source] = []
    named: list[Path] = []
    for argument in arguments:
        for path in _expand(argument):
            found = kind or _kind(path)
            if path.is_dir():
                sources += [*_articles(named), _folder(path)]
            elif found == "article" and str(path) != STANDARD_INPUT:
                named.append(path)
                continue
            else:
                sources += [*_articles(named), _records(path, found)]
            named = []
    return [*sources, *_articles(named)]


def _expand(argument: str) -> list[Path]:
    path = Path(argument)
    if argument == STANDARD_INPUT or os.path.lexists(argument):
        return [path]
    if glob.has_magic(argument):
        if found := sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207  (takes absolute patterns too)
            return [Path(name) for name in found]
        raise SourceError(f"{argument}: no file matches.")
    raise SourceError(f"{argument}: no such file.")


def _kind(path: Path) -> str:
    if str(path) == STANDARD_INPUT:
        return "jsonl"
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    kind = KINDS.get(suffixes[-1]) if suffixes else None
    if kind is None and not path.is_dir():
        known = ", ".join(sorted(KINDS))
        raise SourceError(f"{path}: the name ends in none of {known}; say what it is with --from.")
    return kind or "article"


def _articles(paths: list[Path]) -> list[Source]:
    if not paths:
        return []
    return [Articles(str(paths[0]), lambda: ((str(path), path) for path in paths))]


def _folder(path: Path) -> Source:
    try:
        if next(walk(path), None) is None:
            raise SourceError(
                f"{path}: no .txt, .md or .html files in this folder; name files of records by a pattern, "
                f"e.g. '{path}/*.parquet'."
            )
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}.") from None
    return Articles(str(path), lambda: walk(path))


def _records(path: Path, kind: str) -> Source:
    if kind == "warc" and find_spec("fastwarc") is None:
        raise SourceError("Web archives need FastWARC; run `pip install 'assay[warc]'`.")
    if str(path) == STANDARD_INPUT:
        return _stream(path, kind)
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
        if regular:
            with path.open("rb"):
                pass
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}.") from None
    return Records(path, kind) if regular else _stream(path, kind)


def _stream(path: Path, kind: str) -> Source:
    if kind not in STREAMED:
        raise SourceError(f"{path}: '{kind}' cannot be read from a stream; write it to a file first.")
    return Stream(path, kind)


def check_columns(sources: Sequence[Source], columns: Mapping[str, str]) -> None:
    """Make sure that every table has the article in a column; `columns` maps fields to their names in the tables.

    Raises:
        SourceError: when one has not, or is no table at all.
    """
    for source in sources:
        try:
            found = source.columns()
        except ParquetError as error:
            raise SourceError(str(error)) from None
        except (OSError, EOFError, ValueError) as error:
            raise SourceError(f"{source.name}: cannot be read: {error}.") from None
        if found is None:
            continue
        wanted = [columns[name] for name in ("text", "html") if name in columns] or ["text", "html"]
        if not set(wanted) & set(found):
            raise SourceError(
                f"{source.name}: no column {' or '.join(map(repr, wanted))} among {', '.join(found) or 'none'}. "
                "Say which holds the article with --column text=NAME."
            )
