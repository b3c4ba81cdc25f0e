"""The judge of promotion: a logistic regression over what stands around a word, whose weights are data (`judge.json`).

Log-odds = a bias, plus the weights of the keys around the word (`imperatives.context`, `puffery.context`), plus, for
calls to action, those of the words of its sentence. Trained by `python -m features.promotion.train CORPORA_FOLDER`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

FILE = "judge.json"
CALLS, PRAISE = "calls", "praise"
SUBJECTS = (CALLS, PRAISE)


class JudgeError(RuntimeError):
    """The judge's weights are damaged; train them again with `python -m features.promotion.train CORPORA_FOLDER`."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of one subject: calls to action, or praise."""

    bias: float
    keys: Mapping[str, float]
    words: Mapping[str, float]

    def odds(self, keys: Iterable[str]) -> float:
        """Log-odds that a word with these keys around it is promotion."""
        weight, total = self.keys.get, self.bias
        for key in keys:
            total += weight(key, 0.0)
        return total

    def odds_of_words(self, words: Iterable[str]) -> float:
        """What the words of the sentence add to them, each counted once."""
        weight, total = self.words.get, 0.0
        for word in set(words):
            total += weight(word, 0.0)
        return total


def checksum(weights: Mapping[str, Any]) -> str:
    """SHA-256 over the weights, in hex."""
    return hashlib.sha256(json.dumps(weights, sort_keys=True).encode()).hexdigest()


def read(raw: str) -> dict[str, Judge]:
    """The judges of all subjects from the text of `judge.json`.

    Raises:
        JudgeError: when the text is not what was trained.
    """
    kept = json.loads(raw)
    if checksum(kept["weights"]) != kept["checksum"]:
        raise JudgeError(f"{FILE} does not match its checksum; run python -m features.promotion.train CORPORA_FOLDER")
    return {subject: Judge(**weights) for subject, weights in kept["weights"].items()}


@cache
def shipped() -> dict[str, Judge]:
    """The judges with the weights in the package, by subject.

    Raises:
        JudgeError: when the file is not what was trained.
    """
    return read(resources.files("features").joinpath("promotion", FILE).read_text("utf-8"))
