"""The description of the API, and Schemathesis asking everything it describes: all checks, the short form."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.service.serving import Server, assay

HERE = Path(__file__).parent


def refs(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {value["$ref"]} if isinstance(value.get("$ref"), str) else set().union(*map(refs, value.values()), set())
    return set().union(*map(refs, value), set()) if isinstance(value, list) else set()


def operations(server: Server) -> Iterator[dict[str, Any]]:
    for path in server.ask("GET", "/openapi.json").json["paths"].values():
        yield from path.values()


def test_everything_that_answers_is_described(server: Server) -> None:
    described = server.ask("GET", "/openapi.json").json
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {
        "/healthz", "/readyz", "/metrics", "/openapi.json", "/v1/signals", "/v1/model",
        "/v1/score", "/v1/score/batch", "/v1/compare",
        "/v1/articles", "/v1/articles/{id}", "/v1/articles/{id}/feedback", "/v1/articles/{id}/history", "/v1/feedback",
    }  # fmt: skip
    assert set(described["paths"]["/v1/articles/{id}"]) == {"get", "delete"}
    known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert refs(described) <= known
    for operation in operations(server):
        assert operation["summary"]
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                assert set(answer["content"]) == {"application/problem+json"}


def test_keys_are_described_where_they_are_asked_for(log: Path) -> None:
    database = f"sqlite:///{log.parent / 'assay.sqlite3'}"
    assert assay("keys", "create", "any", database=database).returncode == 0
    with Server(log, database, {"keys": "always"}) as server:
        described = server.ask("GET", "/openapi.json").json
    assert described["paths"]["/v1/articles"]["get"]["security"] == [{"key": []}]
    assert "security" not in described["paths"]["/healthz"]["get"]


def test_the_page_to_try_it_loads_nothing_from_elsewhere(server: Server) -> None:
    answer = server.ask("GET", "/docs")
    page = answer.body.decode()
    assert set(re.findall(r'(?:src|href)="(https?:[^"]*)"', page)) == set()
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    assert page.count('class="try"') == len(list(operations(server)))
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]


def schemathesis(server: Server, folder: Path, examples: int, *options: str) -> tuple[str, int]:
    """What it says, and the number of requests."""
    run = subprocess.run(
        [
            *(Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run"),
            *(f"{server.url}/openapi.json", "--checks", "all", "--max-examples", str(examples), "--no-color"),
            *options,
        ],
        capture_output=True,
        text=True,
        cwd=folder,
    )
    found = re.search(r"([\d,]+) generated, ([\d,]+) passed", run.stdout)
    assert run.returncode == 0, run.stdout + run.stderr
    assert found, run.stdout
    assert found[1] == found[2]
    return run.stdout, int(found[1].replace(",", ""))


def test_every_answer_is_as_described(storing: Server, tmp_path: Path) -> None:
    _, requests = schemathesis(storing, tmp_path, 8, "--phases", "fuzzing,stateful", "--seed", "6")
    assert requests > 100
