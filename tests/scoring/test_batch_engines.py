"""Every engine gives the same results in the same order, also when its workers die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import psutil

from data.readers.entries import Line
from scoring.batch.engines import Engine, _in_order, here, joblib_engine
from scoring.batch.processes import processes, start
from scoring.batch.settings import Settings
from scoring.batch.work import Task
from scoring.model import shipped
from scoring.profile import Profile

SAMPLE = sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.txt"))[0].read_text("utf-8")
STRICT = Profile.parse(b'{"name": "strict", "weights": {"promotion.selling": -4}}')
FAST = Settings(detector="fast", evidence="counts", profile=STRICT)


@dataclass(frozen=True)
class Deadly:
    """An entry on which the process that reads it dies, as on an article that takes all memory."""

    source: str = "in.jsonl"
    line: int = 7
    id: str = "deadly"
    size: int = 1

    def record(self) -> Any:
        os.kill(os.getpid(), signal.SIGKILL)


def tasks(count: int) -> list[tuple[Task, int]]:
    entries = [Line(orjson.dumps({"id": str(i), "text": SAMPLE[i:]}), "in.jsonl", i + 1) for i in range(4 * count)]
    return [(Task(entries[4 * i : 4 * i + 4], {}), i) for i in range(count)]


def results(engine: Engine[int], work: list[tuple[Task, int]]) -> list[tuple[int, tuple[bytes, ...]]]:
    done = list(engine(iter(work), FAST))
    assert {scored.model for _, scored in done} == {STRICT.apply(shipped()).digest}
    return [(mark, scored.lines) for mark, scored in done]


def test_processes_give_the_same_results_in_order_and_a_killer_becomes_an_error() -> None:
    work = tasks(4)
    expected = results(here, work)
    assert [mark for mark, _ in expected] == list(range(4))
    entries = work[0][0].entries
    work[0] = (Task([*entries[:2], Deadly(), *entries[2:]], {}), 0)
    got = results(joblib_engine(2), work)
    lines = got[0][1]
    assert orjson.loads(lines[2])["error"] | {"message": ""} == {
        "code": "worker_died", "message": "", "source": "in.jsonl", "line": 7,
    }  # fmt: skip
    got[0] = (0, (*lines[:2], *lines[3:]))
    assert got == expected


def test_no_more_is_read_ahead_than_was_said() -> None:
    drawn = 0

    def counted() -> Iterator[tuple[Task, int]]:
        nonlocal drawn
        for item in tasks(30):
            drawn += 1
            yield item

    @contextmanager
    def two() -> Iterator[Executor]:
        with processes(2) as executor:
            yield executor

    for done, _ in enumerate(_in_order(counted(), FAST, two, 5)):
        assert drawn <= done + 5
    assert drawn == 30


def test_processes_start_before_the_signals_are_loaded(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("{}")
    code = (
        "import sys; from scoring.batch import processes; from service.cli import main; "
        "processes.start = lambda jobs: sys.exit(40 + jobs + any('features' in name for name in sys.modules)); "
        f"main(['batch', {str(source)!r}, '-o', {str(tmp_path / 'out.jsonl')!r}, '--jobs', '2'])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 42


def test_work_goes_to_the_processes_that_were_started() -> None:
    start(2)
    started = {child.pid for child in psutil.Process().children()}
    with processes(2) as executor:
        assert executor.submit(os.getpid).result() in started
