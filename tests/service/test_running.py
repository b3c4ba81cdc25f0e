"""The service as it runs: several processes counted as one, overload refused, workers replaced, readiness."""

from __future__ import annotations

import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.service.killing import workers
from tests.service.serving import Server


def counted(server: Server, name: str) -> float:
    """The value of a counter over all its labels."""
    text = server.ask("GET", "/metrics").body.decode()
    return sum(float(line.rpartition(" ")[2]) for line in text.splitlines() if re.match(rf"{name}(\{{|\s)", line))


def test_counters_are_right_with_several_workers_and_outlive_one(log: Path, article: str) -> None:
    with Server(log, settings={"workers": "2"}) as server:
        with ThreadPoolExecutor(8) as threads:
            done = list(threads.map(lambda _: server.post("/v1/score", {"text": article}).status, range(40)))
        scored = done.count(200)
        assert set(done) <= {200, 429}
        assert [counted(server, "assay_scored_total") for _ in range(6)] == [scored] * 6
        assert counted(server, "assay_scoring_seconds_count") == scored
        for ended, how in enumerate((signal.SIGKILL, signal.SIGTERM), 1):
            (one, other) = workers(server.process.pid)
            os.kill(one, how)
            assert server.post("/v1/score", {"text": article}).status == 200
            assert counted(server, "assay_scored_total") == scored + ended
            assert counted(server, "assay_requests_open") == 1.0
            end = time.monotonic() + 30
            while len(now := set(workers(server.process.pid)) - {one}) < 2:
                assert time.monotonic() < end
                time.sleep(0.1)
            assert other in now


def test_more_than_it_can_do_is_refused_at_once(log: Path, article: str) -> None:
    with Server(log, settings={"scoring": "1", "waiting": "1"}) as server:
        long = {"text": article * 25}
        with ThreadPoolExecutor(12) as threads:
            answers = list(threads.map(lambda _: server.post("/v1/score", long), range(24)))
        statuses = [answer.status for answer in answers]
        assert set(statuses) == {200, 429}
        refused = answers[statuses.index(429)]
        assert (refused.json["code"], refused.headers["Retry-After"]) == ("overloaded", "1")
        assert server.post("/v1/score", {"text": article}).status == 200


def test_it_scores_but_is_not_ready_while_its_database_is_gone(log: Path, article: str) -> None:
    with Server(log) as server:
        path = Path(server.database.removeprefix("sqlite:///"))
        for file in path.parent.glob("assay.sqlite3*"):
            file.unlink()
        path.mkdir()
        # Connections that are open keep the deleted file: what is asked anew goes to the folder.
        with ThreadPoolExecutor(16) as threads:
            ready = {one.status for one in threads.map(lambda _: server.ask("GET", "/readyz"), range(64))}
        assert ready <= {200, 503}
        assert server.post("/v1/score", {"text": article}).status == 200
