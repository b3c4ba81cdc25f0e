"""Both parsers, JSON and HTML, with bodies made by chance: the short form of tests/soak/test_service_fuzz.py."""

from __future__ import annotations

import json
from pathlib import Path

from tests.service.fuzzing import fuzz, html_bodies, json_bodies
from tests.service.serving import Server

PAGE = Path(__file__).parents[2] / "data" / "samples" / "ketamine-news-explainer.html"


def test_no_json_body_breaks_it(server: Server, article: str) -> None:
    seed = json.dumps({"text": article, "id": "a", "include": ["score"], "x": [1, {"y": None}]}).encode()
    found = fuzz(server, json_bodies(seed), seconds=5, seed=6, most=500)
    assert found.faults == []
    assert {200, 400, 422} <= set(found.statuses)


def test_no_page_breaks_it(server: Server) -> None:
    found = fuzz(server, html_bodies(PAGE.read_text("utf-8")[:20_000]), seconds=8, seed=6, most=100)
    assert found.faults == []
    assert 200 in found.statuses
