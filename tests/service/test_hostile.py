"""What is sent to do harm, over raw connections to running servers: refused, in time, without a word too much."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service import schemas
from tests.service.killing import workers
from tests.service.serving import Server

GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /v1/score HTTP/1.1\r\nHost: localhost\r\n"
HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }}{% raw %}${7*7}"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with little patience."""
    settings = {"request_seconds": "1", "html_seconds": "0.5", "max_body_bytes": "3000000"}
    with Server(tmp_path_factory.mktemp("strict") / "log", settings=settings) as server:
        yield server


def raw(server: Server, sent: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what comes back for these bytes."""
    with socket.create_connection((server.host, server.port), timeout=20) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    return int(lines[0].split()[1]), dict(line.split(": ", 1) for line in lines[1:]), body


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        pytest.param(b"nonsense\r\n\r\n", 400, "bad_request", id="no HTTP"),
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, "bad_request", id="TLS"),
        pytest.param(b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400, "bad_request", id="version"),
        pytest.param(GET + b"X-Request-Id: a\r\n evil: b\r\n\r\n", 400, "bad_request", id="folded header"),
        pytest.param(GET + b"X-Request-Id: a\rb\r\n\r\n", 400, "bad_request", id="CR in a header"),
        pytest.param(GET + b"X: a\0b\r\n\r\n", 400, "bad_request", id="NUL in a header"),
        pytest.param(GET + b"bad header: a\r\n\r\n", 400, "bad_request", id="blank in a name"),
        pytest.param(
            b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, "address_too_long", id="long address"
        ),
        pytest.param(GET + b"" + b"A: b\r\n" * 200 + b"\r\n", 431, "headers_too_large", id="many headers"),
        pytest.param(GET + b"A: " + b"b" * 9000 + b"\r\n\r\n", 431, "headers_too_large", id="long header"),
        pytest.param(
            POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400,
            "bad_request",
            id="two lengths",
        ),
        pytest.param(POST + b"Content-Length: -5\r\n\r\n", 400, "bad_request", id="negative length"),
    ],
)
def test_what_is_no_request_gets_a_problem_all_the_same(strict: Server, sent: bytes, status: int, code: str) -> None:
    given, headers, body = raw(strict, sent)
    assert headers["Content-Type"] == "application/problem+json"
    problem = schemas.ProblemAnswer.model_validate_json(body)
    assert (given, problem.status, problem.code) == (status, status, code)


def test_a_line_break_makes_no_header(strict: Server) -> None:
    stored = strict.post("/v1/score", {"text": "Some words.", "id": "a\r\nSet-Cookie: evil=1", "store": True})
    assert (stored.status, stored.json["code"]) == (422, "control_characters")
    for path in (
        "/v1/articles/a%0d%0aSet-Cookie:%20evil=1",
        "/%0d%0aSet-Cookie:%20evil=1",
        "/v1/articles/%0d%0a/history",
    ):
        answer = strict.ask("GET", path, x_request_id="a%0d%0ab")
        assert answer.status == 404
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["X-Request-Id"] != "a%0d%0ab"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/settings.py",
        "/static//etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/static/..\\app.py",
    ],
)
def test_a_path_leads_nowhere_outside(strict: Server, path: str) -> None:
    assert raw(strict, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())[0] == 404


def test_a_body_that_drips_is_cut_off_and_keeps_nobody_waiting(strict: Server) -> None:
    def drip(head: bytes) -> bytes:
        with socket.create_connection((strict.host, strict.port), timeout=20) as connection:
            connection.sendall(head)
            try:
                for _ in range(40):
                    time.sleep(0.1)
                    connection.sendall(b"a")
            except OSError:
                pass
            return connection.recv(65536)

    head = POST + b""
    heads = [head + b"Content-Type: application/json\r\nContent-Length: 99999\r\n\r\n", head + b"X: "] * 5
    with ThreadPoolExecutor(len(heads)) as threads:
        dripping = [threads.submit(drip, one) for one in heads]
        time.sleep(0.3)
        began = time.monotonic()
        assert strict.post("/v1/score", {"text": "Some words."}).status == 200
        assert time.monotonic() - began < 1.0
        for one in dripping:
            assert b" 408 " in one.result() or one.result() == b""
        assert any(b"request_timeout" in one.result() for one in dripping)


def test_connections_that_say_nothing_keep_nobody_waiting(strict: Server) -> None:
    silent = [socket.create_connection((strict.host, strict.port)) for _ in range(100)]
    began = time.monotonic()
    assert strict.ask("GET", "/healthz").status == 200
    assert time.monotonic() - began < 1.0
    for connection in silent:
        connection.close()


def test_who_never_hangs_up_keeps_nobody_waiting(server: Server) -> None:
    open_ended = []
    for _ in range(5):
        connection = socket.create_connection((server.host, server.port), timeout=20)
        connection.sendall(GET.replace(b"GET /", b"GET /healthz") + b"Connection: close\r\n\r\n")
        while connection.recv(65536):
            pass
        open_ended.append(connection)
    began = time.monotonic()
    assert server.ask("GET", "/healthz").status == 200
    assert time.monotonic() - began < 1.0
    for connection in open_ended:
        connection.close()


def test_one_slow_request_after_the_other_leaves_the_worker_as_it_is(strict: Server) -> None:
    before = workers(strict.process.pid)
    for _ in range(3):
        with socket.create_connection((strict.host, strict.port), timeout=20) as connection:
            connection.sendall(POST + b"Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
            assert b"request_timeout" in b"".join(iter(lambda: connection.recv(65536), b""))
        assert strict.ask("GET", "/healthz").status == 200
    assert workers(strict.process.pid) == before


def test_a_page_that_takes_too_long_is_given_up(strict: Server, article: str) -> None:
    began = time.monotonic()
    answer = strict.post("/v1/score", {"html": "<table><tr><td>word <b>word</b>" * 90_000})
    assert answer.status == 422
    assert answer.json["code"] in ("too_slow", "too_complex", "empty")
    assert time.monotonic() - began < 5.0
    assert strict.post("/v1/score", {"html": f"<p>{article}</p>"}).status == 200


def test_too_much_is_refused(strict: Server) -> None:
    assert strict.post("/v1/score", {"text": "a" * 3_000_001}).json["code"] == "body_too_large"
    assert strict.post("/v1/score", b"[" * 2000 + b"]" * 2000).json["code"] == "invalid_json"


def test_hostile_words_are_only_words(strict: Server, article: str) -> None:
    fields = {"text": HOSTILE + article, "title": HOSTILE, "id": HOSTILE, "store": True}
    assert strict.post("/v1/score", fields).json["title"] == HOSTILE
    page = strict.paste(body=HOSTILE + article, form="text", url=HOSTILE).body.decode()
    assert "<script>alert" not in page
    assert "{{ 7 * 7 }}" in page
    assert "49" not in page.split("<h1", 1)[1].split("</h1>", 1)[0]
    problem = strict.ask("GET", "/%3Cscript%3Ealert(1)%3C/script%3E", accept="text/html").body.decode()
    assert "<script>alert" not in problem


def test_no_secret_and_no_text_is_logged(strict: Server) -> None:
    secret = "assay_0123456789ab_" + "s3cret" * 7 + "x"
    strict.ask("GET", "/v1/articles?q=sensitive-words", authorization=f"Bearer {secret}")
    strict.ask("GET", "/", cookie=f"assay_session={secret}")
    strict.post("/v1/score", {"text": "A confidential draft about otters.", "id": "named"})
    raw(strict, b"GET / HTTP/1.1\r\nAuthorization\0: Bearer " + secret.encode() + b"\r\n\r\n")
    told = strict.log.read_text()
    for word in ("s3cret", "sensitive-words", "confidential", "otters"):
        assert word not in told


def test_the_log_names_each_request(strict: Server) -> None:
    answer = strict.ask("GET", "/v1/signals", x_request_id="my-request.1")
    assert answer.headers["X-Request-Id"] == "my-request.1"
    lines = [json.loads(line) for line in strict.log.read_text().splitlines() if line.startswith("{")]
    (line,) = [line for line in lines if line.get("request_id") == "my-request.1"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/v1/signals", 200)


def test_a_connection_outlives_what_was_refused_on_it(log: Path) -> None:
    with Server(log) as server:
        connection = server.connect()
        for body, status in ((b"{", 400), (b'{"text": "Some words."}', 200)):
            connection.request("POST", "/v1/score", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            response.read()
            assert response.status == status
        connection.close()
