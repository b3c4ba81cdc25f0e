"""The process: where it says it is, how it stops, and what it does when it cannot score."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from scoring import Scorer
from service.app import create_app
from service.settings import LOOPBACK, Settings
from tests.service.serving import Server


@pytest.fixture
def damaged() -> FlaskClient:
    """The application around a model without weights, which fails on every article."""
    whole = Scorer.load()
    app = create_app(Settings(), Scorer(replace(whole.model, weights=())))
    app.logger.disabled = True
    return app.test_client()


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
    command = [sys.executable, "-c", "from service.cli import main; main()", "serve", "--port", str(server.port)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert run.returncode == 2
    assert run.stderr.startswith(f"Error: 127.0.0.1 port {server.port}: Address already in use")
    assert run.stderr.count("\n") == 1


def test_limits_are_options(tmp_path: Path) -> None:
    with Server(tmp_path / "log", ("--max-body-bytes", "2000", "--max-batch-articles", "1")) as server:
        assert server.post("/v1/score", {"text": "a" * 2000}).json["code"] == "body_too_large"
        batch = {"articles": [{"text": "a"}, {"text": "b"}]}
        assert server.post("/v1/score/batch", batch).json["code"] == "too_many_articles"
        assert server.ask("GET", "/v1/model").json["limits"]["body_bytes"] == 2000


@pytest.mark.parametrize(
    ("address", "hosts"),
    [("127.0.0.1", LOOPBACK), ("::1", LOOPBACK), ("localhost", LOOPBACK), ("0.0.0.0", frozenset())],
)
def test_hosts_are_checked_on_loopback_only(address: str, hosts: frozenset[str]) -> None:
    assert Settings.hosts_for(address) == hosts


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
