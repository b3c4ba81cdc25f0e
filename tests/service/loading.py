"""Load on a running server: articles of all lengths, a tenth of them hostile; what it costs and how much is refused."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data import Article
from scoring import Scorer
from tests.service.killing import workers
from tests.service.serving import Server

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
SCRIPT = Path(__file__).parents[1] / "soak" / "load.lua"
LENGTHS = (200, 400, 700, 1000, 1500, 2000, 3000, 4000, 5000)  # words


def articles() -> list[str]:
    """Texts of 200 to 5,000 words, from the samples."""
    words = " ".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))).split(" ")
    return [" ".join(words[i * 97 : i * 97 + length]) for i, length in enumerate(LENGTHS)]


def hostile() -> list[dict[str, Any]]:
    """What should be refused or survived."""
    return [
        {"html": "<div>" * 20_000 + "x" + "</div>" * 20_000},
        {"text": "a" * 200_000},
        {"text": "(" * 50_000},
        {"html": "<p>" * 30_000},
        {"text": 5},
        {"text": "1-800-" * 20_000},
    ]


def write_bodies(path: Path) -> None:
    """The bodies for wrk, one a line: nine articles, then something hostile."""
    lines = []
    for bad in hostile():
        lines += [json.dumps({"text": text}) for text in articles()]
        lines.append(json.dumps(bad))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def wrk(server: Server, bodies: Path, *, connections: int, seconds: float) -> dict[str, Any]:
    """Load for some time; what wrk's script counted."""
    run = subprocess.run(
        [
            *("wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "--timeout", "60s", "-s", SCRIPT, server.url),
            *("--", bodies),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    counted: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return counted


@dataclass(frozen=True)
class Cost:
    """Median and 99th percentile of the time of a request, each over that of `Scorer.score` alone."""

    p50: float
    p99: float
    bare_p50_ms: float


def cost_at_low_load(server: Server, rounds: int) -> Cost:
    """One client, one request at a time, in turn with the bare scorer on the same text in this process."""
    scorer, texts = Scorer.load(), articles()
    connection = server.connect()
    bare: list[float] = []
    served: list[float] = []
    for text in [texts[0], *texts * rounds]:
        body = json.dumps({"text": text}).encode()
        began = time.perf_counter()
        scorer.score(Article.from_text(text))
        between = time.perf_counter()
        connection.request("POST", "/v1/score", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        response.read()
        assert response.status == 200
        bare.append(between - began)
        served.append(time.perf_counter() - between)
    connection.close()
    cuts = [statistics.quantiles(times[1:], n=100) for times in (served, bare)]  # the first one warms up
    return Cost(cuts[0][49] / cuts[1][49], cuts[0][98] / cuts[1][98], 1000 * cuts[1][49])


def memory(server: Server) -> int:
    """Bytes that the processes of a server hold, shared ones counted once."""
    waiting, total = [server.process.pid], 0
    while waiting:
        number = waiting.pop()
        with suppress(subprocess.CalledProcessError):  # it has no children, or has ended
            waiting += workers(number)
        try:
            told = Path(f"/proc/{number}/smaps_rollup").read_text()
        except OSError:
            continue
        total += 1024 * int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pss:")))
    return total
