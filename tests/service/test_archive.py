"""Stored articles over HTTP, on both databases: each test stores under ids of its own."""

from __future__ import annotations

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from service import schemas
from tests.service.serving import Answer, Server


@pytest.fixture
def name() -> str:
    """An id as they come: a URL, with what has to be escaped in one."""
    return f"https://www.example.org/a//b?c={uuid.uuid4().hex}&d=ä#top"


def at(name: str, more: str = "") -> str:
    return f"/v1/articles/{quote(name, safe='')}{more}"


def store(server: Server, text: str, name: str, **headers: str) -> Answer:
    return server.post("/v1/score", {"text": text, "id": name, "store": True}, **headers)


def test_nothing_is_stored_unless_it_is_asked_for(storing: Server, article: str, name: str) -> None:
    assert storing.post("/v1/score", {"text": article, "id": name}).status == 200
    assert storing.ask("GET", at(name)).json["code"] == "unknown_article"


def test_what_was_stored_comes_back(storing: Server, article: str, name: str) -> None:
    stored = storing.post("/v1/score", {"text": article, "url": name, "title": "Walks", "store": True})
    assert (stored.status, stored.headers["Location"]) == (201, at(name))
    answer = storing.ask("GET", at(name, "?text=true"))
    schemas.ArticleAnswer.model_validate_json(answer.body)
    assert answer.json["report"] == stored.json
    assert answer.json["text"] == article
    summary = answer.json["article"]
    assert (summary["id"], summary["source"], summary["status"]) == (name, "example.org", "new")
    assert storing.ask("GET", at(name)).headers["ETag"] == stored.headers["ETag"] == summary["etag"]
    assert storing.ask("GET", at(name), if_none_match=summary["etag"]).status == 304


def test_an_id_may_look_like_a_path(storing: Server, article: str) -> None:
    for name in ("a/history", "../../etc/passwd", ".", "%2F", "a b+c", "{{ 7 * 7 }}", "x\\y"):
        assert store(storing, article, name).status in (200, 201)
        if name not in (".",):
            assert storing.ask("GET", at(name)).json["article"]["id"] == name


def test_fields_are_chosen(storing: Server, article: str) -> None:
    answer = storing.post("/v1/score", {"text": article, "include": ["score", "band"]})
    assert set(answer.json) == {"schema_version", "id", "score", "band"}
    batch = storing.post("/v1/score/batch", {"articles": [{"text": article}], "include": ["rated"]}).json
    assert set(batch["reports"][0]) == {"schema_version", "id", "rated", "status"}
    assert storing.post("/v1/score", {"text": article, "include": ["colour"]}).json["code"] == "invalid_field"
    assert storing.post("/v1/score", {"text": article, "store": "yes"}).json["code"] == "invalid_field"


def test_the_list_goes_on_from_a_cursor(storing: Server, article: str) -> None:
    mark = uuid.uuid4().hex
    records = [{"text": f"{article}{i}", "id": f"{mark}{i}", "url": f"https://{mark}.example/{i}"} for i in range(5)]
    stored = storing.post("/v1/score/batch", {"articles": [*records, {"text": ""}], "store": True})
    assert [one["status"] for one in stored.json["reports"]] == [200] * 5 + [422]
    seen, cursor = [], ""
    while cursor is not None:
        answer = storing.ask(
            "GET", f"/v1/articles?source={mark}.example&limit=2&sort=created{cursor and '&cursor='}{cursor}"
        )
        schemas.ArticlesAnswer.model_validate_json(answer.body)
        seen += [one["id"] for one in answer.json["articles"]]
        cursor = answer.json["next"]
    assert sorted(seen) == [record["id"] for record in records]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limit=0", "invalid_query"),
        ("limit=1&limit=2", "invalid_query"),
        ("colour=red", "invalid_query"),
        ("band=' OR 1=1 --", "invalid_query"),
        ("since=yesterday", "invalid_query"),
        ("since=2026-01-01", "invalid_query"),
        ("score_min=nan", "invalid_query"),
        ("signal=promotion", "invalid_query"),
        ("kind=%00", "invalid_query"),
        ("assignee=%00", "invalid_query"),
        ("cursor=x", "invalid_cursor"),
    ],
)
def test_a_question_that_makes_no_sense(storing: Server, query: str, code: str) -> None:
    answer = storing.ask("GET", f"/v1/articles?{quote(query, safe='=&%')}")
    assert (answer.status, answer.json["code"]) == (422, code)


@pytest.mark.parametrize("words", ["zebra' OR '1'='1", "x'; DROP TABLE articles; --", '" OR zebra*', "%", "{{7*7}}"])
def test_what_is_looked_for_is_only_words(storing: Server, article: str, name: str, words: str) -> None:
    store(storing, article, name)
    for field in ("q", "source", "assignee"):
        answer = storing.ask("GET", f"/v1/articles?{field}={quote(words)}")
        assert (answer.status, answer.json["articles"]) == (200, []), field
    assert storing.ask("GET", at(name)).status == 200


def test_history_tells_what_changed(storing: Server, article: str, name: str) -> None:
    mended = article.replace("It cures colds within two days, guaranteed, and it is", "It is")
    for text in (article, mended):
        store(storing, text, name)
    answer = storing.ask("GET", at(name, "/history"))
    schemas.HistoryAnswer.model_validate_json(answer.body)
    history = answer.json
    assert [version["version"] for version in history["versions"]] == [1, 2]
    assert history["versions"][0]["reports"][0]["model"]["digest"].startswith("sha256:")
    pieces = history["diff"]["text"]
    assert "".join(piece["text"] for piece in pieces if piece["change"] != "added") == article
    assert "".join(piece["text"] for piece in pieces if piece["change"] != "removed") == mended
    assert storing.ask("GET", at(name, "/history?from=2&to=1")).json["diff"]["from"] == 2
    assert storing.ask("GET", at(name, "/history?from=1&to=9")).json["code"] == "unknown_version"


def test_feedback_is_kept_and_exported(storing: Server, article: str, name: str) -> None:
    store(storing, article, name)
    said = {
        "verdict": "wrong_passage",
        "kind": "hedging.hedge",
        "start": 3,
        "end": 9,
        "reason": "No cue.",
        "who": "ann",
    }
    answer = storing.post(at(name, "/feedback"), said)
    assert answer.status == 201
    given = schemas.FeedbackAnswer.model_validate_json(answer.body)
    assert (given.who, given.quote, given.version) == ("ann", article[3:9], 1)
    assert storing.post(at(name, "/feedback"), {"verdict": "too_high"}).json["who"] == "local"
    exported = storing.ask("GET", f"/v1/feedback?cursor={given.number - 1}")
    schemas.FeedbackListAnswer.model_validate_json(exported.body)
    assert exported.json["feedback"][0] == answer.json
    assert "readability.grade" in given.features or any(f.startswith("readability.") for f in given.features)
    lines = storing.ask("GET", f"/v1/feedback?cursor={given.number - 1}&limit=1", accept="application/x-ndjson")
    assert [json.loads(line) for line in lines.body.splitlines()] == [answer.json]
    assert int(lines.headers["X-Next"]) == given.number
    assert len(storing.ask("GET", at(name, "/history")).json["feedback"]) == 2


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"verdict": "perhaps"}, "invalid_field"),
        ({"verdict": "wrong_passage"}, "no_passage"),
        ({"verdict": "wrong_passage", "kind": "hedging.hedge", "start": 5, "end": 5}, "no_such_passage"),
        ({"verdict": "missed_passage", "kind": "hedging.hedge", "start": 5, "end": 10**6}, "no_such_passage"),
        ({"verdict": "agree", "kind": "no.kind"}, "invalid_field"),
        ({"verdict": "agree", "who": "a\0"}, "invalid_field"),
        ({"verdict": "agree", "colour": "red"}, "invalid_field"),
    ],
)
def test_feedback_that_cannot_be_kept(storing: Server, article: str, said: dict[str, object], code: str) -> None:
    store(storing, article, "feedback")
    answer = storing.post(at("feedback", "/feedback"), said)
    assert (answer.status, answer.json["code"]) == (422, code)


def test_deletion_is_final_and_conditional(storing: Server, article: str, name: str) -> None:
    etag = store(storing, article, name).headers["ETag"]
    assert storing.ask("DELETE", at(name), if_match='"0.0"').json["code"] == "precondition_failed"
    assert storing.ask("DELETE", at(name), if_match=etag).status == 204
    for method, path in (("GET", at(name)), ("GET", at(name, "/history")), ("DELETE", at(name))):
        assert storing.ask(method, path).status == 404


def test_conditions_on_storing(storing: Server, article: str, name: str) -> None:
    assert store(storing, article, name, if_match="*").json["code"] == "precondition_failed"
    etag = store(storing, article, name, if_none_match="*").headers["ETag"]
    assert store(storing, article, name, if_none_match="*").json["code"] == "precondition_failed"
    changed = store(storing, article + "More.", name, if_match=etag)
    assert changed.status == 200
    assert changed.headers["ETag"] != etag
    assert store(storing, article + "Yet more.", name, if_match=etag).status == 412


def test_a_request_that_comes_twice_is_carried_out_once(storing: Server, article: str, name: str) -> None:
    token = uuid.uuid4().hex
    first = store(storing, article, name, idempotency_key=token)
    again = store(storing, article, name, idempotency_key=token)
    assert (again.status, again.body, again.headers["ETag"]) == (201, first.body, first.headers["ETag"])
    assert again.headers["Idempotent-Replayed"] == "true"
    assert store(storing, article + "x", name, idempotency_key=token).json["code"] == "idempotency_key_reused"
    assert store(storing, article, name, idempotency_key="a b").json["code"] == "bad_idempotency_key"
    token = uuid.uuid4().hex
    with ThreadPoolExecutor(8) as threads:
        said = [
            threads.submit(storing.post, at(name, "/feedback"), {"verdict": "agree"}, idempotency_key=token)
            for _ in range(8)
        ]
        numbers = {one.result().json["number"] for one in said}
    assert len(numbers) == 1
    assert len(storing.ask("GET", at(name, "/history")).json["feedback"]) == 1


def test_many_at_once_store_one_article(storing: Server, article: str, name: str) -> None:
    with ThreadPoolExecutor(8) as threads:
        texts = [article + "x" * (i % 4) for i in range(16)]
        answers = list(threads.map(lambda text: store(storing, text, name).status, texts))
    assert set(answers) <= {200, 201, 429}
    assert answers.count(201) == 1
    versions = storing.ask("GET", at(name, "/history")).json["versions"]
    assert [version["version"] for version in versions] == list(range(1, len(versions) + 1))


def test_only_hashes_where_that_is_the_setting(log: Path, article: str) -> None:
    with Server(log, settings={"keep_text": "false"}) as server:
        assert server.post("/v1/score", {"text": article, "id": "a", "store": True}).status == 201
        answer = server.ask("GET", "/v1/articles/a?text=true")
        assert answer.json["text"] is None
        assert "lift the mood" not in answer.body.decode()
        assert server.ask("GET", "/v1/articles?q=mood").json["articles"] == []
