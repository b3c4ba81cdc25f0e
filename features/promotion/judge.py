"""The judge of promotion: a logistic regression over what stands around a word, whose weights are data (`judge.json`).

Log-odds = a bias, plus the weights of the keys around the word (`imperatives.context`, `puffery.context`), plus, for
calls to action, those of the words of its sentence. Trained by `python -m features.promotion.train CORPORA_FOLDER`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from features import weights

CALLS, PRAISE = "calls", "praise"
SUBJECTS = (CALLS, PRAISE)


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of one subject: calls to action, or praise."""

    bias: float
    keys: Mapping[str, float]
    words: Mapping[str, float]

    def odds(self, keys: Iterable[str]) -> float:
        """Log-odds that a word with these keys around it is promotion."""
        return sum(map(self.keys.get, keys, repeat(0.0)), self.bias)

    def odds_of_words(self, words: Iterable[str]) -> float:
        """What the words of the sentence add to them, each counted once."""
        return math.fsum(map(self.words.__getitem__, self.words.keys() & words))  # exact: a set has no order to add in


@cache
def shipped() -> dict[str, Judge]:
    """The judges with the weights in the package, by subject.

    Raises:
        WeightsError: when the file is not what was trained.
    """
    return {subject: Judge(**kept) for subject, kept in weights.shipped("promotion").items()}
