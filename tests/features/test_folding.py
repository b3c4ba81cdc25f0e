"""The plain reading of a text and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import Article
from features import Document
from features.folding import fold

texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(" \t\r\n\u00a0\u00ad\u200b\u202e\ufeff\u0301’“”–—İßǰ😀²①ﬁ"),
    ),
    max_size=200,
)


@given(texts)
def test_every_plain_character_comes_from_a_place_in_the_text(text: str) -> None:
    folded = fold(text)
    origins = [folded.origin(i) for i in range(len(folded.plain))]
    assert origins == sorted(set(origins))
    assert all(0 <= origin < len(text) for origin in origins)
    assert [folded.plain_offset(origin) for origin in origins] == list(range(len(origins)))


@given(texts)
def test_lower_case_keeps_every_offset(text: str) -> None:
    if not text.strip():
        return
    document = Document.read(Article.from_text(text))
    assert len(document.low) == len(document.plain)


@given(st.text(st.characters(max_codepoint=127, exclude_characters="\t\r\x0b\x0c "), max_size=80))
def test_plain_ascii_is_left_alone(text: str) -> None:
    assert fold(text).plain == text


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("C\u0430ll n\u043ew", "Call now"),  # Cyrillic a and o
        ("c\u200ba\u00adll", "call"),
        ("call\u00a0now", "call now"),
        ("call   now", "call now"),
        ("“don’t”", '"don\'t"'),
        ("１８００", "1800"),
        ("cafe\u0301", "cafe"),
        ("café", "cafe"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("disease²", "disease²"),
    ],
)
def test_disguises_are_folded_away(disguised: str, plain: str) -> None:
    assert fold(disguised).plain == plain


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cs", "Cc"]), max_size=60))
def test_composed_and_decomposed_forms_read_the_same(text: str) -> None:
    composed = fold(unicodedata.normalize("NFC", text)).plain
    assert fold(unicodedata.normalize("NFD", text)).plain == composed
