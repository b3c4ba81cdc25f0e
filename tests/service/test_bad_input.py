"""Bad requests to a running server: a problem with a stable code, or a report with a caution; never a traceback."""

from __future__ import annotations

import json
import time

import pytest

from service import schemas
from service.settings import Settings
from tests.service.serving import Answer, Server

MOST_SECONDS = 10.0
MEGABYTE = 1_000_000


def problem(answer: Answer) -> tuple[int, str]:
    """Status and code of a problem, once its shape is checked."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    schemas.ProblemAnswer.model_validate_json(answer.body)
    assert answer.json["status"] == answer.status
    assert "Traceback" not in answer.body.decode()
    return answer.status, answer.json["code"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        pytest.param(b"", 400, "invalid_json", id="no body"),
        pytest.param(b'{"text": "a', 400, "invalid_json", id="cut off"),
        pytest.param(b"\x7fELF\x00\x01\x02", 400, "invalid_json", id="binary"),
        pytest.param('{"text": "café"}'.encode("latin-1"), 400, "invalid_json", id="wrong encoding"),
        pytest.param(rb'{"text": "a \ud83d b"}', 400, "invalid_json", id="lone surrogate"),
        pytest.param(b'{"text": NaN}', 400, "invalid_json", id="not a JSON number"),
        pytest.param(b"[" * 100_000, 400, "invalid_json", id="arrays nested 100,000 deep"),
        pytest.param(b"[]", 422, "not_an_object", id="an array"),
        pytest.param(b'"text"', 422, "not_an_object", id="a string"),
        pytest.param(b"null", 422, "not_an_object", id="null"),
        pytest.param(b"{}", 422, "no_text", id="no fields"),
        pytest.param(b'{"text": null}', 422, "no_text", id="text is null"),
        pytest.param(b'{"text": 5}', 422, "not_a_string", id="text is a number"),
        pytest.param(b'{"text": ["a"]}', 422, "not_a_string", id="text is an array"),
        pytest.param(b'{"text": ""}', 422, "empty", id="empty"),
        pytest.param(b'{"text": " \\n\\t "}', 422, "empty", id="whitespace"),
        pytest.param(b'{"html": "<p></p>"}', 422, "empty", id="HTML without text"),
        pytest.param(b'{"text": "a", "html": "<p>a</p>"}', 422, "text_and_html", id="text and HTML"),
        pytest.param(b'{"text": "a", "id": 7}', 422, "not_a_string", id="id is a number"),
        pytest.param(b'{"text": "a", "detector": "slow"}', 422, "unknown_detector", id="no such detector"),
        pytest.param(b'{"text": "a", "region": "USA"}', 422, "unknown_region", id="no such region"),
        pytest.param(b'{"text": "' + b"a" * 20 * MEGABYTE + b'"}', 413, "too_long", id="20 MB of text"),
    ],
)
def test_a_body_that_is_no_article(server: Server, body: bytes, status: int, code: str) -> None:
    began = time.monotonic()
    assert problem(server.post("/v1/score", body)) == (status, code)
    assert time.monotonic() - began < MOST_SECONDS


@pytest.mark.parametrize(
    ("text", "caution"),
    [
        pytest.param("Word", "too_short", id="one word"),
        pytest.param("A sentence with a \0 in it. " * 30, "control_characters", id="NUL bytes"),
        pytest.param("قال الطبيب إن العلاج آمن وفعال للمرضى. " * 30, "not_english", id="right to left"),
        pytest.param("👩‍⚕️😀🏳️‍🌈 " * 200, "too_short", id="nothing but emoji"),
    ],
)
def test_a_text_that_can_be_read_gets_a_report_with_a_caution(server: Server, text: str, caution: str) -> None:
    answer = server.post("/v1/score", {"text": text})
    assert answer.status == 200
    schemas.ReportAnswer.model_validate_json(answer.body)
    assert caution in {given["code"] for given in answer.json["cautions"]}


def test_html_nested_100_000_deep_is_answered_in_bounded_time(server: Server) -> None:
    began = time.monotonic()
    answer = server.post("/v1/score", {"html": "<div>" * 100_000 + "Some words at the bottom." + "</div>" * 100_000})
    assert answer.status in {200, 422}
    assert time.monotonic() - began < MOST_SECONDS


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        pytest.param([], 422, "not_an_object", id="an array"),
        pytest.param({}, 422, "no_articles", id="no articles"),
        pytest.param({"articles": {"text": "a"}}, 422, "no_articles", id="an object"),
        pytest.param({"articles": [{"text": "a"}] * 101}, 422, "too_many_articles", id="over the limit"),
    ],
)
def test_a_body_that_is_no_batch(server: Server, content: object, status: int, code: str) -> None:
    assert problem(server.post("/v1/score/batch", content)) == (status, code)


def test_an_empty_batch_has_no_reports(server: Server) -> None:
    assert server.post("/v1/score/batch", {"articles": []}).json["reports"] == []


def test_a_body_over_the_limit_is_refused_before_it_is_read(server: Server) -> None:
    connection = server.connect()
    try:
        connection.putrequest("POST", "/v1/score")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", str(Settings().max_body_bytes + 1))
        connection.endheaders()
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
    finally:
        connection.close()
    assert problem(answer) == (413, "body_too_large")


def test_a_body_without_a_length_is_limited_too(server: Server) -> None:
    chunks = (b" " * MEGABYTE for _ in range(Settings().max_body_bytes // MEGABYTE + 1))
    connection = server.connect()
    try:
        connection.request("POST", "/v1/score", chunks, {"Content-Type": "application/json"}, encode_chunked=True)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
    finally:
        connection.close()
    assert problem(answer) == (413, "body_too_large")


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        pytest.param({"content_type": "text/plain"}, 415, "unsupported_media_type", id="plain text"),
        pytest.param({"content_type": ""}, 415, "unsupported_media_type", id="no content type"),
        pytest.param({"content_encoding": "gzip"}, 415, "unsupported_encoding", id="compressed"),
        pytest.param({"accept": "text/html"}, 406, "not_acceptable", id="wants a page"),
    ],
)
def test_a_request_in_a_form_that_is_not_spoken(
    server: Server, headers: dict[str, str], status: int, code: str
) -> None:
    assert problem(server.post("/v1/score", {"text": "a"}, **headers)) == (status, code)


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/vnd.example+json"])
def test_every_name_of_json_is_understood(server: Server, kind: str) -> None:
    assert server.post("/v1/score", {"text": "a"}, content_type=kind).status == 200


def test_an_address_that_is_not_there(server: Server) -> None:
    assert problem(server.ask("GET", "/v1/nothing")) == (404, "not_found")
    assert problem(server.ask("GET", "/v1/nothing", accept="text/html")) == (404, "not_found")


def test_a_method_that_is_not_taken(server: Server) -> None:
    answer = server.ask("GET", "/v1/score")
    assert problem(answer) == (405, "method_not_allowed")
    assert "POST" in answer.headers["Allow"]


def test_a_foreign_host_is_refused(server: Server) -> None:
    assert problem(server.ask("GET", "/v1/signals", host="attacker.example")) == (421, "unknown_host")
    assert server.ask("GET", "/healthz", host=f"localhost:{server.port}").status == 200
    assert server.ask("GET", "/healthz", host=f"[::1]:{server.port}").status == 200


def test_a_browser_gets_a_page_for_an_address_that_is_not_there(server: Server) -> None:
    answer = server.ask("GET", "/nowhere", accept="text/html,*/*;q=0.8")
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/html")


def test_the_server_takes_the_next_request_after_all_of_this(server: Server, article: str) -> None:
    assert server.post("/v1/score", json.dumps({"text": article}).encode()).status == 200
