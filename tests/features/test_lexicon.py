"""The search for phrases against a plain one, phrase by phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.lexicon import names, phrases, scan

PIECES = [
    "free", "for free", "risk-free", "risk free", "money back", "money-back", "50% off", "off", "up to", "may",
    "may not", "can't", "as soon as possible", "possible", "é", "ж", "s", " ", "  ", "-", "'", ".", "%", "$", "\n", "_",
    "9",
]  # fmt: skip


def is_part(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return (text[start].isalnum() and before.isalnum()) or (text[end - 1].isalnum() and after.isalnum())


def plain_search(lexicon: str, text: str) -> list[tuple[int, int]]:
    found = [
        (at, -(at + len(phrase)))
        for phrase in phrases(lexicon)
        for at in range(len(text))
        if text.startswith(phrase, at) and not is_part(text, at, at + len(phrase))
    ]
    kept: list[tuple[int, int]] = []
    for start, minus_end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, -minus_end))
    return kept


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@pytest.mark.parametrize("lexicon", ["promotion_offer", "hedging_cues"])
def test_the_search_for_all_phrases_at_once_finds_what_a_plain_one_finds(lexicon: str, text: str) -> None:
    assert [(hit.start, hit.end) for hit in scan(text)[lexicon]] == plain_search(lexicon, text)


def test_every_phrase_is_found_where_it_stands_alone() -> None:
    for lexicon in names():
        for phrase, tag in phrases(lexicon).items():
            assert (0, len(phrase), phrase, tag) in scan(phrase)[lexicon], (lexicon, phrase)


def test_letters_beyond_ascii_make_a_longer_word() -> None:
    assert not scan("жfree")["promotion_offer"]
    assert scan("ж free")["promotion_offer"]
