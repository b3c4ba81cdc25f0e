"""Who is let in: keys and their scopes, sign-ins, forged forms, foreign pages, rates; against running servers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.service.serving import Answer, Server, assay


class Guarded:
    """A server that asks for keys, and keys for it."""

    def __init__(self, log: Path, **settings: str) -> None:
        self.server = Server(log, f"sqlite:///{log.parent / 'assay.sqlite3'}", {"keys": "always", **settings})
        self.read, self.score, self.admin = (self.key(scope) for scope in ("read", "score", "admin"))

    def __enter__(self) -> Guarded:
        self.server.__enter__()
        return self

    def __exit__(self, *raised: Any) -> None:
        self.server.__exit__(*raised)

    def key(self, *scopes: str) -> str:
        options = [part for scope in scopes for part in ("--scope", scope)]
        run = assay("keys", "create", "+".join(scopes), *options, database=self.server.database)
        assert run.returncode == 0, run.stderr
        return run.stdout.strip()

    def ask(self, key: str, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        return self.server.ask(method, path, body, **({"authorization": f"Bearer {key}"} if key else {}), **headers)

    def form(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        kind = "application/x-www-form-urlencoded"
        return self.server.ask("POST", path, urlencode(fields).encode(), content_type=kind, **headers)

    def sign_in(self, key: str) -> str:
        """The cookie of a sign-in."""
        answer = self.form("/sign-in", {"key": key})
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        return cookie.partition(";")[0]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    with Guarded(tmp_path_factory.mktemp("guarded") / "log") as running:
        yield running


JSON = {"content_type": "application/json"}
SCORE = ("POST", "/v1/score", b'{"text": "Some words."}')


@pytest.mark.parametrize(
    "path", ["/v1/articles", "/v1/articles/x", "/v1/feedback", "/v1/signals", "/v1/model", "/metrics"]
)
def test_nothing_is_told_without_a_key(guarded: Guarded, path: str) -> None:
    answer = guarded.ask("", "GET", path)
    assert (answer.status, answer.json["code"]) == (401, "key_required")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/docs", "/sign-in"])
def test_some_addresses_need_none(guarded: Guarded, path: str) -> None:
    assert guarded.ask("", "GET", path).status == 200


def test_a_key_does_what_its_scope_says(guarded: Guarded) -> None:
    for key, allowed in (
        (guarded.read, {"read"}),
        (guarded.score, {"score"}),
        (guarded.admin, {"read", "score", "admin"}),
    ):
        assert guarded.ask(key, "GET", "/v1/signals").status == 200
        for scope, (method, path, body), done in (
            ("score", SCORE, 200),
            ("read", ("GET", "/v1/articles", None), 200),
            ("admin", ("DELETE", "/v1/articles/x", None), 404),
        ):
            answer = guarded.ask(key, method, path, body, **JSON)
            assert answer.status == (done if scope in allowed else 403), (allowed, scope)
            assert answer.status != 403 or answer.json["code"] == "missing_scope"


@pytest.mark.parametrize(
    "key", ["assay_000000000000_" + "a" * 43, "x", "assay_", "' OR 1=1 --", "assay_000000000000_" + "é" * 43, "\x00"]
)
def test_a_key_that_is_none(guarded: Guarded, key: str) -> None:
    try:
        answer = guarded.ask(key, "GET", "/v1/articles")
    except ValueError:
        pytest.skip("this client sends no such header")
    assert answer.status in (400, 401)
    assert answer.json["code"] in ("bad_request", "invalid_key")


def test_a_key_with_one_letter_changed(guarded: Guarded) -> None:
    wrong = guarded.read[:-1] + ("A" if guarded.read[-1] != "A" else "B")
    assert guarded.ask(wrong, "GET", "/v1/articles").json["code"] == "invalid_key"


def test_a_revoked_key_and_its_sign_in_end_at_once(guarded: Guarded) -> None:
    key = guarded.key("read")
    cookie = guarded.sign_in(key)
    assert guarded.ask(key, "GET", "/v1/articles").status == 200
    assert guarded.server.ask("GET", "/", cookie=cookie).status == 200
    number = key.split("_")[1]
    assert assay("keys", "revoke", number, database=guarded.server.database).returncode == 0
    assert guarded.ask(key, "GET", "/v1/articles").json["code"] == "invalid_key"
    assert guarded.server.ask("GET", "/", cookie=cookie, accept="text/html").status == 303
    assert guarded.form("/sign-in", {"key": key}).status == 403
    listed = assay("keys", "list", database=guarded.server.database).stdout
    assert re.search(rf"^{number}\tread\tread\t.*\trevoked ", listed, re.M)
    assert key.split("_", 2)[2] not in listed
    assert assay("keys", "revoke", number, database=guarded.server.database).returncode == 2


@pytest.mark.parametrize("cookie", ["assay_session=forged", "assay_session=", "assay_session=' OR 1=1 --", "session=x"])
def test_a_forged_session_has_to_sign_in(guarded: Guarded, cookie: str) -> None:
    answer = guarded.server.ask("GET", "/", cookie=cookie, accept="text/html")
    assert (answer.status, answer.headers["Location"]) == (303, "/sign-in")
    assert guarded.server.ask("GET", "/", cookie=cookie).json["code"] == "key_required"


def test_a_session_is_not_taken_by_the_api(guarded: Guarded) -> None:
    cookie = guarded.sign_in(guarded.admin)
    assert guarded.server.ask("GET", "/v1/articles", cookie=cookie).status == 401


def test_a_form_needs_the_token_of_its_session(guarded: Guarded, article: str) -> None:
    cookie, other = guarded.sign_in(guarded.admin), guarded.sign_in(guarded.admin)
    tokens = {}
    for one in (cookie, other):
        page = guarded.server.ask("GET", "/", cookie=one).body.decode()
        found = re.search(r'name="csrf" value="([\w-]{43})"', page)
        assert found
        tokens[one] = found[1]
    fields = {"body": article, "form": "text"}
    for wrong in ({}, {"csrf": ""}, {"csrf": tokens[other]}, {"csrf": "é"}):
        assert guarded.form("/add", fields | wrong, cookie=cookie).json["code"] == "forged_form"
    assert guarded.form("/add", fields | {"csrf": tokens[cookie]}, cookie=cookie).status == 200
    assert guarded.form("/sign-out", {}, cookie=cookie).json["code"] == "forged_form"
    assert guarded.form("/sign-out", {"csrf": tokens[cookie]}, cookie=cookie).status == 303
    assert guarded.server.ask("GET", "/", cookie=cookie, accept="text/html").status == 303


def test_a_sign_in_that_may_only_read_cannot_score(guarded: Guarded, article: str) -> None:
    cookie = guarded.sign_in(guarded.read)
    assert guarded.form("/add", {"body": article}, cookie=cookie).json["code"] == "missing_scope"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://attacker.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_page_of_another_site_sends_nothing(server: Server, headers: dict[str, str], article: str) -> None:
    assert server.post("/v1/score", {"text": article}, **headers).json["code"] == "foreign_origin"
    body = urlencode({"body": article}).encode()
    answer = server.ask("POST", "/add", body, content_type="application/x-www-form-urlencoded", **headers)
    assert answer.json["code"] == "foreign_origin"


def test_the_own_page_sends(server: Server, article: str) -> None:
    headers = {"origin": server.url, "sec_fetch_site": "same-origin"}
    assert server.post("/v1/score", {"text": article}, **headers).status == 200


def test_others_reach_it_only_with_a_key(log: Path) -> None:
    database = f"sqlite:///{log.parent / 'assay.sqlite3'}"
    run = assay("serve", "--host", "0.0.0.0", "--port", "0", database=database)
    assert run.returncode == 2
    assert "assay keys create" in run.stderr
    key = assay("keys", "create", "ruth", database=database).stdout.strip()
    with Server(log, database, {"host": "0.0.0.0"}) as server:
        assert server.ask("GET", "/v1/articles").status == 401
        assert server.ask("GET", "/v1/articles", authorization=f"Bearer {key}").status == 200
        assert server.ask("GET", "/v1/articles", authorization=f"Bearer {key}", host="a.example").status == 200
    assert key.split("_", 2)[2] not in log.read_text()


def test_a_key_that_asks_too_often_is_told_when_to_come_again(log: Path) -> None:
    with Guarded(log, requests_per_minute="6", workers="2") as guarded:
        answers = [guarded.ask(guarded.read, "GET", "/v1/signals") for _ in range(9)]
        assert [answer.status for answer in answers] == [200] * 6 + [429] * 3
        assert answers[-1].json["code"] == "rate_limited"
        assert 1 <= int(answers[-1].headers["Retry-After"]) <= 10
        assert guarded.ask(guarded.score, "GET", "/v1/signals").status == 200
        six = b'{"articles": [' + b", ".join([b'{"text": "a"}'] * 6) + b"]}"
        for path in ("/v1/score/batch", "/v1/compare"):  # every article counts
            assert guarded.ask(guarded.score, "POST", path, six, **JSON).json["code"] == "rate_limited"


def test_guessing_keys_at_the_sign_in_is_slowed_down(guarded: Guarded) -> None:
    answers = [guarded.form("/sign-in", {"key": "guess"}).status for _ in range(30)]
    assert set(answers) == {403, 429}
    assert answers[-1] == 429
