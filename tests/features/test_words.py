"""Words are read fast where a text has no foreign letters, and are the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.folding import fold
from features.words import WORD, reader

texts = st.text(st.one_of(st.sampled_from("ab0_'- .,–é²’"), st.characters(exclude_categories=["Cs"])), max_size=60)


@given(texts, st.data())
def test_a_stretch_has_the_words_that_the_pattern_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert reader(text)(start, end) == WORD.findall(text, start, end)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it's a low-fat, 'sugar-free' café—menu", ["it's", "a", "low-fat", "sugar-free", "café", "menu"]),
        ("-5 to - 10; rock'n'roll '90s snake_case", ["5", "to", "10", "rock'n'roll", "90s", "snake_case"]),
        ("double--dash and o''clock", ["double", "dash", "and", "o", "clock"]),
        ("“curly” 3½ naïve-looking", ["curly", "3½", "naïve-looking"]),
        ("", []),
    ],
)
def test_a_word_may_hold_a_hyphen_or_an_apostrophe(text: str, words: list[str]) -> None:
    assert reader(text)(0, len(text)) == words


@given(st.text(st.characters(min_codepoint=33, exclude_categories=["Cs", "Cf", "Cc", "Mn", "Zs", "Zl", "Zp"])))
def test_a_character_is_read_alike_wherever_it_stands(text: str) -> None:
    together = fold(text)
    assert list(together.plain) == [fold(text[together.origin(i)]).plain for i in range(len(together.plain))]
