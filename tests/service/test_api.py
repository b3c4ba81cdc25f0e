"""The HTTP API against a running server: the shape of every answer, and what it says."""

from __future__ import annotations

import hashlib

import pytest

from features import EXTRACTORS
from features.evidence import KINDS
from service import schemas
from tests.service.serving import Server


def test_a_report_has_the_shape_of_the_contract(server: Server, article: str) -> None:
    answer = server.post("/v1/score", {"text": article, "id": "walk", "title": "Walks", "url": "https://example.org/a"})
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"
    schemas.ReportAnswer.model_validate_json(answer.body)
    report = answer.json
    assert report["id"] == "walk"
    assert report["title"] == "Walks"
    assert report["url"] == "https://example.org/a"
    assert report["extra"] == {}
    assert report["rated"] is True
    assert [signal["name"] for signal in report["signals"]] == [extractor.name for extractor in EXTRACTORS]
    assert report["text"]["sha256"] == hashlib.sha256(article.encode()).hexdigest()
    assert report["text"]["characters"] == len(article)
    assert "content" not in report["text"]


def test_points_add_up_to_the_score(server: Server, article: str) -> None:
    report = server.post("/v1/score", {"text": article}).json
    total = report["baseline"] + sum(signal["points"] for signal in report["signals"])
    assert total == pytest.approx(report["score"], abs=1e-6)
    for signal in report["signals"]:
        assert sum(feature["points"] for feature in signal["features"]) == pytest.approx(signal["points"], abs=1e-6)


def test_offsets_count_code_points_of_the_posted_text(server: Server, article: str) -> None:
    text = "👩‍⚕️ Cafe\u0301 \r\n\r\n" + article.replace("\n", "\r\n")
    report = server.post("/v1/score", {"text": text}).json
    placed = [evidence for evidence in report["evidence"] if evidence["start"] is not None]
    assert placed
    for evidence in placed:
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
        if other := evidence["other"]:
            assert text[other["start"] : other["end"]] == other["quote"]


def test_html_is_answered_with_the_text_that_was_scored(server: Server, article: str) -> None:
    html = (
        "<html><body><article>"
        + "".join(f"<p>{line}</p>" for line in article.split("\n\n"))
        + "</article></body></html>"
    )
    report = server.post("/v1/score", {"html": html}).json
    content = report["text"]["content"]
    assert "A short walk may lift the mood" in content
    for evidence in report["evidence"]:
        if evidence["start"] is not None:
            assert content[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_unknown_fields_are_ignored_with_a_caution(server: Server, article: str) -> None:
    report = server.post("/v1/score", {"text": article, "colour": "red", "a" * 100: 1}).json
    caution = next(caution for caution in report["cautions"] if caution["code"] == "unknown_fields")
    assert "'colour'" in caution["message"]
    assert "a" * 41 not in caution["message"]
    assert report["extra"] == {}


def test_a_flood_of_unknown_fields_gives_a_short_caution(server: Server, article: str) -> None:
    report = server.post("/v1/score", {"text": article, **{f"field{i}": i for i in range(1000)}}).json
    caution = next(caution for caution in report["cautions"] if caution["code"] == "unknown_fields")
    assert "and 990 more" in caution["message"]
    assert len(caution["message"]) < 300


def test_a_batch_keeps_its_order_and_reports_each_item(server: Server, article: str) -> None:
    articles = [{"text": article, "id": "first"}, {"id": "second"}, 5, {"text": article, "id": "last", "x": 1}]
    answer = server.post("/v1/score/batch", {"articles": articles})
    assert answer.status == 200
    schemas.BatchAnswer.model_validate_json(answer.body)
    first, second, third, last = answer.json["reports"]
    assert (first["id"], first["status"]) == ("first", 200)
    assert (second["id"], second["status"], second["error"]["code"]) == ("second", 422, "no_text")
    assert (third["id"], third["status"], third["error"]["code"]) == (None, 422, "not_an_object")
    assert (last["id"], last["status"]) == ("last", 200)
    assert [caution["code"] for caution in last["cautions"]] == ["unknown_fields"]


def test_a_batch_scores_like_single_requests(server: Server, article: str) -> None:
    alone = server.post("/v1/score", {"text": article}).json
    (together,) = server.post("/v1/score/batch", {"articles": [{"text": article}]}).json["reports"]
    assert together == {**alone, "status": 200}


def test_the_signals_are_published(server: Server) -> None:
    answer = server.ask("GET", "/v1/signals")
    schemas.SignalsAnswer.model_validate_json(answer.body)
    assert [signal["name"] for signal in answer.json["signals"]] == [extractor.name for extractor in EXTRACTORS]
    assert {kind["kind"] for kind in answer.json["kinds"]} == set(KINDS)
    strong, mixed, weak = answer.json["bands"]
    assert (weak["from"], weak["to"], mixed["to"], strong["to"]) == (0, mixed["from"], strong["from"], 100)


def test_the_model_is_published_as_it_scores(server: Server, article: str) -> None:
    answer = server.ask("GET", "/v1/model")
    schemas.ModelAnswer.model_validate_json(answer.body)
    report = server.post("/v1/score", {"text": article}).json
    assert answer.json["digest"] == report["model"]["digest"]
    assert answer.json["baseline"] == report["baseline"]


def test_it_says_that_it_lives_and_is_ready(server: Server) -> None:
    assert server.ask("GET", "/healthz").json == {"status": "ok"}
    assert server.ask("GET", "/readyz").json["status"] == "ready"


@pytest.mark.parametrize("path", ["/", "/v1/signals", "/nowhere", "/static/page.css"])
def test_every_answer_has_the_headers_of_a_careful_service(server: Server, path: str) -> None:
    headers = server.ask("GET", path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_what_was_posted_is_not_to_be_kept(server: Server, article: str) -> None:
    assert server.post("/v1/score", {"text": article}).headers["Cache-Control"] == "no-store"
