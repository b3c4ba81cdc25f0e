"""The style of a passage: how much it reads like one register, an opinion or the news for instance, and not others.

The scale is a table of words (Biber 1988: registers differ in how often ordinary words are used). The style around a
sentence is read from its words and those of its neighbours, so that one stray sentence does not change the register.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat

from features.document import Document
from features.hedging.cues import CONTRACTED, form

NEIGHBOURS = 3  # sentences on either side of a cue's own
_STEP, _LIMIT = 3.0, 1.5
_NOUGHTS = repeat(0.0)
_SUFFIXES = ("'s", "'m", "'re", "'ve", "'ll", "'d", "n't")


@dataclass(frozen=True, slots=True)
class Style:
    """The weights of words, and what is added to every passage."""

    words: Mapping[str, float]
    bias: float

    @classmethod
    def of(cls, table: Mapping[str, float], bias: float) -> Style:
        """From the weights of plain words; contractions count as the word they begin with."""
        contracted = {word + suffix: table[word] for word in CONTRACTED & table.keys() for suffix in _SUFFIXES}
        one = {weight: weight for weight in table.values()}  # equal weights as one number, for the processor's cache
        return cls({word: one[weight] for word, weight in {**table, **contracted}.items()}, bias)

    def total(self, words: Iterable[str]) -> float:
        """The summed weights of words as they stand in a text."""
        return sum(map(self.words.get, words, _NOUGHTS))

    def scale(self, total: float, length: int) -> float:
        """How much a passage of so many words is of the register whose weights sum to `total`, -1.5 to 1.5."""
        value = (total / math.sqrt(length + 4.0) + self.bias) / _STEP
        return min(_LIMIT, max(-_LIMIT, value))

    def of_words(self, words: list[str]) -> float:
        """How much a passage is of the register that consists of these words."""
        return self.scale(self.total(words), len(words))


class Passages:
    """How much a document is of a register around its sentences; it reads no more of them than it is asked for."""

    __slots__ = ("_known", "_sentences", "_style", "_totals")

    def __init__(self, style: Style, document: Document) -> None:
        self._style, self._sentences = style, document.sentences
        self._totals: list[float | None] = [None] * len(document.sentences)
        self._known: dict[int, float] = {}

    def around(self, number: int) -> float:
        """How much the passage around a sentence is of the register, -1.5 to 1.5."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._measured(number)
        return known

    def words(self, number: int) -> Iterator[list[str]]:
        """The words of a sentence and of its neighbours, sentence by sentence."""
        return (sentence.words for sentence in self._sentences[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1])

    def _measured(self, number: int) -> float:
        total, length, totals = 0.0, 0, self._totals
        first = max(0, number - NEIGHBOURS)
        for at, sentence in enumerate(self._sentences[first : number + NEIGHBOURS + 1], first):
            words = sentence.words
            length += len(words)
            part = totals[at]
            if part is None:
                part = totals[at] = self._style.total(words)
            total += part
        return self._style.scale(total, length)


def learnable(words: Iterable[str]) -> list[str]:
    """The words of a text that can carry style: no figures, no fragments of contractions, no possessives."""
    return [word for word in map(form, words) if word and word != "0"]
