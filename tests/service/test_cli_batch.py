"""What `assay batch` takes and gives: formats, columns, fields, evidence, chunks, streams; `merge` and `report`."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from service.cli import main
from service.render.output import read_reports
from service.render.table import COLUMNS
from tests.service.batches import ROOT, SAMPLES, batch, lines, record, shell, write_records

COUNT = 24


def run(*arguments: object) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_records(tmp_path_factory.mktemp("in") / "in.jsonl", COUNT)


@pytest.fixture(scope="module")
def expected(source: Path) -> bytes:
    """The reports in one file, from one process."""
    assert batch(source, "-o", source.with_name("expected.jsonl")).exit_code == 0
    return source.with_name("expected.jsonl").read_bytes()


def test_the_bytes_are_those_of_score_and_of_several_processes(tmp_path: Path, source: Path, expected: bytes) -> None:
    done = shell("batch", source, "-o", tmp_path / "out.jsonl", "--detector", "fast", "--jobs", 2)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.jsonl").read_bytes() == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl"]
    sample = sorted(SAMPLES.glob("*.txt"))[0]
    assert batch(sample, "-o", tmp_path / "one.jsonl").exit_code == 0
    scored = run("score", "--format", "jsonl", "--detector", "fast", sample)
    assert scored.stdout_bytes == (tmp_path / "one.jsonl").read_bytes()


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst", ".csv", ".csv.gz", ".parquet"])
def test_every_kind_of_input_gives_the_same_reports(tmp_path: Path, suffix: str, expected: bytes) -> None:
    records = [{**record(number), "desk": str(number % 3)} for number in range(COUNT)]
    path = tmp_path / f"in{suffix}"
    text = "".join(json.dumps(r) + "\n" for r in records).encode()
    if suffix == ".jsonl.gz":
        path.write_bytes(gzip.compress(text))
    elif suffix == ".jsonl.zst":
        path.write_bytes(pa.compress(text, "zstd", asbytes=True))
    elif suffix == ".parquet":
        parquet.write_table(pa.Table.from_pylist(records), path, row_group_size=7)
    else:
        out = io.StringIO()
        writer = csv.DictWriter(out, ["id", "text", "desk"])
        writer.writeheader()
        writer.writerows(records)
        raw = out.getvalue().encode()
        path.write_bytes(gzip.compress(raw) if suffix.endswith("gz") else raw)
    assert batch(path, "-o", tmp_path / "out.jsonl").exit_code == 0
    assert [r | {"extra": {}} for r in lines(tmp_path / "out.jsonl")] == [
        r | {"extra": {}} for r in read_reports(iter([expected]))
    ]
    assert lines(tmp_path / "out.jsonl")[4]["extra"] == {"desk": "1"}


@pytest.mark.parametrize(
    "name", ["out.jsonl.gz", "out.jsonl.zst", "out.csv", "out.csv.zst", "out.parquet", "out.sarif"]
)
def test_every_kind_of_output_holds_the_reports(tmp_path: Path, source: Path, expected: bytes, name: str) -> None:
    assert batch(source, "-o", tmp_path / name).exit_code == 0
    raw = (tmp_path / name).read_bytes()
    if name.endswith(".gz"):
        raw = gzip.decompress(raw)
    elif name.endswith(".zst"):
        raw = pa.CompressedInputStream(pa.BufferReader(raw), "zstd").read()
    reports = list(read_reports(iter([expected])))
    if ".jsonl" in name:
        assert raw == expected
    elif name.endswith(".sarif"):
        [result] = json.loads(raw)["runs"]
        assert len(result["artifacts"]) == COUNT
        assert len(result["results"]) == sum(len(report["evidence"]) for report in reports)
        region = next(r for r in result["results"] if "region" in r["locations"][0]["physicalLocation"])
        place = region["locations"][0]["physicalLocation"]
        text = record(place["artifactLocation"]["index"])["text"]
        start, length = place["region"]["charOffset"], place["region"]["charLength"]
        assert text[start : start + length] == place["region"]["snippet"]["text"]
    else:
        rows = (
            parquet.read_table(tmp_path / name).to_pylist()
            if name.endswith(".parquet")
            else list(csv.DictReader(raw.decode().splitlines(keepends=True)))
        )
        assert [row["id"] for row in rows] == [report["id"] for report in reports]
        for row, report in zip(rows, reports, strict=True):
            assert set(row) == set(COLUMNS) - {"chunks", "profile", "listed"}
            assert float(row["score"] or -1) == (report["score"] if report["score"] is not None else -1)
            assert json.loads(row["evidence"]) == report["evidence"]
            assert sum(int(row[c]) for c in row if c.endswith("_count")) == len(report["evidence"])
    assert batch(source, "-o", tmp_path / f"again-{name}").exit_code == 0
    assert (tmp_path / f"again-{name}").read_bytes() == (tmp_path / name).read_bytes()


def test_tables_keep_counts_where_evidence_is_left_out_and_only_the_columns_asked_for(
    tmp_path: Path, source: Path, expected: bytes
) -> None:
    batch(source, "-o", tmp_path / "a.parquet", "--evidence", "none")
    rows = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    counts = [sum(row[c] for c in row if c.endswith("_count")) for row in rows]
    assert counts == [len(report["evidence"]) for report in read_reports(iter([expected]))]
    assert "evidence" not in rows[0]
    batch(source, "-o", tmp_path / "b.csv", "--fields", "score,id,error_code")
    assert (tmp_path / "b.csv").read_text().splitlines()[0] == "score,id,error_code"


def test_records_that_failed_have_rows_and_notices(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "a"}\n{"id": "b", "text": "Too short."}\n')
    for name in ("out.csv", "out.parquet", "out.sarif"):
        done = batch(tmp_path / "in.jsonl", "-o", tmp_path / name)
        assert done.exit_code == 3
        assert "1 of 2 records failed" in done.stderr
    rows = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(row["id"], row["error_code"], row["error_line"], row["band"]) for row in rows] == [
        ("a", "no_text", 1, None),
        ("b", None, None, "not_rated"),
    ]
    log = json.loads((tmp_path / "out.sarif").read_bytes())
    [notice] = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notice["descriptor"]["id"] == "no_text"


def test_columns_and_fields_are_chosen(tmp_path: Path) -> None:
    rows = [{"key": i, "body": record(i)["text"], "text": "summary"} for i in range(3)]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    arguments = ["-c", "text=body", "-c", "id=key", "--fields", "id,score,extra"]
    assert batch(tmp_path / "in.parquet", "-o", tmp_path / "out.jsonl", *arguments).exit_code == 0
    reports = lines(tmp_path / "out.jsonl")
    assert [list(report) for report in reports] == [["id", "score", "extra"]] * 3
    assert [(report["id"], report["extra"]) for report in reports] == [(str(i), {"text": "summary"}) for i in range(3)]


def test_chunks_are_labelled_and_those_of_no_record_are_told(tmp_path: Path, source: Path) -> None:
    chunks = [{"id": f"r{i}", "start": at, "end": at + 200} for i in (5, 3) for at in (0, 200)]
    chunks.append({"id": "gone", "start": 0, "end": 1})
    (tmp_path / "chunks.jsonl").write_text("".join(json.dumps(chunk) + "\n" for chunk in chunks))
    done = batch(source, "-o", tmp_path / "out.jsonl", "--chunks", tmp_path / "chunks.jsonl")
    assert done.exit_code == 0
    assert "1 chunks belong to no record" in done.stderr
    reports = {report["id"]: report for report in lines(tmp_path / "out.jsonl")}
    assert [chunk["start"] for chunk in reports["r5"]["chunks"]] == [0, 200]
    assert reports["r3"]["chunks"][0]["score"] == reports["r3"]["score"]
    assert "chunks" not in reports["r4"]


def test_standard_input_to_standard_output(source: Path, expected: bytes) -> None:
    done = shell("batch", "-", "-o", "-", "--detector", "fast", stdin=gzip.compress(source.read_bytes()))
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, b"")
    table = batch("-", "-o", "-", "--to", "csv", "--fields", "id", stdin=source.read_bytes())
    assert table.stdout.split() == ["id", *(f"r{i}" for i in range(COUNT))]


def test_a_device_as_output_is_written_to_and_not_replaced(source: Path) -> None:
    assert batch(source, "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_a_folder_of_articles_into_a_folder_of_shards_that_merge_joins(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.md").write_text(record(number)["text"])
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    done = batch(folder, "-o", tmp_path / "run", "--shard-records", 3)
    assert done.exit_code == 3
    assert sorted(path.name for path in (tmp_path / "run").glob("shard-*")) == [
        f"shard-00000{i}.jsonl" for i in range(3)
    ]
    assert run("merge", tmp_path / "run", "-o", tmp_path / "all.jsonl").exit_code == 0
    reports = lines(tmp_path / "all.jsonl")
    assert [report["id"] for report in reports] == [*(f"{i}.md" for i in range(7)), "gone.txt"]
    assert reports[-1]["error"] | {"message": ""} == {
        "code": "unreadable", "message": "", "source": "gone.txt", "line": None,
    }  # fmt: skip
    assert run("merge", tmp_path / "run", tmp_path / "run", "-o", tmp_path / "twice.parquet").exit_code == 0
    assert parquet.read_metadata(tmp_path / "twice.parquet").num_rows == 16


def test_merge_refuses_what_would_mislead(tmp_path: Path, source: Path) -> None:
    batch(source, "-o", tmp_path / "run")
    reports = lines(tmp_path / "run" / "shard-000000.jsonl")
    reports[3]["model"]["digest"] = "sha256:another"
    (tmp_path / "mixed.jsonl").write_text("".join(json.dumps(report) + "\n" for report in reports))
    (tmp_path / "other.jsonl").write_text('["no report"]\n')
    (tmp_path / "empty").mkdir()
    for part, message in (
        (tmp_path / "mixed.jsonl", "mixed.jsonl, line 4: scored by another model"),
        (tmp_path / "other.jsonl", "line 1: not a report"),
        (tmp_path / "empty", "no run of `assay batch`"),
        (tmp_path / "gone", "No such file"),
    ):
        done = run("merge", tmp_path / "run", part, "-o", tmp_path / "out.jsonl")
        assert done.exit_code == 2
        assert message in done.stderr
    shard = tmp_path / "run" / "shard-000000.jsonl"
    shard.write_bytes(shard.read_bytes().replace(b"mixed", b"MIXED", 1) + b"{}\n")
    done = run("merge", tmp_path / "run", "-o", tmp_path / "out.jsonl")
    assert (done.exit_code, "changed since the run wrote it" in done.stderr) == (2, True)
    assert not list(tmp_path.glob("*out.jsonl*"))


def test_report_as_text_and_as_a_page_that_fetches_nothing(tmp_path: Path, source: Path) -> None:
    (tmp_path / "more.jsonl").write_text('{"id": "<b>bold</b>"}\n')
    assert batch(source, tmp_path / "more.jsonl", "-o", tmp_path / "run").exit_code == 3
    text = run("report", tmp_path / "run").stdout
    assert text.startswith(f"{COUNT + 1} records, 1 failed, ")
    for part in ("mixed", "citations", "slowest", "failures", "no_text", "more.jsonl, line 1"):
        assert part in text
    assert run("report", tmp_path / "run", "-o", tmp_path / "page.html").exit_code == 0
    page = (tmp_path / "page.html").read_text()
    assert page.count("<svg") == page.count("</svg>") == 4
    assert "<b>bold" not in page
    assert not re.search(r"<script|<link|<img|src=|url\(|@import", page)
    run("merge", tmp_path / "run", "-o", tmp_path / "all.jsonl.gz")
    assert run("report", tmp_path / "all.jsonl.gz").stdout.startswith(f"{COUNT + 1} records, 1 failed, ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in.jsonl", "-o", "out.doc"], "what to write?"),
        (["in.jsonl", "-o", "gone/out.jsonl"], "no such folder"),
        (["in.jsonl", "-o", "out.jsonl", "--fields", "scores"], "'scores' is none of"),
        (["in.jsonl", "-o", "out.jsonl", "-c", "body=text"], "write FIELD=NAME"),
        (["in.jsonl", "-o", "out.jsonl", "-c", "text=a", "-c", "text=b"], "mapped twice"),
        (["in.jsonl", "-o", "out.jsonl", "--engine", "dask"], "go together"),
        (["in.jsonl", "-o", "out.jsonl", "--retry-failed"], "goes with a folder"),
        (["in.jsonl", "-o", "folder", "--to", "csv"], "a folder holds lines of JSON"),
        (["in.jsonl", "-o", "out.jsonl", "--chunks", "gone.jsonl"], "gone.jsonl: No such file"),
        (["-", "-o", "out.jsonl", "--from", "parquet"], "cannot be read from a stream"),
        (["table.csv", "-o", "out.jsonl"], "no column 'text' or 'html' among key, body"),
        (["gone.jsonl", "-o", "out.jsonl"], "no such file"),
        (["in.jsonl", "-o", "other"], "holds other files"),
    ],
)
def test_wrong_use_is_exit_2_says_why_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_text('{"text": "a"}\n')
    (tmp_path / "table.csv").write_text("key,body\n1,a\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "manifest.json").write_text('{"name": "of a web app"}')
    before = {str(path) for path in tmp_path.rglob("*")}
    for restart in ([], ["--restart"]):
        done = batch(*arguments, *restart)
        assert done.exit_code == 2, done.output
        assert message in done.stderr.replace("\n", " ")
        assert done.stdout == ""
    left = {Path(path).name for path in {str(path) for path in tmp_path.rglob("*")} - before}
    assert left <= {"lock"}


def test_the_example_for_spark_names_what_there_is() -> None:
    namespace: dict[str, Any] = {}
    code = (ROOT / "scoring" / "batch" / "spark_example.py").read_text("utf-8")
    exec(compile(code.partition("def main")[0], "spark.py", "exec"), namespace)
    from scoring.batch import frames

    assert namespace["score_frames"] is frames.score_frames
    assert namespace["SCHEMA"] == frames.SCHEMA
