"""Tables and web archives become the same entries as lines of JSON do."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from pyarrow import parquet

from data.errors import ArticleError
from data.readers.entries import decode_page
from data.readers.inputs import SourceError, check_columns, find_sources
from data.readers.parquet import ROWS
from data.readers.sources import Records


def found(path: Path, kind: str, skip: int = 0) -> list[Any]:
    entries = []
    for entry in Records(path, kind).entries(skip):
        try:
            entries.append((entry.line, entry.record()))
        except ArticleError as error:
            entries.append((entry.line, error.code))
    return entries


def test_rows_of_csv_with_lines_in_cells_and_what_is_wrong_with_others(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(
        "\ufeffid,text,desk\r\n"
        'a,"Two\nlines, and ""quotes""",health\r\n'
        "b,short\r\n"
        "\r\n"
        ",no id,\r\n"
        "c,\udcff,x\r\n"
        "d,one,two,three\r\n"
        'e,"never closed'.encode("utf-8", "surrogateescape")
    )
    assert found(path, "csv") == [
        (2, {"id": "a", "text": 'Two\nlines, and "quotes"', "desk": "health"}),
        (4, "invalid_csv"),
        (6, {"id": None, "text": "no id", "desk": ""}),
        (7, "wrong_encoding"),
        (8, "invalid_csv"),
        (9, "invalid_csv"),
    ]
    assert found(path, "csv", 2) == found(path, "csv")[2:]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_in_the_header(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f"id{delimiter}text\na{delimiter}One. Two\n")
    assert found(path, "csv") == [(2, {"id": "a", "text": "One. Two"})]


def test_rows_of_parquet_in_groups(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    count = 3 * ROWS
    table = pa.table(
        {
            "text": pa.array([f"Text {i}" for i in range(count)]).dictionary_encode(),
            "day": [date(2026, 1, 1)] * count,
            "price": [Decimal("1.50")] * count,
        }
    )
    parquet.write_table(table, path, row_group_size=ROWS // 2 + 1)
    entries = found(path, "parquet")
    assert [line for line, _ in entries] == list(range(1, count + 1))
    assert entries[7][1] == {"text": "Text 7", "day": date(2026, 1, 1), "price": Decimal("1.50")}
    for skip in (1, ROWS // 2 + 1, ROWS + 7, count):
        assert found(path, "parquet", skip) == entries[skip:]


@pytest.mark.parametrize(
    ("name", "contents", "message"),
    [
        ("in.csv", b"id,body\na,b\n", "no column 'text' or 'html' among id, body"),
        ("in.csv", b"", "among none"),
        ("in.csv.gz", b"\x1f\x8b\x08\x00cut", "cannot be read"),
        ("in.parquet", b"PAR1 but cut off", "not a Parquet file"),
        ("in.doc", b"", "ends in none of"),
    ],
)
def test_what_cannot_be_read_at_all_is_said_before_anything_is_scored(
    tmp_path: Path, name: str, contents: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(contents)
    with pytest.raises(SourceError, match=message):
        check_columns(find_sources([str(tmp_path / name)]), {})


def test_a_parquet_file_without_a_text_column_names_its_columns(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"body": ["a"], "key": [1]}), tmp_path / "in.parquet")
    sources = find_sources([str(tmp_path / "in.parquet")])
    with pytest.raises(SourceError, match="no column 'text' or 'html' among body, key"):
        check_columns(sources, {})
    check_columns(sources, {"text": "body"})
    with pytest.raises(SourceError, match="no column 'prose'"):
        check_columns(sources, {"text": "prose"})


def warc(path: Path, records: list[tuple[WarcRecordType, str, bytes, bool]], gz: bool) -> bytes:
    out = io.BytesIO()
    for kind, content_type, body, http in records:
        record = WarcRecord()
        record.init_headers(content_length=len(body), record_type=kind)
        record.headers["WARC-Target-URI"] = "https://example.org/page"
        record.headers["WARC-Date"] = "2026-01-01T00:00:00Z"
        record.headers["Content-Type"] = "application/http; msgtype=response" if http else content_type
        record.set_bytes_content(body)
        record.write(out)
    raw = out.getvalue()
    import gzip

    path.write_bytes(gzip.compress(raw) if gz else raw)
    return raw


def response(body: bytes, status: str = "200 OK", content_type: str = "text/html; charset=iso-8859-1") -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Type: %b\r\n\r\n%b" % (status.encode(), content_type.encode(), body)


@pytest.mark.parametrize("gz", [False, True])
def test_pages_and_texts_of_web_archives(tmp_path: Path, gz: bool) -> None:
    path = tmp_path / "in.warc"
    page = "<html><body><p>Caf\u00e9</p></body></html>".encode("latin-1")
    raw = warc(
        path,
        [
            (WarcRecordType.warcinfo, "application/warc-fields", b"software: none", False),
            (WarcRecordType.response, "", response(page), True),
            (WarcRecordType.response, "", response(b"gone", "404 Not Found"), True),
            (WarcRecordType.response, "", response(b"\x89PNG", content_type="image/png"), True),
            (WarcRecordType.conversion, "text/plain", "Caf\u00e9 in words".encode(), False),
        ],
        gz,
    )
    (line, first), (_, second) = found(path, "warc")
    assert line == 1
    assert first["html"] == page.decode("latin-1")
    assert (first["url"], first["warc_date"]) == ("https://example.org/page", "2026-01-01T00:00:00Z")
    assert second["text"] == "Caf\u00e9 in words"
    assert first["id"] != second["id"]
    path.write_bytes(raw[:-10])
    assert found(path, "warc")[0] == (line, first)


@pytest.mark.parametrize(
    ("raw", "charset", "text"),
    [
        (b"\xe9", "iso-8859-1", "\u00e9"),
        (b"\x80", "iso-8859-1", "\u20ac"),
        ("\u00e9".encode(), None, "\u00e9"),
        (b"\xe9", None, "\u00e9"),
        (b'<meta charset="koi8-r">\xc1', None, '<meta charset="koi8-r">\u0430'),
        (b"\xef\xbb\xbf\xc3\xa9", "koi8-r", "\u00e9"),
        (b"plain", "no-such-charset", "plain"),
        (b"plain", "hex", "plain"),
        (b"\xff\xc3\xa9", "utf-8", "\ufffd\u00e9"),
    ],
)
def test_pages_are_decoded_as_browsers_do(raw: bytes, charset: str | None, text: str) -> None:
    assert decode_page(raw, charset) == text
