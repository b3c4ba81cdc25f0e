"""Shouted words are read as the same words in small letters; names and acronyms keep their capitals."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import Article
from features import EXTRACTORS, Document
from features.capitals import unshouted

PAGE = (
    "A guide to garden sheds\n\n"
    "Our award-winning sheds are the best choice for any garden. The timber may last for thirty years. Holt, a "
    "carpenter in Dover, says that the roof could need paint. Studies show that dry sheds are always safe.\n\n"
    "Order your shed online today and get free delivery. Some doubt remains, and more research is needed."
)


@pytest.mark.parametrize(
    ("shouted", "read"),
    [
        ("This is A BREAKTHROUGH that MAY help.", "This is a breakthrough that may help."),
        ("They came late. CALL NOW for a place.", "They came late. Call now for a place."),
        ("ORDER YOUR KETTLE TODAY\nIt boils.", "Order your kettle today\nIt boils."),
        ("We sell kettles, and THE FDA PROVED it.", "We sell kettles, and the FDA proved it."),
        ("Mr Holt says THE BEST OF HOLT SHEDS are sold.", "Mr Holt says the best of Holt sheds are sold."),
        ("Any vitamin helps, but THE BEST VITAMIN C is ours.", "Any vitamin helps, but the best vitamin C is ours."),
        ("It is open FROM MAY 12 on.", "It is open from May 12 on."),
        ("It is SOMETHING\nFOR EVERYONE in the family.", "It is something\nfor everyone in the family."),
    ],
)
def test_shouted_words_are_read_in_small_letters(shouted: str, read: str) -> None:
    assert unshouted(shouted) == read


@pytest.mark.parametrize(
    "text",
    [
        "The FDA and the WHO asked NASA and the EU.",
        "By JOHN SMITH, MD",
        "The US, UK and FRG signed. AIDS is on the list.",
        "Call 1-800 BUY NOW or 1-800-BUY-NOW.",
        "See www.FREE.com/NEW and write to BEST@example.org.",
        "SMITH J, JONES KL. Kettles and their seams.",
    ],
)
def test_names_acronyms_numbers_and_addresses_keep_their_capitals(text: str) -> None:
    assert unshouted(text) == text


@given(
    st.lists(st.sampled_from(["FREE", "NOW", "a", "B", "I", "İ", "MAY", "Holt", "9", ".", ",", "\n", "-", "'", '"']))
)
def test_every_offset_stays(pieces: list[str]) -> None:
    text = " ".join(pieces)
    read = unshouted(text)
    assert len(read) == len(text)
    assert read.lower() == text.lower()


def test_the_case_of_promotion_and_hedges_changes_no_value() -> None:
    document = Document.read(Article.from_text(PAGE))
    letters = list(PAGE)
    for extractor in EXTRACTORS:
        for evidence in extractor.extract(document).evidence:
            if evidence.signal in ("promotion", "hedging") and evidence.span is not None:
                place = slice(evidence.span.start, evidence.span.end)
                letters[place] = "".join(letters[place]).upper()
    loud = "".join(letters)
    assert loud != PAGE
    for extractor in EXTRACTORS:
        if extractor.name != "readability":
            shouted = Document.read(Article.from_text(loud))
            assert extractor.extract(shouted).values == extractor.extract(document).values


@pytest.mark.parametrize("piece", ["FREE NOW! ", "FREE\n", "A ", "A'", 'A, "', "A-", "FREE & A: ", "x FREE\nNOW"])
def test_time_is_linear_in_the_length(piece: str) -> None:
    start = time.perf_counter()
    unshouted(piece * (400_000 // len(piece)))
    assert time.perf_counter() - start < 5
