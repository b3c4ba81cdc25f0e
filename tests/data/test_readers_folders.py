"""Folders, patterns and what is in them that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.errors import ArticleError
from data.readers.chunks import Chunks, ChunksError
from data.readers.entries import Entry
from data.readers.inputs import SourceError, find_sources


def told(entry: Entry) -> tuple[str, str]:
    try:
        record = entry.record()
    except ArticleError as error:
        return entry.source, error.code
    return record["id"], record.get("text") or record["html"]


def test_a_folder_gives_its_articles_in_order_and_an_error_for_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "b" / "c.txt").mkdir(parents=True)  # a folder with the name of a file
    (tmp_path / "b" / "c.txt" / "d.md").write_text("# In the folder")
    (tmp_path / "a.txt").write_text("First")
    (tmp_path / "p.html").write_text("<p>Page")
    (tmp_path / "q.pdf").write_text("passed over")
    (tmp_path / "x.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "y.txt").write_bytes(b"\xff\xff\xff")
    (tmp_path / "empty.txt").touch()
    os.mkfifo(tmp_path / "z.txt")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A name that is no text")
    [source] = find_sources([str(tmp_path)])
    everything = [told(entry) for entry in source.entries()]
    assert everything == [
        ("a.txt", "First"),
        ("b/c.txt/d.md", "# In the folder"),
        ("caf\ufffd.txt", "A name that is no text"),
        ("empty.txt", "empty"),
        ("p.html", "<p>Page"),
        ("x.txt", "unreadable"),
        ("y.txt", "wrong_encoding"),
        ("z.txt", "unreadable"),
    ]
    assert [told(entry) for entry in source.entries(3)] == everything[3:]


def test_a_fingerprint_tells_names_from_contents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("First")
    [source] = find_sources([str(tmp_path)])
    before = source.fingerprint()
    assert source.fingerprint() == before
    (tmp_path / "a.txt").write_text("Changed")
    after = source.fingerprint()
    assert before is not None
    assert after is not None
    assert before["names"] == after["names"]
    assert before["stamps"] != after["stamps"]


def test_patterns_and_several_inputs_keep_their_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(name)
    (tmp_path / "r.jsonl").write_text('{"id": "r", "text": "record"}\n')
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "f.txt").write_text("f.txt")
    inputs = [str(tmp_path / name) for name in ("c.html", "*.txt", "r.jsonl", "folder")]
    names = [told(entry)[0] for source in find_sources(inputs) for entry in source.entries()]
    assert [Path(name).name for name in names] == ["c.html", "a.txt", "b.txt", "r", "f.txt"]


@pytest.mark.parametrize(
    ("argument", "message"),
    [("gone.jsonl", "no such file"), ("*.jsonl", "no file matches"), (".", "no .txt, .md or .html files")],
)
def test_what_is_not_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=message):
        find_sources([argument])


def test_chunks_are_found_by_article_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "chunks.jsonl"
    path.write_text(
        '{"id": "b", "start": 0, "end": 3, "key": "b1"}\n\n{"id": "a", "start": 2, "end": 4}\n'
        '{"id": "b", "start": 3, "end": 9, "key": "b2"}\n'
    )
    chunks = Chunks(path)
    assert chunks.count == 3
    assert chunks.of("b") == [{"start": 0, "end": 3, "key": "b1"}, {"start": 3, "end": 9, "key": "b2"}]
    assert chunks.of("gone") == []
    chunks.close()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a", "start": 0', "line 1: not valid JSON"),
        ('["a", 0, 3]', "line 1: a chunk is an object"),
        ('{"id": 7, "start": 0, "end": 3}', "'id', a string"),
        ('{"id": "a", "start": 0, "end": 3.5}', "'end' must be a whole number"),
        ('{"id": "a", "end": 3}', "'start' must be a whole number"),
    ],
)
def test_a_line_that_is_no_chunk_is_named(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "chunks.jsonl").write_text(line)
    with pytest.raises(ChunksError, match=message):
        Chunks(tmp_path / "chunks.jsonl")
