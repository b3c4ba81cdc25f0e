"""Bytes and lines become records; what cannot be read says why."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from data.errors import ArticleError
from data.readers.entries import Entry
from data.readers.files import read_file, record
from data.readers.jsonl import MAX_LINE_BYTES
from data.readers.sources import Records
from data.readers.text import decode_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_any_marked_unicode_encoding_is_read(encoding: str) -> None:
    assert decode_text("Grüße 😀 שלום".encode(encoding)) == "Grüße 😀 שלום"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Grüße".encode("latin-1"), "wrong_encoding"),
        (b"\xff\xfea", "wrong_encoding"),
        (b"%PDF-1.7 text", "not_text"),
        (b"\x89PNG\r\n\x1a\n", "not_text"),
        (b"a\x00b", "not_text"),
        (b"a" * 20_000_001, "too_long"),
    ],
)
def test_other_bytes_are_refused(raw: bytes, code: str) -> None:
    with pytest.raises(ArticleError) as refused:
        decode_text(raw)
    assert refused.value.code == code


def test_a_file_is_html_by_its_name_or_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text("<p>Hello")
    (tmp_path / "b.txt").write_text("<!-- saved -->\n<!DOCTYPE html><p>Hello")
    (tmp_path / "c.txt").write_text("<p> is the paragraph tag")
    assert set(read_file(tmp_path / "a.htm", "a")) == {"id", "html"}
    assert set(read_file(tmp_path / "b.txt", "b")) == {"id", "html"}
    assert set(read_file(tmp_path / "c.txt", "c")) == {"id", "text"}
    with pytest.raises(ArticleError, match="empty"):
        record(b" \n", "d")


LINES = b'\xef\xbb\xbf{"text": "one"}\n\n{"text": broken\n["not an object"]\n{"text": "\xff"}\n{"text": "last"}'


def told(entry: Entry) -> tuple[int | None, Any]:
    """The line of an entry, and its record or the code of its error."""
    try:
        return entry.line, entry.record()
    except ArticleError as error:
        return entry.line, error.code


def packed(raw: bytes, suffix: str) -> bytes:
    if suffix.endswith(".gz"):
        return gzip.compress(raw)
    return pa.compress(raw, "zstd", asbytes=True) if suffix.endswith(".zst") else raw


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst"])
def test_a_broken_line_is_reported_with_its_place_and_the_rest_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"in{suffix}"
    path.write_bytes(packed(LINES, suffix))
    entries = list(Records(path, "jsonl").entries())
    assert [told(entry) for entry in entries] == [
        (1, {"text": "one"}),
        (3, "invalid_json"),
        (4, ["not an object"]),
        (5, "invalid_json"),
        (6, {"text": "last"}),
    ]
    assert {entry.source for entry in entries} == {f"in{suffix}"}
    assert [told(entry) for entry in Records(path, "jsonl").entries(3)] == [told(entry) for entry in entries[3:]]


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst", ".csv.gz"])
def test_a_packed_file_cut_off_gives_what_could_be_read_and_an_error(tmp_path: Path, suffix: str) -> None:
    line = b'{"text": "line %d of many that do not compress %d"}\n' if "json" in suffix else b"line %d of many,%d\n"
    lines = b"".join(line % (i, i * 7919) for i in range(30_000))
    path = tmp_path / f"cut{suffix}"
    path.write_bytes(packed((b"" if "json" in suffix else b"text,n\n") + lines, suffix)[:-2_000])
    entries = [told(entry) for entry in Records(path, suffix.split(".")[1]).entries()]
    assert len(entries) > 1_000
    assert entries[-1][1] == "cut_off"
    assert all(isinstance(record, dict) for _, record in entries[:-1])


def test_a_line_too_long_is_passed_over_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"x" * (2 * MAX_LINE_BYTES + 5) + b'\n{"text": "next"}\n')
    assert [told(entry) for entry in Records(path, "jsonl").entries()] == [(1, "too_long"), (2, {"text": "next"})]
