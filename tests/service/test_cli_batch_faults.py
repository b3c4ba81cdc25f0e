"""Killed, full, locked, cut off: what goes wrong is said in a line, and nothing is lost, doubled or mixed."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import resource
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from scoring.batch.lock import hold
from tests.service.batches import COMMAND, ENVIRONMENT, batch, lines, record, shell, write_records

SHARD = ["--shard-records", 10]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve shards, of articles long enough that a run can be caught in the middle."""
    return write_records(tmp_path_factory.mktemp("in") / "in.jsonl", 120, paragraphs=6)


@pytest.fixture(scope="module")
def expected(source: Path) -> bytes:
    batch(source, "-o", source.with_name("expected.jsonl"))
    return source.with_name("expected.jsonl").read_bytes()


def joined(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("shard-*.jsonl")))


def kill_when(started: subprocess.Popen[bytes], shards: int, folder: Path, delay: float) -> bool:
    """Kill a run a moment after it has so many shards; False when it was quicker."""
    limit = time.monotonic() + 120
    while started.poll() is None and time.monotonic() < limit:
        if len(list(folder.glob("shard-*.jsonl"))) >= shards:
            time.sleep(delay)
            started.send_signal(signal.SIGKILL)
            break
        time.sleep(0.002)
    return started.wait() == -signal.SIGKILL


@pytest.mark.parametrize(("output", "shards", "jobs"), [("out.jsonl", 3, 1), ("run", 2, 2)])
def test_a_run_killed_and_given_again_ends_as_if_nothing_had_been(
    tmp_path: Path, source: Path, expected: bytes, output: str, shards: int, jobs: int
) -> None:
    target = tmp_path / output
    folder = target if output == "run" else tmp_path / ".out.jsonl.run"
    arguments = ["batch", source, "-o", target, *SHARD, "--detector", "fast", "--jobs", jobs]
    command = [*COMMAND, *map(str, arguments)]
    delay = random.Random(shards).random() / 50
    started = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    assert kill_when(started, shards, folder, delay)
    kept = len(list(folder.glob("shard-*.jsonl")))
    assert shards <= kept < 12
    done = batch(source, "-o", target, *SHARD)
    assert done.exit_code == 0
    assert "are there already" in done.stderr
    assert (joined(target) if output == "run" else target.read_bytes()) == expected
    assert not list(tmp_path.glob(".*"))


def test_a_journal_cut_off_and_shards_half_written_are_put_right(tmp_path: Path, source: Path, expected: bytes) -> None:
    run = tmp_path / "run"
    batch(source, "-o", run, *SHARD)
    journal = (run / "journal.jsonl").read_bytes().splitlines(keepends=True)
    (run / "journal.jsonl").write_bytes(b"".join(journal[:5]) + journal[5][:30])
    (run / "shard-000007.jsonl").unlink()
    (run / "shard-000008.part").write_bytes(b"half a sh")
    assert batch(source, "-o", run, *SHARD).exit_code == 0
    assert joined(run) == expected
    assert len((run / "journal.jsonl").read_bytes().splitlines()) == len(journal)
    assert not list(run.glob("*.part"))


def test_another_model_other_settings_or_another_input_are_refused(tmp_path: Path, source: Path) -> None:
    mine = tmp_path / "in.jsonl"
    mine.write_bytes(source.read_bytes())
    run = tmp_path / "run"
    assert batch(mine, "-o", run).exit_code == 0
    again = batch(mine, "-o", run)
    assert (again.exit_code, "were finished before" in again.stderr) == (0, True)
    before = joined(run)
    done = batch(mine, "-o", run, "--evidence", "none")
    assert (done.exit_code, "evidence was 'full' and is 'none'" in done.stderr) == (2, True)
    assert "there were 1 inputs and are 2" in batch(mine, source, "-o", run).stderr
    with mine.open("a") as out:
        out.write(json.dumps(record(500)) + "\n")
    done = batch(mine, "-o", run)
    assert (done.exit_code, "is another or has changed" in done.stderr) == (2, True)
    manifest = json.loads((run / "manifest.json").read_bytes())
    manifest["model"]["digest"] = "sha256:of-another"
    (run / "manifest.json").write_text(json.dumps(manifest))
    assert "the model was" in batch(mine, "-o", run).stderr
    assert joined(run) == before
    assert batch(mine, "-o", run, "--restart").exit_code == 0
    assert len(joined(run).splitlines()) == 121


def test_failed_records_alone_are_scored_again(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(record(number)["text"])
    (folder / "3.txt").rename(tmp_path / "away")
    (folder / "3.txt").symlink_to(tmp_path / "gone")
    run = tmp_path / "run"
    assert batch(folder, "-o", run, "--shard-records", 4).exit_code == 3
    others = [report for report in lines(run / "shard-000000.jsonl") if "error" not in report]
    assert batch(folder, "-o", run, "--shard-records", 4, "--retry-failed").exit_code == 3
    (folder / "3.txt").unlink()
    (tmp_path / "away").rename(folder / "3.txt")
    assert "has changed" in batch(folder, "-o", run, "--shard-records", 4).stderr
    assert batch(folder, "-o", run, "--shard-records", 4, "--retry-failed").exit_code == 0
    assert batch(folder, "-o", run, "--shard-records", 4).exit_code == 0
    assert batch(folder, "-o", tmp_path / "fresh", "--shard-records", 4).exit_code == 0
    assert joined(run) == joined(tmp_path / "fresh")
    assert len(others) == 3


def test_two_runs_into_one_output_are_refused(tmp_path: Path, source: Path) -> None:
    for target, folder in ((tmp_path / "run", tmp_path / "run"), (tmp_path / "o.jsonl", tmp_path / ".o.jsonl.run")):
        with hold(folder):
            done = batch(source, "-o", target)
        assert done.exit_code == 2
        assert f"another run (process {os.getpid()}) is writing here" in done.stderr
        assert batch(source, "-o", target).exit_code == 0


def test_a_full_disk_keeps_what_was_finished(tmp_path: Path, source: Path, expected: bytes) -> None:
    limit = len(expected) // 15

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = shell("batch", source, "-o", tmp_path / "out.jsonl", *SHARD, "--detector", "fast", preexec_fn=small_files)
    assert done.returncode == 2
    assert b"File too large; what was finished is kept" in done.stderr
    assert not (tmp_path / "out.jsonl").exists()
    assert batch(source, "-o", tmp_path / "out.jsonl", *SHARD).exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == expected


def test_a_stream_that_takes_nothing_more_is_said(source: Path) -> None:
    done = batch(source, "-o", "/dev/full")
    assert (done.exit_code, "/dev/full: No space left on device" in done.stderr) == (2, True)


def test_an_output_folder_that_is_read_only_is_said(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o555)
    if os.access(folder, os.W_OK):
        folder = Path("/sys/kernel")  # nothing can be made there, not even by root
    for name in ("out.jsonl", "run"):
        done = batch(source, "-o", folder / name)
        assert done.exit_code == 2
        assert re.search(rf"{folder}/\S*{name}\S*: (Operation not permitted|Permission denied|Read-only)", done.stderr)


def test_inputs_that_break_off_give_all_before_and_an_error_in_place(tmp_path: Path) -> None:
    # short, and of digits that do not compress, so that some survive the cut in the middle of a block
    rows = [{"id": str(i), "text": f"Short {random.Random(i).random()}"} for i in range(2_000)]
    raw = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(raw)[:-3_000])
    text = json.dumps({"id": "last", "text": "Café"}, ensure_ascii=False).encode()
    (tmp_path / "utf8.jsonl").write_bytes(b'{"id": "first", "text": "One."}\n' + text[: text.index(b"\xc3") + 1])
    done = batch(tmp_path / "cut.jsonl.gz", tmp_path / "utf8.jsonl", "-o", tmp_path / "out.jsonl", "--evidence", "none")
    assert done.exit_code == 3
    reports = lines(tmp_path / "out.jsonl")
    read = len(reports) - 3
    assert 100 < read < 2_000
    assert [report["id"] for report in reports] == [*map(str, range(read)), None, "first", None]
    codes = [report["error"]["code"] for report in reports if "error" in report]
    assert codes in (["cut_off", "invalid_json"], ["invalid_json", "cut_off", "invalid_json"])


def test_many_empty_lines_are_passed_over_and_places_stay_right(tmp_path: Path) -> None:
    with (tmp_path / "in.jsonl").open("wb") as out:
        out.write(b'{"id": "a", "text": "One."}\n' + b"\n" * 500_000 + b'{"id": "b"}\n')
    assert batch(tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl").exit_code == 3
    first, second = lines(tmp_path / "out.jsonl")
    assert first["id"] == "a"
    assert second["error"]["line"] == 500_002


def test_a_reader_that_goes_away_ends_the_run_quietly(source: Path) -> None:
    command = [*COMMAND, "batch", str(source), "-o", "-", "--detector", "fast"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 141


def test_control_c_says_that_the_run_can_go_on(tmp_path: Path, source: Path, expected: bytes) -> None:
    command = [
        *COMMAND,
        "batch",
        str(source),
        "-o",
        str(tmp_path / "out.jsonl"),
        *map(str, SHARD),
        "--detector",
        "fast",
    ]
    # A shell that runs the tests in the background has them, and what they start, ignore Ctrl-C.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, preexec_fn=heed) as started:
        assert started.stderr is not None
        while not list(tmp_path.glob(".out.jsonl.run/shard-*.jsonl")) and started.poll() is None:
            time.sleep(0.01)
        started.send_signal(signal.SIGINT)
        said = started.stderr.read().decode()
    assert started.returncode == 130
    assert "stopped; what was finished is kept" in said
    assert "Traceback" not in said
    assert batch(source, "-o", tmp_path / "out.jsonl", *SHARD).exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == expected
