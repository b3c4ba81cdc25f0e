"""The process: where it says it is, how it stops, and what it does when it cannot score."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from scoring import Scorer
from service.access.rates import Rates
from service.app import create_app
from service.context import Service
from service.gate import Gate
from service.metrics import Metrics
from service.parsing import Parser
from service.settings import LOOPBACK, Settings
from service.store import Store
from tests.service.serving import Server, assay


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[FlaskClient]:
    """The application around a model without weights, which fails on every article."""
    whole = Scorer.load()
    settings = Settings(database=f"sqlite:///{tmp_path / 'assay.sqlite3'}")
    store, parser, rates = Store(settings.database_url), Parser(settings.html_seconds), Rates()
    parts = Service(settings, Scorer(replace(whole.model, weights=())), store, parser, Gate(1, 1), rates, Metrics())
    app = create_app(parts)
    app.logger.disabled = True
    yield app.test_client()
    store.close()
    rates.close()


def test_ctrl_c_finishes_the_requests_under_way(tmp_path: Path, article: str) -> None:
    body = json.dumps({"text": article}).encode()
    with Server(tmp_path / "log") as server:
        assert server.ask("GET", "/readyz").status == 200
        connection = server.connect()
        try:
            connection.putrequest("POST", "/v1/score")
            connection.putheader("Content-Type", "application/json")
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders()
            connection.send(body[:100])
            time.sleep(0.5)  # the worker has begun to read
            os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
            time.sleep(0.5)
            connection.send(body[100:])
            response = connection.getresponse()
            assert response.status == 200
            assert json.loads(response.read())["rated"] is True
        finally:
            connection.close()
        assert server.process.wait(timeout=30) == 0
    log = (tmp_path / "log").read_text()
    assert "Traceback" not in log
    assert log.count(f"http://127.0.0.1:{server.port}/") == 1


def test_an_address_that_is_taken_is_said_at_once(server: Server) -> None:
    run = assay("serve", "--port", str(server.port), database=server.database)
    assert run.returncode == 2
    assert f"Error: 127.0.0.1 port {server.port}: Address already in use" in run.stderr
    assert "Traceback" not in run.stderr


def test_limits_are_settings(tmp_path: Path) -> None:
    with Server(tmp_path / "log", settings={"max_body_bytes": "2000", "max_batch_articles": "1"}) as server:
        assert server.post("/v1/score", {"text": "a" * 2000}).json["code"] == "body_too_large"
        batch = {"articles": [{"text": "a"}, {"text": "b"}]}
        assert server.post("/v1/score/batch", batch).json["code"] == "too_many_articles"
        assert server.ask("GET", "/v1/model").json["limits"]["body_bytes"] == 2000


@pytest.mark.parametrize(
    ("address", "hosts"),
    [("127.0.0.1", LOOPBACK), ("::1", LOOPBACK), ("localhost", LOOPBACK), ("0.0.0.0", frozenset())],
)
def test_hosts_are_checked_on_loopback_only(address: str, hosts: frozenset[str]) -> None:
    assert Settings(host=address).hosts == hosts


def test_a_fault_of_ours_is_a_500_without_internals(damaged: FlaskClient) -> None:
    answer = damaged.post("/v1/score", json={"text": "Some words to score."})
    assert answer.status_code == 500
    assert answer.mimetype == "application/problem+json"
    problem = json.loads(answer.data)
    assert problem["code"] == "internal_error"
    assert "zip" not in problem["detail"]
    assert "Content-Security-Policy" in answer.headers


def test_it_is_not_ready_while_it_cannot_score(damaged: FlaskClient) -> None:
    answer = damaged.get("/readyz")
    assert (answer.status_code, json.loads(answer.data)["code"]) == (503, "not_ready")
    assert damaged.get("/healthz").status_code == 200
