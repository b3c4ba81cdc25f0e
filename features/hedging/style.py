"""The style of a passage: how much it reads like somebody's opinion, in a review for instance, and not like a report.

The scale is a table of words (Biber 1988: registers differ in how often ordinary words are used). The style around a
sentence is read from its words and those of its neighbours, so that one stray sentence does not change the register.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from features.document import Document
from features.hedging.cues import CONTRACTED, MEMORY, form

NEIGHBOURS = 3  # sentences on either side of a cue's own
_STEP, _LIMIT = 3.0, 1.5
_SUFFIXES = ("'s", "'m", "'re", "'ve", "'ll", "'d", "n't")


class _Weights(dict[str, float]):
    """Weights of words; a word without one is remembered with 0 when met, up to a bound, to sum at full speed."""

    def __missing__(self, word: str) -> float:
        if len(self) < MEMORY:
            self[word] = 0.0
        return 0.0


@dataclass(frozen=True, slots=True)
class Style:
    """The weights of words, and what is added to every passage."""

    words: _Weights
    bias: float

    @classmethod
    def of(cls, table: Mapping[str, float], bias: float) -> Style:
        """From the weights of plain words; contractions count as the word they begin with."""
        contracted = {word + suffix: table[word] for word in CONTRACTED & table.keys() for suffix in _SUFFIXES}
        return cls(_Weights({**table, **contracted}), bias)

    def total(self, words: Iterable[str]) -> float:
        """The summed weights of words as they stand in a text."""
        return sum(map(self.words.__getitem__, words))

    def scale(self, total: float, length: int) -> float:
        """How opinionated a passage of so many words is whose weights sum to `total`, -1.5 to 1.5."""
        value = (total / math.sqrt(length + 4.0) + self.bias) / _STEP
        return min(_LIMIT, max(-_LIMIT, value))

    def of_words(self, words: list[str]) -> float:
        """How opinionated a passage is that consists of these words."""
        return self.scale(self.total(words), len(words))


class Passages:
    """How opinionated a document is around each of its sentences."""

    __slots__ = ("_known", "_lengths", "_style", "_totals")

    def __init__(self, style: Style, document: Document) -> None:
        total, sentences = style.total, document.sentences
        self._style = style
        self._totals = [0.0, *accumulate([total(sentence.words) for sentence in sentences])]
        self._lengths = [0, *accumulate([len(sentence.words) for sentence in sentences])]
        self._known: dict[int, float] = {}

    def around(self, number: int) -> float:
        """How opinionated the passage around a sentence is, -1.5 to 1.5."""
        if number not in self._known:
            first, end = max(0, number - NEIGHBOURS), min(len(self._totals) - 1, number + NEIGHBOURS + 1)
            total, length = self._totals[end] - self._totals[first], self._lengths[end] - self._lengths[first]
            self._known[number] = self._style.scale(total, length)
        return self._known[number]


def learnable(words: Iterable[str]) -> list[str]:
    """The words of a text that can carry style: no figures, no fragments of contractions, no possessives."""
    return [word for word in map(form, words) if word and word != "0"]
