"""Transparency beyond the marked cases: what a page says of itself outside its text, doubled articles, hostile ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import Article, Metadatum
from features.document import Document
from features.extractor import Finding
from features.transparency import TRANSPARENCY

PAGE = (
    "How to mend a kettle\nBy Martha Quill, Staff Writer\nPublished April 2, 2023 | Updated May 1, 2023\n"
    "Reviewed by: Otto Brand, MD\nThis site is owned by Dover Media.\nMost kettles leak at the spout. The seam "
    "gives way.\n"
    "This page is not a substitute for professional medical advice. Always consult your physician.\n"
)


def finding(text: str, *metadata: Metadatum) -> Finding:
    return TRANSPARENCY.extract(Document.read(Article(text=text, id="a", metadata=metadata)))


def kinds(found: Finding) -> list[str]:
    return [evidence.kind.removeprefix("transparency.") for evidence in found.evidence]


def test_a_page_that_says_all() -> None:
    found = finding(PAGE)
    assert kinds(found) == ["author", "date", "date", "reviewer", "disclosure", "disclaimer", "disclaimer"]
    assert found.values == (1.0, 1.0, 1.0, 1.0)  # that there are some counts, not how many
    verdict = TRANSPARENCY.tell(found)
    assert (verdict.status, verdict.advice) == ("pass", "")


def test_a_page_that_says_nothing() -> None:
    found = finding("Most kettles leak at the spout. The seam gives way after some years.")
    assert not found.evidence
    verdict = TRANSPARENCY.tell(found)
    assert verdict.status == "fail"
    assert "author" in verdict.advice


def test_what_is_missing_is_told_and_what_to_fix_first() -> None:
    verdict = TRANSPARENCY.tell(finding("Kettles\nBy Martha Quill\nMost kettles leak at the spout."))
    assert verdict.status == "partial"
    assert "no date" in verdict.summary
    assert "published" in verdict.advice


def test_metadata_is_evidence_without_a_place() -> None:
    found = finding(
        "Most kettles leak.",
        Metadatum("author", "Nora Field", "JSON-LD author"),
        Metadatum("reviewer", "Otto Brand", "JSON-LD reviewedBy"),
        Metadatum("published", "2020-01-02", "meta date"),
        Metadatum("modified", "2021-01-02", "time"),
    )
    assert sorted(kinds(found)) == ["author", "date", "date", "reviewer"]
    for evidence in found.evidence:
        assert (evidence.where, evidence.span) == ("metadata", None)
        assert evidence.quote in ("Nora Field", "Otto Brand", "2020-01-02", "2021-01-02")
        assert evidence.note


def test_an_article_sent_twice_over_says_no_more() -> None:
    once = finding(PAGE).values
    assert finding(PAGE + "\n" + PAGE).values == once
    assert finding(PAGE + "\nMost kettles leak at the spout." * 200).values == once


@pytest.mark.parametrize(
    ("said", "upkeep"),
    [
        ("Last reviewed: March 3, 2020", 1.0),
        ("This page was last updated on 4 May 2021.", 1.0),
        ("Medically reviewed by Otto Brand, MD", 1.0),
        ("Posted on March 3, 2020", 0.0),
        ("By Martha Quill | March 3, 2020", 0.0),
        ("The council reviewed the bridge on March 3, 2020, and closed it.", 0.0),
    ],
)
def test_a_page_is_kept_up_that_says_when_it_was_reviewed_or_updated(said: str, upkeep: float) -> None:
    found = finding(f"How to mend a kettle\n{said}\nMost kettles leak at the spout.")
    assert found.values[1] == upkeep


def test_what_software_writes_into_the_metadata_is_no_upkeep() -> None:
    found = finding("Most kettles leak.", Metadatum("modified", "2021-01-02", "time"))
    assert kinds(found) == ["date"]
    assert found.values[1] == 0.0


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("This site is owned by Dover Media.", 1.0),
        ("The authors report no conflicts of interest.", 1.0),
        ("ADVERTISEMENT", 1.0),
        ("KettleWatch is a trademark of Dover Media", 0.0),
        ("SPONSORED CONTENT", 0.0),
        ("This article was paid for by Dover Kettles.", 0.0),
        ("We may receive a commission on purchases made through links on this page.", 0.0),
    ],
)
def test_what_sellers_have_to_print_is_found_and_earns_nothing(said: str, counts: float) -> None:
    found = finding(f"Most kettles leak.\n{said}\nThe seam gives way.")
    assert kinds(found) == ["disclosure"]
    assert found.values[2] == counts


@pytest.mark.parametrize("before", [0, 30])
def test_a_notice_of_ownership_is_found_wherever_it_stands(before: int) -> None:
    prose = "Most kettles leak at the spout, and the seam gives way after some years of use.\n"
    text = prose * before + "KettleWatch is a trademark of Dover Media\n" + prose * (30 - before)
    assert kinds(finding(text)) == ["disclosure"]


def test_a_figure_at_the_end_of_a_sentence_begins_no_readers_comments() -> None:
    text = (
        "Kettles\nComment on this article\nKettles fail from the age of 40. Most leak.\nReviewed by: Otto Brand, MD\n"
    )
    assert kinds(finding(text)) == ["reviewer"]


@pytest.mark.parametrize(
    "disguised",
    [
        "By Mar\u00adtha Quill\nMost kettles leak.",
        "By\u00a0Martha\u00a0Quill\nMost kettles leak.",
        "B\u200by Martha Quill\nMost kettles leak.",
        "Вy Martha Quill\nMost kettles leak.",
    ],
)
def test_a_disguised_byline_is_found(disguised: str) -> None:
    found = finding(disguised)
    assert kinds(found) == ["author"]
    span = found.evidence[0].span
    assert span is not None
    assert found.evidence[0].quote == disguised[span.start : span.end]


@pytest.mark.parametrize(
    "piece",
    [
        " ", "by ", "By Aaron ", "By Aaron Aaa, ", "May 1, 2001 ", "1/1/2001 ", "Updated May 1, 2001 ",
        "comments (1)\n", "advertisement ", "Advertisement\n",
        "study funded by ", "this site is not responsible for it. ", "this site ",
        "Consult your doctor. This site is not medical advice. ", "| By Aaron Bbb ", "© 2001 Aaron Bbb ", "1",
        '"By ', "Reviewed by Aaron B.B.B.B. ", "Bye,\nAaron\n",
    ],
)  # fmt: skip
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(document: Document) -> float:
        began = time.process_time()
        TRANSPARENCY.extract(document)
        return time.process_time() - began

    def best(size: int) -> float:  # of three: collecting what other tests left can take longer than all of it
        document = Document.read(Article(text=(piece * (size // len(piece) + 1))[:size] + "x", id="a"))
        return min(seconds(document) for _ in range(3))

    assert best(200_000) < 9 * max(best(50_000), 0.04)


_WORDS = st.sampled_from(
    [
        "By ", "by ", "Written by ", "Medically reviewed by ", "Author: ", "Jane Roe", ", MD", " | ", "\n", "Updated ",
        "May 3, ", "2021", "5/3/21", "Posted on ", "©", "funded by ", "The study was ", "Advertisement", "12:30 pm",
        "not medical advice", "This site is ", "consult your doctor", ". ", "(", ")", "-", "\u00ad", "İ", "\t", "é",
        "😀", "Comments (2)", "my name is ",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(_WORDS, st.text(st.characters(exclude_categories=["Cs"]), max_size=6)), max_size=30))
def test_never_raises_and_quotes_are_slices(words: list[str]) -> None:
    text = "".join(words)
    for evidence in finding(text).evidence:
        assert evidence.span is not None
        assert 0 <= evidence.span.start < evidence.span.end <= len(text)
        assert evidence.quote == text[evidence.span.start : evidence.span.end]
