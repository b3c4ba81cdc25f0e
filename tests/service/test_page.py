"""The page without a browser: what the server sends, also to a reader without JavaScript."""

from __future__ import annotations

import re
from html import unescape

import pytest

from features.evidence import KINDS
from service.desk.deliveries import headline
from service.desk.kinds import LOOKS
from tests.service.serving import Server

HOSTILE = "<script>alert('a')</script><img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} \"><b>"


def text_of(page: str) -> str:
    """The highlighted text of a report page, as a browser shows it."""
    article = re.search(r'<article class="card text"[^>]*>(.*?)</article>', page, re.DOTALL)
    assert article
    return unescape(re.sub(r"<[^>]+>", "", article[1]))


def test_every_kind_of_evidence_has_a_look_and_no_two_of_them_the_same_sign() -> None:
    assert set(LOOKS) == set(KINDS)
    assert len({look.sign for look in LOOKS.values()}) == len(LOOKS)


def test_the_start_page_holds_the_form_and_what_a_score_means(server: Server) -> None:
    answer = server.ask("GET", "/add")
    page = answer.body.decode()
    assert answer.status == 200
    assert 'method="post"' in page
    assert "evidence, not a verdict" in page
    assert "whether a claim is true" in page


def test_a_pasted_article_is_answered_with_its_report(server: Server, article: str) -> None:
    answer = server.paste(body=article, form="text", url="https://example.org/walk")
    page = answer.body.decode()
    assert answer.status == 200
    assert text_of(page) == article
    assert "<mark id=" in page
    assert "evidence, not a verdict" in page
    assert "https://example.org/walk" in page
    report = server.post("/v1/score", {"text": article}).json
    assert f'<span class="number">{report["score"]:.0f}</span>' in page
    for signal in report["signals"]:
        assert signal["name"].capitalize() in page


def test_every_place_of_the_list_is_in_the_text(server: Server, article: str) -> None:
    page = server.paste(body=article, form="text").body.decode()
    targets = set(re.findall(r'href="#(e[^"]+)"', page))
    ids = re.findall(r' id="([^"]+)"', page)
    assert targets
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_line_ends_are_those_that_were_pasted(server: Server, article: str) -> None:
    """A form sends CRLF for every line end; the page scores what the API scores for the same text."""
    page = server.paste(body=article, form="text").body.decode()
    report = server.post("/v1/score", {"text": article}).json
    assert f"{report['text']['words']:,} words" in page
    assert "\r" not in text_of(page)


@pytest.mark.parametrize("field", ["body", "url"])
def test_what_was_pasted_is_shown_as_text(server: Server, article: str, field: str) -> None:
    fields = {"body": article, "form": "text", "url": ""} | {field: f"{HOSTILE} {article if field == 'body' else ''}"}
    answer = server.paste(**fields)
    page = answer.body.decode()
    assert answer.status == 200
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "{{ 7 * 7 }}" in page
    assert '"><b>' not in page


def test_a_page_runs_and_styles_nothing_inline(server: Server, article: str) -> None:
    page = server.paste(body=article, form="text").body.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    assert set(re.findall(r'(?:src|href)="(https?:[^"]*)"', page)) == set()


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        pytest.param("", 422, "is empty", id="empty"),
        pytest.param(" \n ", 422, "is empty", id="whitespace"),
        pytest.param("a" * 5_000_001, 413, "at most 5,000,000", id="too long"),
    ],
)
def test_what_cannot_be_scored_comes_back_with_the_reason(server: Server, body: str, status: int, message: str) -> None:
    answer = server.paste(body=body, form="text")
    assert answer.status == status
    assert message in answer.body.decode()
    assert 'role="alert"' in answer.body.decode()


def test_a_text_that_is_not_rated_is_shown_all_the_same(server: Server) -> None:
    page = server.paste(body="Ten words are not enough for a score of this.", form="text").body.decode()
    assert "Not rated" in page
    assert text_of(page) == "Ten words are not enough for a score of this."


def test_html_is_reduced_to_its_text(server: Server, article: str) -> None:
    html = "<article>" + "".join(f"<p>{line}</p>" for line in article.split("\n\n")) + "</article>"
    page = server.paste(body=f"<html><body>{html}</body></html>", form="html").body.decode()
    assert "A short walk may lift the mood" in text_of(page)
    assert "<p>" not in text_of(page)


def test_a_form_larger_than_werkzeugs_own_limit_is_read(server: Server, article: str) -> None:
    assert server.paste(body=article * 800, form="text").status == 200


def test_the_headline_is_the_first_line_cut_at_a_word() -> None:
    assert headline("\n  \n Is it so? \nYes.") == "Is it so?"
    assert headline("word " * 60) == "word " * 23 + "word …"
    assert headline("字" * 200) == "字" * 120 + " …"
