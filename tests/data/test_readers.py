"""Bytes and lines become records; what cannot be read says why."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from data.article import ArticleError
from data.readers.files import read_file, record
from data.readers.jsonl import read_jsonl
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


LINES = b'{"text": "one"}\n\n{"text": broken\n["not an object"]\n{"text": "\xff"}\n{"text": "last"}'


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_a_broken_line_is_reported_with_its_place_and_the_rest_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"in{suffix}"
    path.write_bytes(gzip.compress(LINES) if suffix.endswith("gz") else LINES)
    entries = list(read_jsonl(path))
    assert [(e.line, e.record, e.error and e.error.code) for e in entries] == [
        (1, {"text": "one"}, None),
        (3, None, "invalid_json"),
        (4, ["not an object"], None),
        (5, None, "invalid_json"),
        (6, {"text": "last"}, None),
    ]
    assert {e.source for e in entries} == {f"in{suffix}"}


def test_a_gzip_file_cut_off_gives_what_could_be_read_and_an_error(tmp_path: Path) -> None:
    lines = b"".join(
        b'{"text": "line %d of many lines that do not compress %d"}\n' % (i, i * 7919) for i in range(9_000)
    )
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-2_000])
    entries = list(read_jsonl(path))
    assert len(entries) > 1_000
    assert [e.error.code for e in entries if e.error] == ["cut_off"]
    assert entries[-1].error is not None
