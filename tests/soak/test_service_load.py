"""Five minutes of load from loopback with wrk, then ten times the capacity, then quiet again."""

from __future__ import annotations

import os
import shutil
import statistics
import threading
import time
from pathlib import Path

import pytest

from tests.service.loading import articles, cost_at_low_load, memory, write_bodies, wrk
from tests.service.serving import Server
from tests.soak.figures import tell

SECONDS = float(os.environ.get("ASSAY_SOAK_SECONDS", "300"))
pytestmark = pytest.mark.soak


def test_load(tmp_path: Path) -> None:
    assert shutil.which("wrk"), "no wrk: `apt-get install wrk`"
    bodies = tmp_path / "bodies.jsonl"
    write_bodies(bodies)
    with Server(tmp_path / "log", settings={"workers": "2"}) as server:
        cost = cost_at_low_load(server, rounds=20)
        tell(f"low load: p50 {cost.p50:.2f}, p99 {cost.p99:.2f} times the scorer's {cost.bare_p50_ms:.1f} ms")

        sizes: list[int] = []
        over = threading.Event()

        def watch() -> None:
            while not over.wait(SECONDS / 60):
                sizes.append(memory(server))

        watching = threading.Thread(target=watch)
        watching.start()
        steady = wrk(server, bodies, connections=4, seconds=SECONDS)
        over.set()
        watching.join()
        half = len(sizes) // 2
        middle, last = statistics.median(sizes[half : half + 6]), statistics.median(sizes[-6:])
        tell("steady:", steady, f"memory {middle / 1e6:.0f} MB at half time, {last / 1e6:.0f} MB at the end")

        flood = wrk(server, bodies, connections=200, seconds=max(10.0, SECONDS / 10))
        began = time.monotonic()
        while (answer := server.post("/v1/score", {"text": articles()[0]})).status == 429:
            time.sleep(float(answer.headers["Retry-After"]) / 4)
        recovered = time.monotonic() - began
        after = cost_at_low_load(server, rounds=5)
        tell("flood:", flood, f"recovered in {recovered:.2f} s, then p50 {after.p50:.2f}")
    rates = [(run["ok"] + run["refused"]) / run["seconds"] for run in (steady, flood)]
    asked = (flood["ok"] + flood["refused"] + flood["busy"]) / flood["seconds"]
    tell(f"carried out per second: {rates[0]:.1f} steady, {rates[1]:.1f} in the flood of {asked:.0f}")
    assert cost.p50 < 1.3
    assert steady["broken"] == steady["socket_errors"] == flood["broken"] == 0
    assert last < 1.05 * middle
    assert flood["busy"] > 0
    assert (answer.status, recovered < 5.0) == (200, True)
    assert rates[1] > rates[0] / 2
