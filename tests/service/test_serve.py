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
from service import schemas
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


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with settings of its own: narrow limits, and an editor's profile."""
    folder = tmp_path_factory.mktemp("own")
    profile = {"name": "strict", "weights": {"promotion.selling": -4}, "deny": ["walks.example"]}
    (folder / "profile.json").write_text(json.dumps(profile))
    settings = {"max_body_bytes": "5000", "max_batch_articles": "1", "profile": str(folder / "profile.json")}
    with Server(folder / "log", settings=settings) as server:
        yield server


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


def test_limits_are_settings(own: Server) -> None:
    assert own.post("/v1/score", {"text": "a" * 5000}).json["code"] == "body_too_large"
    batch = {"articles": [{"text": "a"}, {"text": "b"}]}
    assert own.post("/v1/score/batch", batch).json["code"] == "too_many_articles"
    assert own.ask("GET", "/v1/model").json["limits"]["body_bytes"] == 5000


def test_a_profile_scores_everywhere_and_every_report_says_so(own: Server, server: Server, article: str) -> None:
    sent = {"text": article, "id": "walk", "url": "https://walks.example/cold"}
    report = own.post("/v1/score", {**sent, "store": True}).json
    schemas.ReportAnswer.model_validate(report)
    assert report["score"] != server.post("/v1/score", sent).json["score"]
    [together] = own.post("/v1/score/batch", {"articles": [sent]}).json["reports"]
    assert together == {**report, "status": 200}
    compared = own.post("/v1/compare", {"articles": [sent, {**sent, "url": None}]}).json
    schemas.CompareAnswer.model_validate(compared)
    first, second = compared["articles"]
    stored = own.ask("GET", "/v1/articles/walk").json["report"]
    for one in (report, first, stored):
        assert (one["score"], one["model"]["profile"], one["listed"]) == (report["score"], "strict", "deny")
        assert "own_weights" in [caution["code"] for caution in one["cautions"]]
    assert "listed" not in second
    named = own.ask("GET", "/v1/model").json
    schemas.ModelAnswer.model_validate(named)
    assert (named["profile"], named["digest"]) == ("strict", report["model"]["digest"])


def test_the_desk_shows_the_profile_and_its_lists(own: Server, article: str) -> None:
    listed = "The site is on the deny list of the profile &#39;strict&#39;"
    passing = own.paste(body=article, form="text", url="https://walks.example/cold").body.decode()
    kept = own.paste(body=article, form="text", url="https://walks.example/cold", keep="on").headers["Location"]
    for page in (passing, own.page(kept), own.page(f"{kept}/print")):
        assert listed in page
        assert "Scored with the weights of the profile" in page
        assert "profile <b" in page
    assert "- Listed: The site is on the deny list" in own.ask("GET", f"{kept}/report.md").body.decode()
    elsewhere = own.paste(body=article, form="text", url="https://example.org/").body.decode()
    assert listed not in elsewhere
    assert "This service scores with the profile “strict”" in own.page("/how")


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
