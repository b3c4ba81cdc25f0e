"""Articles compared, over HTTP and in a shell: who says which, the same on both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service import schemas
from tests.service.batches import SAMPLES, shell
from tests.service.serving import Server

CLINIC, BLOG, CENTER = (
    SAMPLES / f"ketamine-{name}.txt" for name in ("infusion-clinic", "personal-blog", "treatment-center")
)
WATER = SAMPLES / "water-mains-local-news.txt"


def request(*files: Path) -> dict[str, Any]:
    return {"articles": [{"text": path.read_text("utf-8"), "id": str(path)} for path in files]}


def quotes(side: list[dict[str, Any]]) -> set[tuple[int, str]]:
    return {(statement["article"], statement["quote"].lower().rstrip(".")) for statement in side}


def test_those_who_disagree_stand_on_opposite_sides(server: Server) -> None:
    answer = server.post("/v1/compare", request(CLINIC, CENTER, WATER))
    assert answer.status == 200
    schemas.CompareAnswer.model_validate_json(answer.body)
    sides = [
        [quotes(side) for side in disagreement["sides"]]
        for topic in answer.json["topics"]
        for disagreement in topic["disagreements"]
    ]
    assert [{(0, "ketamine is not addictive")}, {(1, "ketamine is addictive")}] in sides
    assert all(number != 2 for pair in sides for side in pair for number, _ in side)
    assert [article["id"] for article in answer.json["articles"]] == [str(CLINIC), str(CENTER), str(WATER)]


def test_every_quote_is_a_slice_of_the_article_it_names(server: Server) -> None:
    sent = request(CLINIC, BLOG, CENTER)
    sent["articles"][0]["text"] = "👩‍⚕️\r\n\r\n" + sent["articles"][0]["text"]
    told = server.post("/v1/compare", sent).json
    disagreements = [one for topic in told["topics"] for one in topic["disagreements"]] + told["contradictions"]
    statements = [statement for one in disagreements for side in one["sides"] for statement in side]
    assert {statement["article"] for statement in statements} == {0, 1, 2}
    for statement in statements:
        text = sent["articles"][statement["article"]]["text"]
        assert text[statement["start"] : statement["end"]] == statement["quote"]


def test_what_an_article_says_against_itself_is_what_its_report_says(server: Server) -> None:
    sent = request(BLOG, WATER)
    told = server.post("/v1/compare", sent).json
    report = server.post("/v1/score", sent["articles"][0]).json
    own = [[side[0]["start"] for side in found["sides"]] for found in told["contradictions"] if found["article"] == 0]
    assert own
    assert own == [[e["start"], e["other"]["start"]] for e in report["evidence"] if e["other"] is not None]
    assert {name: report[name] for name in told["articles"][0]} == told["articles"][0]


def test_what_all_say_is_told_apart(server: Server) -> None:
    text = "The new bridge over the Alder carries two tram lines. {} Work on it ends in May."
    articles = [
        {"text": text.format(word)} for word in ("Cyclists like it.", "It was painted green.", "It is 90 m long.")
    ]
    told = server.post("/v1/compare", {"articles": articles}).json
    assert told["topics"] == []
    (agreement, *_) = told["agreements"]
    assert [statement["article"] for statement in agreement["statements"]] == [0, 1, 2]


def test_pages_are_read_and_unknown_fields_ignored_with_a_caution(server: Server) -> None:
    lines = "".join(f"<p>{line}</p>" for line in CENTER.read_text("utf-8").splitlines() if line)
    page = f"<html><body><article>{lines}</article></body></html>"
    articles = [{"html": page, "colour": "red"}, {"text": CLINIC.read_text("utf-8")}]
    told = server.post("/v1/compare", {"articles": articles}).json
    assert told["topics"]
    cautions = [[caution["code"] for caution in article["cautions"]] for article in told["articles"]]
    assert "unknown_fields" in cautions[0]
    assert "unknown_fields" not in cautions[1]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"articles": ', 400, "invalid_json"),
        ([], 422, "not_an_object"),
        ({}, 422, "no_articles"),
        ({"articles": {"text": "a"}}, 422, "no_articles"),
        ({"articles": []}, 422, "too_few_articles"),
        ({"articles": [{"text": "Some words."}]}, 422, "too_few_articles"),
        ({"articles": [{"text": "Some words."}] * 51}, 422, "too_many_articles"),
        ({"articles": [{"text": "Some words."}, 5]}, 422, "not_an_object"),
        ({"articles": [{"text": "Some words."}, {"html": "<p></p>"}]}, 422, "empty"),
        ({"articles": [{"text": "Some words."}, {"text": "More words.", "id": ""}]}, 422, "empty_id"),
        ({"articles": [{"text": "Some words."}, {"text": "a" * 20_000_001}]}, 413, "too_long"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_a_problem(server: Server, body: object, status: int, code: str) -> None:
    answer = server.post("/v1/compare", body)
    problem = schemas.ProblemAnswer.model_validate_json(answer.body)
    assert (answer.status, problem.code) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
    if isinstance(body, dict) and len(body.get("articles", [])) == 2:
        assert problem.detail.startswith("articles.1: ")


def test_two_of_fifty_articles_disagree(server: Server) -> None:
    told = server.post("/v1/compare", request(CLINIC, *[WATER] * 48, CENTER)).json
    statements = [
        s for topic in told["topics"] for one in topic["disagreements"] for side in one["sides"] for s in side
    ]
    assert {statement["article"] for statement in statements} == {0, 49}
    assert len(told["articles"]) == 50


def test_a_shell_and_the_api_say_the_same(server: Server) -> None:
    done = shell("compare", "--format", "json", CLINIC, BLOG, CENTER)
    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout) == server.post("/v1/compare", request(CLINIC, BLOG, CENTER)).json


def test_a_comparison_for_a_person() -> None:
    text = shell("compare", str(CLINIC), str(CENTER)).stdout.decode()
    against = text[text.index('[1] "Ketamine is not addictive"') :].splitlines()
    assert [line.strip() for line in against[1:3]] == ["against", '[2] "Ketamine is addictive"']
    assert text.startswith(f"[1] {CLINIC}: ")
    assert "\x1b" not in text
    assert "do not disagree" in shell("compare", str(CLINIC), str(WATER)).stdout.decode()


def test_a_comparison_for_a_note(tmp_path: Path) -> None:
    (tmp_path / "a_b*.txt").write_text(CLINIC.read_text("utf-8"))
    text = shell("compare", "--format", "markdown", "a_b*.txt", str(CENTER), cwd=tmp_path).stdout.decode()
    assert text.startswith("# Comparison of 2 articles\n")
    assert "| 1 | a\\_b\\*.txt | " in text
    assert "- 1: “Ketamine is not addictive”" in text
    assert "- 2: “Ketamine is addictive”" in text


def test_of_several_files_one_failing_is_exit_3_and_without_two_exit_2(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xff\xff")
    done = shell("compare", "--format", "json", str(CLINIC), str(broken), str(CENTER))
    assert done.returncode == 3
    assert [article["id"] for article in json.loads(done.stdout)["articles"]] == [str(CLINIC), str(CENTER)]
    assert "broken.txt" in done.stderr.decode()
    for files in ([str(CLINIC)], [str(CLINIC), str(broken)], [str(CLINIC)] * 51):
        done = shell("compare", *files)
        assert (done.returncode, done.stdout) == (2, b"")
        assert "articles are compared" in done.stderr.decode()
