"""Entries from web archives: pages of WARC files, texts of WET files (ISO 28500)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from data.errors import ArticleError
from data.readers.entries import Capture, Entry, Unread
from data.readers.jsonl import MAX_LINE_BYTES, cut_off

PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = frozenset({"text/plain"})
OK = 200  # of HTTP; pages of errors and redirections are nobody's articles


def read_archive(stream: BinaryIO, source: str) -> Iterator[Entry]:
    """The entries of an open WARC or WET file: captured pages and converted texts; `line` is the place.

    Everything else in an archive (requests, images, redirections, errors) is passed over, as blank lines are.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number = 0
    try:
        for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"):
            number += 1
            kind = _content_type(record)
            if record.http_headers is not None and record.http_headers.status_code != OK:
                continue
            if kind not in PAGES and kind not in TEXTS:
                continue
            url = record.headers.get("WARC-Target-URI")
            if record.content_length > MAX_LINE_BYTES:
                message = f"The record has {record.content_length:,} bytes; at most {MAX_LINE_BYTES:,} are read."
                yield Unread(ArticleError("too_long", message), source, number, record.record_id)
                continue
            yield Capture(
                raw=record.reader.read(),
                charset=record.http_charset if record.http_headers is not None else None,
                html=kind in PAGES,
                url=url,
                id=record.record_id or "",
                date=record.headers.get("WARC-Date"),
                source=source,
                line=number,
            )
    except (EOFError, OSError, ValueError) as error:
        yield cut_off(error, source, number + 1)


def _content_type(record: Any) -> str:
    if record.http_headers is not None:
        return (record.http_content_type or "").lower()
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
