"""Blocks, sentences and words of a document."""

from __future__ import annotations

import pytest

from data import Article
from features import Document


def kinds(text: str) -> list[tuple[str, str]]:
    document = Document.read(Article.from_text(text))
    return [(block.kind, document.plain[block.start : block.end]) for block in document.blocks]


def sentences(text: str) -> list[str]:
    document = Document.read(Article.from_text(text))
    return [document.plain[s.start : s.end] for s in document.sentences]


def test_headings_paragraphs_items_and_menus_are_told_apart() -> None:
    page = (
        "Home\nAbout us\nServices\nContact\n\nWhat is a fever\n\n"
        "A fever is a raised body temperature. It is common in children.\n\n- rest in bed\n- drink enough water"
    )
    assert [kind for kind, _ in kinds(page)] == ["navigation"] * 4 + ["heading", "paragraph", "item", "item"]


def test_a_cell_that_holds_a_sentence_is_no_menu() -> None:
    page = "| Home | Prices |\n| I can walk again! |\n| Sign in | Help |"
    assert [kind for kind, _ in kinds(page)] == ["navigation", "row", "navigation"]


def test_a_line_that_begins_in_lower_case_goes_on_with_the_one_before() -> None:
    assert sentences("The clinic opened in the spring\nand closed in the autumn.") == [
        "The clinic opened in the spring and closed in the autumn."
    ]


def test_text_wrapped_at_a_column_is_read_as_paragraphs() -> None:
    wrapped = "\n".join(
        [
            "The committee met on Tuesday to hear evidence about the bridge, which",
            "Mr Harlow of the county surveyor's office said would need new bearings",
            "Before the winter. The cost was put at two million, a figure which the",
            "Treasurer disputed at some length, and which the members agreed to look",
            "At again when the engineers had finished their report on the east side.",
        ]
    )
    assert len(kinds(wrapped)) == 1


def test_abbreviations_and_figures_do_not_end_a_sentence() -> None:
    assert len(sentences("Dr. Ames of St. Mary's gave 2.5 mg to each of the patients. They slept.")) == 2


@pytest.mark.parametrize("last", ["cancer", "month", "free", "sleep", "low", "chest", "or so"])
def test_a_plain_word_ends_a_sentence_though_a_rare_one_comes_next(last: str) -> None:
    assert len(sentences(f"It had not changed their view of {last}. Vitamin tablets were handed out as before.")) == 2


@pytest.mark.parametrize(
    "short", ["vs. Harlow", "(Marsh et al. Annals of Glass, vol. 3)", "eds. Harbour Press", "4 oz. Jar"]
)
def test_a_capital_after_an_abbreviation_begins_no_sentence(short: str) -> None:
    assert len(sentences(f"They compared the old one with {short} and with nothing else.")) == 1


def test_a_sentence_ends_where_the_blank_was_lost() -> None:
    assert len(sentences("We looked at new treatments.It is too early to tell.")) == 2


def test_spans_lead_back_to_the_untouched_text() -> None:
    text = "😀 Caf\u0301e\u00a0 \u200b“Ring\u00ad us”\r\nnow 👍🏽."
    document = Document.read(Article.from_text(text))
    start = document.low.index("ring us")
    evidence = document.mark("promotion.cta", start, start + len("ring us"))
    assert evidence.quote == "Ring\u00ad us"
    assert evidence.span is not None
    assert text[evidence.span.start : evidence.span.end] == evidence.quote


def test_words_are_counted_once_each() -> None:
    assert Document.read(Article.from_text("It's a well-known fact: 3 of 10.\n\n* * *\n\nYes!")).word_count == 8


def test_a_text_of_blanks_and_one_of_signs_have_no_words() -> None:
    for text in ("\u200b \n", "!!! ... ***"):
        assert Document.read(Article(text=text, id="x")).word_count == 0
