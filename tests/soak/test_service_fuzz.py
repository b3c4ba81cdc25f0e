"""Both parsers for ten minutes each (ASSAY_SOAK_SECONDS to change that), from new seeds."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.service.fuzzing import Findings, Make, fuzz, html_bodies, json_bodies
from tests.service.serving import Server
from tests.soak.figures import tell

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
SECONDS = float(os.environ.get("ASSAY_SOAK_SECONDS", "600"))
pytestmark = pytest.mark.soak


def run(folder: Path, make: Make) -> Findings:
    with Server(folder / "log", settings={"html_seconds": "2"}) as server:
        found = fuzz(server, make, seconds=SECONDS, seed=int.from_bytes(os.urandom(4)))
        tell(
            f"{sum(found.statuses.values())} requests, slowest {found.slowest:.2f} s,",
            found.statuses,
            found.codes,
            found.stalls,
        )
        assert server.ask("GET", "/readyz").status == 200
    for number, (what, body) in enumerate(found.faults[:50]):
        tell(what, len(body))
        (folder / f"fault-{number}.json").write_bytes(body)
    return found


def test_json_bodies(tmp_path: Path) -> None:
    text = (SAMPLES / "ketamine-treatment-center.txt").read_text("utf-8")
    seed = json.dumps({"text": text, "id": "a", "include": ["score"], "x": [1, {"y": None}]}).encode()
    assert run(tmp_path, json_bodies(seed)).faults == []


def test_html_bodies(tmp_path: Path) -> None:
    page = (SAMPLES / "ketamine-news-explainer.html").read_text("utf-8")
    assert run(tmp_path, html_bodies(page)).faults == []
