"""The command as a person runs it in a shell: streams, formats and exit codes."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
SAMPLE = sorted(SAMPLES.glob("*.txt"))[0]
OTHER = sorted(SAMPLES.glob("*.txt"))[1]
PAGE = sorted(SAMPLES.glob("*.html"))[0]


def run(*arguments: str, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from service.cli import main; main()", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def test_a_report_for_a_person() -> None:
    done = run("score", str(SAMPLE), str(PAGE))
    assert done.returncode == 0
    text = done.stdout.decode()
    for signal in ("citations", "promotion", "hedging", "contradictions", "transparency", "readability"):
        assert text.count(signal) >= 2
    assert "of 100" in text
    assert "\x1b" not in text
    assert done.stderr == b""


def test_json_is_an_object_for_one_and_an_array_for_several() -> None:
    one = json.loads(run("score", "--format", "json", str(SAMPLE)).stdout)
    several = json.loads(run("score", "--format", "json", str(SAMPLE), str(OTHER)).stdout)
    lines = run("score", "--format", "jsonl", str(SAMPLE), str(OTHER)).stdout.splitlines()
    assert several[0] == one
    assert [json.loads(line) for line in lines] == several
    assert one["id"] == str(SAMPLE)


def test_csv_has_a_row_for_each_report() -> None:
    rows = list(csv.DictReader(io.StringIO(run("score", "--format", "csv", str(SAMPLE), str(OTHER)).stdout.decode())))
    assert [row["id"] for row in rows] == [str(SAMPLE), str(OTHER)]
    for row in rows:
        assert int(row["citations_count"]) >= 0
        assert json.loads(row["evidence"]) is not None


def test_markdown_names_every_signal() -> None:
    text = run("score", "--format", "markdown", str(SAMPLE)).stdout.decode()
    assert text.startswith("# ")
    assert text.count("|---") >= 1


def test_standard_input_is_text_or_html() -> None:
    text = json.loads(run("score", "--format", "json", stdin=SAMPLE.read_bytes()).stdout)
    page = json.loads(run("score", "--format", "json", "-", stdin=PAGE.read_bytes()).stdout)
    assert text["id"] == "-"
    assert "content" in page["text"]
    assert "content" not in text["text"]


def test_a_threshold_missed_is_exit_1() -> None:
    assert run("score", "--fail-under", "0", str(SAMPLE)).returncode == 0
    assert run("score", "--fail-under", "100", str(SAMPLE)).returncode == 1
    assert run("score", "--fail-under", "1", stdin=b"Too short.").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "no-such-file.txt"], "No such file"),
        (["score", "."], "Is a directory"),
        (["score", "--format", "xml"], "Invalid value"),
        (["score", "--fail-under", "200", str(SAMPLE)], "Invalid value"),
        (["batch", "no-such-file.jsonl", "-o", "out.jsonl"], "no such file"),
        (["nonsense"], "No such command"),
        (["train", "--corpora", "no-such-folder"], "is not there"),
        (["evaluate", "--corpora", "no-such-folder"], "is not there"),
    ],
)
def test_wrong_use_is_exit_2_and_says_why(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.4 ...", "binary"),
        ("naïve".encode("latin-1"), "UTF-8"),
        (b"\x00\x01\x02", "binary"),
        (b"a" * 20_000_001, "at most"),
    ],
)
def test_input_that_is_no_article_is_exit_2_and_says_what_to_do(raw: bytes, message: str) -> None:
    done = run("score", stdin=raw)
    assert done.returncode == 2
    assert message in done.stderr.decode()


def test_of_several_files_one_failing_is_exit_3(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\xff\xff\xff")
    done = run("score", "--format", "json", str(tmp_path / "broken.txt"), str(SAMPLE))
    assert done.returncode == 3
    assert json.loads(done.stdout)["id"] == str(SAMPLE)
    assert "broken.txt" in done.stderr.decode()


def test_batch_keeps_order_and_puts_errors_in_their_place(tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8")
    lines = [
        json.dumps({"id": "a", "text": text, "desk": "health"}),
        '{"id": "b", "text": ',
        json.dumps({"id": "c", "text": None}),
        "[1, 2]",
        json.dumps({"id": "d", "text": text, "html": text}),
        json.dumps({"id": "e", "text": "Only a few words."}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = run("batch", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl.gz"))
    assert done.returncode == 3
    reports = [json.loads(line) for line in gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()).splitlines()]
    assert [report["id"] for report in reports] == ["a", None, "c", None, "d", "e"]
    assert reports[0]["extra"] == {"desk": "health"}
    assert [r["error"]["code"] for r in reports if "error" in r] == [
        "invalid_json",
        "no_text",
        "not_an_object",
        "text_and_html",
    ]
    assert [(r["error"]["source"], r["error"]["line"]) for r in reports if "error" in r] == [
        ("in.jsonl", line) for line in (2, 3, 4, 5)
    ]
    assert reports[5]["rated"] is False
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_batch_without_failures_is_exit_0_and_the_report_is_that_of_score(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": str(SAMPLE), "text": SAMPLE.read_text("utf-8")}) + "\n")
    assert run("batch", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")).returncode == 0
    assert json.loads((tmp_path / "out.jsonl").read_bytes()) == json.loads(
        run("score", "--format", "json", str(SAMPLE)).stdout
    )


def test_signals_are_listed_in_three_formats() -> None:
    listed = json.loads(run("signals", "--format", "json").stdout)
    assert len(listed["signals"]) == 6
    assert len(listed["kinds"]) == 17
    assert run("signals", "--format", "markdown").stdout.count(b"\n| **") == 6
    assert b"x / (x +" in run("signals").stdout


def test_train_from_the_table_writes_the_shipped_weights(tmp_path: Path) -> None:
    assert run("train", "-o", str(tmp_path / "model.json")).returncode == 0
    again = json.loads((tmp_path / "model.json").read_bytes())
    shipped = json.loads((ROOT / "scoring" / "weights" / "model.json").read_bytes())
    assert again["schema_digest"] == shipped["schema_digest"]
