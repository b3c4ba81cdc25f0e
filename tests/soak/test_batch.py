"""Batches at full size: a million records, fifty thousand on a cluster, thirty kills, ten million empty lines.

ASSAY_SOAK_ARTICLES=50000 pytest tests/soak -m soak -s
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.service.batches import COMMAND, ENVIRONMENT, lines, record, shell, write_records
from tests.service.clusters import Cluster

pytestmark = pytest.mark.soak
ARTICLES = int(os.environ.get("ASSAY_SOAK_ARTICLES", "50000"))
RECORDS = int(os.environ.get("ASSAY_SOAK_RECORDS", "1000000"))
KILLS = 30
MEGABYTE = 1_000_000
MOST_MEMORY = 400 * MEGABYTE


def memory(pid: int) -> int:
    """Bytes that a process holds in memory, 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(found[0].split()[1]) * 1024 if found else 0


def family(pid: int) -> list[int]:
    """A process and all its children."""
    pids = [pid]
    for parent in pids:
        try:
            tasks = list(Path(f"/proc/{parent}/task").iterdir())
            pids += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except (FileNotFoundError, ProcessLookupError):
            continue
    return pids


def watched(*arguments: object) -> tuple[int, list[int]]:
    """Run the command; its exit code, and the most that any of its processes held at any fifth of a second."""
    command = [*COMMAND, *map(str, arguments)]
    samples = []
    with subprocess.Popen(command, env=ENVIRONMENT) as started:
        while started.poll() is None:
            samples.append(max(map(memory, family(started.pid))))
            time.sleep(0.2)
    return started.returncode, samples


def test_memory_is_flat_over_a_million_short_records(tmp_path: Path) -> None:
    with (tmp_path / "in.jsonl").open("w") as out:
        for number in range(RECORDS):
            out.write(f'{{"id": "{number}", "text": "Record {number} is short, as {number % 97} others are."}}\n')
    begin = time.monotonic()
    code, samples = watched(
        "batch", tmp_path / "in.jsonl", "-o", tmp_path / "run", "--detector", "fast", "--jobs", 2,
        "--evidence", "counts", "--fields", "id,score,band,evidence_counts", "--shard-records", 10_000,
    )  # fmt: skip
    took = time.monotonic() - begin
    assert code == 0
    total = 0
    for shard in sorted((tmp_path / "run").glob("shard-*.jsonl")):
        for report in lines(shard):
            assert report["id"] == str(total)
            total += 1
    assert total == RECORDS
    quarter = len(samples) // 4
    early, late = max(samples[quarter : 2 * quarter]), max(samples[3 * quarter :])
    print(
        f"\n{RECORDS:,} records in {took:.0f} s; largest process: second quarter {early / MEGABYTE:.0f} MB, "
        f"last {late / MEGABYTE:.0f} MB, ever {max(samples) / MEGABYTE:.0f} MB"
    )
    assert max(samples) < MOST_MEMORY
    assert late < early + 20 * MEGABYTE


def test_a_cluster_scores_many_articles_to_the_same_bytes_though_a_worker_is_killed(tmp_path: Path) -> None:
    source = write_records(tmp_path / "in.jsonl", ARTICLES)
    begin = time.monotonic()
    with Cluster(tmp_path, 2) as cluster:
        cluster.wait(2)
        dask = ["--engine", "dask", "--scheduler", cluster.address]
        command = [*COMMAND, "batch", str(source), "-o", str(tmp_path / "run"), "--detector", "fast", *dask]
        with subprocess.Popen(command, env=ENVIRONMENT) as started:
            while len(list((tmp_path / "run").glob("shard-*.jsonl"))) < ARTICLES // 3_000 and started.poll() is None:
                time.sleep(0.1)
            cluster.kill_worker()
            cluster.add_worker()
            killed = time.monotonic() - begin
        assert started.returncode == 0
    clustered = time.monotonic() - begin
    assert shell("batch", source, "-o", tmp_path / "one", "--detector", "fast").returncode == 0
    for shard in sorted((tmp_path / "one").glob("shard-*.jsonl")):
        assert shard.read_bytes() == (tmp_path / "run" / shard.name).read_bytes()
    alone = time.monotonic() - begin - clustered
    print(f"\n{ARTICLES:,} articles: cluster {clustered:.0f} s, a worker killed at {killed:.0f} s; alone {alone:.0f} s")


@pytest.mark.parametrize(("output", "jobs"), [("out.jsonl", 1), ("run", 2)])
def test_thirty_kills_leave_no_trace(tmp_path: Path, output: str, jobs: int) -> None:
    source = write_records(tmp_path / "in.jsonl", 10_000 * jobs)
    target = tmp_path / output
    settings = ["--detector", "fast", "--shard-records", 25]
    assert shell("batch", source, "-o", tmp_path / "expected.jsonl", *settings).returncode == 0
    arguments = ["batch", source, "-o", target, *settings, "--jobs", jobs]
    command = [*COMMAND, *map(str, arguments)]
    draw = random.Random(8)
    kills = early = 0
    while kills < KILLS:
        with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL) as started:
            folder = target if output == "run" else tmp_path / f".{output}.run"
            before = len(list(folder.glob("shard-*.jsonl")))
            # half of the moments anywhere, from the start of Python on; half once it works, so that it gets on
            if kills % 2 == 0:
                time.sleep(4 * draw.random())
            else:
                while len(list(folder.glob("shard-*.jsonl"))) <= before and started.poll() is None:
                    time.sleep(0.001)
                time.sleep(draw.random() / 2)
            started.send_signal(signal.SIGKILL)
            assert started.wait() == -signal.SIGKILL, "it was done before it was killed; give it more records"
        kills += 1
        early += len(list(folder.glob("shard-*.jsonl"))) == before
    done = shell(*arguments)
    assert done.returncode == 0
    whole = (
        target.read_bytes() if output != "run" else b"".join(p.read_bytes() for p in sorted(target.glob("shard-*l")))
    )
    assert whole == (tmp_path / "expected.jsonl").read_bytes()
    print(f"\n{kills} kills, {early} before a shard was finished: {done.stderr.decode().strip()}; the output is equal")


def test_ten_million_empty_lines(tmp_path: Path) -> None:
    with (tmp_path / "in.jsonl").open("wb") as out:
        for _ in range(100):
            out.write(b"\n" * 100_000)
        out.write(json.dumps(record(1)).encode())
    begin = time.monotonic()
    code, samples = watched("batch", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--detector", "fast")
    print(f"\nten million empty lines: {time.monotonic() - begin:.1f} s, {max(samples) / MEGABYTE:.0f} MB")
    assert code == 0
    assert [report["id"] for report in lines(tmp_path / "out.jsonl")] == ["r1"]
    assert max(samples) < MOST_MEMORY


def test_a_full_file_system_keeps_what_was_finished(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "assay-small", small], capture_output=True)
    if mounted.returncode:
        pytest.skip("no right to mount a small file system")
    try:
        source = write_records(tmp_path / "in.jsonl", 1_000)
        settings = ["--detector", "fast", "--shard-records", 50]
        done = shell("batch", source, "-o", small / "out.jsonl", *settings)
        assert done.returncode == 2
        assert b"No space left on device; what was finished is kept" in done.stderr
        kept = len(list((small / ".out.jsonl.run").glob("shard-*.jsonl")))
        assert kept > 1
        subprocess.run(["mount", "-o", "remount,size=200m", small], check=True)
        done = shell("batch", source, "-o", small / "out.jsonl", *settings)
        assert f"{50 * kept} records are there already".encode() in done.stderr
        assert shell("batch", source, "-o", tmp_path / "expected.jsonl", *settings).returncode == 0
        assert (small / "out.jsonl").read_bytes() == (tmp_path / "expected.jsonl").read_bytes()
        print(f"\nfull after {kept} shards; with more room the same command ends with equal output")
    finally:
        subprocess.run(["umount", small], check=True)


def test_two_processes_do_nearly_twice_one(tmp_path: Path) -> None:
    source = write_records(tmp_path / "in.jsonl", 6_000, paragraphs=12)
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        for jobs in times:
            begin = time.monotonic()
            output = tmp_path / f"{jobs}.jsonl"
            assert shell("batch", source, "-o", output, "--detector", "fast", "--jobs", jobs).returncode == 0
            times[jobs].append(time.monotonic() - begin)
    ratio = min(times[1]) / min(times[2])
    print(f"\none process {min(times[1]):.1f} s, two {min(times[2]):.1f} s: {ratio:.2f} times; load {os.getloadavg()}")
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert ratio > 1.85


def test_peak_memory_with_long_articles(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    text = "\n\n".join(record(number)["text"] for number in range(700))
    with source.open("w") as out:
        for number in range(40):
            out.write(json.dumps({"id": str(number), "text": f"Book {number}.\n\n{text}"}) + "\n")
    code, samples = watched("batch", source, "-o", tmp_path / "out.jsonl", "--detector", "fast", "--jobs", 2)
    assert code == 0
    print(f"\n40 texts of {len(text):,} characters: largest process {max(samples) / MEGABYTE:.0f} MB", file=sys.stderr)
    assert max(samples) < MOST_MEMORY
