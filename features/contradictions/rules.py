"""Explicit conflicts between two claims about the same thing: a denial, an antonym, or another number.

After the kinds of conflict of de Marneffe, Rafferty and Manning (2008), "Finding contradictions in text". The rules are
strict: a false alarm costs more trust than a miss.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from features.contradictions.claims import Claim, Negation
from features.contradictions.stems import stem
from features.lexicon import pairs

MIN_FRAME = 0.6  # share of the shorter claim's stems that the other has too
MIN_FIGURE_CONTENT = 3  # stems that two statements with different figures have to share


_RANGE = re.compile(r"\d[^\w.,;]{0,3}(?:-|\bto\b|\band\b)[^\w.,;]{0,3}\d")


@dataclass(frozen=True, slots=True)
class Conflict:
    """How two claims conflict, how surely (0 to 1), and why, in a sentence."""

    kind: str
    strength: float
    reason: str


@cache
def antonyms() -> dict[str, frozenset[str]]:
    """Stem -> the stems of its antonyms, both ways."""
    table: dict[str, set[str]] = defaultdict(set)
    for word, opposite in pairs("antonyms"):
        table[stem(word)].add(stem(opposite))
        table[stem(opposite)].add(stem(word))
    return {word: frozenset(opposites) for word, opposites in table.items()}


@cache
def amounts() -> frozenset[str]:
    """Stems of words that count anything, and name nothing."""
    return frozenset(map(stem, "total million billion thousand hundred dozen percent dollars".split()))


def judge(a: Claim, b: Claim) -> Conflict | None:
    """The conflict between two claims, or None."""
    if a.conditional or b.conditional or a.hedged or b.hedged:
        return None
    return _polarity(a, b) or _polarity(b, a) or _antonym(a, b) or _number(a, b)


def _polarity(a: Claim, b: Claim) -> Conflict | None:
    """`a` denies of a subject what `b` says of it."""
    for negation in a.negations:
        scope = frozenset(negation.scope)
        if scope & b.denied or not scope <= b.content or b.negations:
            continue
        if negation.predicate:
            if not _same_quality(negation, b):
                continue
        elif len(scope) < 2 or not _in_order(negation.scope, b.order) or not _same_subject(negation, b):
            continue
        extra, missing = len(b.content - a.content), len(a.content - b.content)
        if max(extra, missing) > 2 * len(scope) + 3:
            continue
        strength = 0.9 - 0.03 * extra
        return Conflict("polarity", strength, denial(map(a.written.__getitem__, negation.scope)))
    return None


def denial(words: Iterable[str]) -> str:
    """The reason for a conflict in which one side denies some words."""
    return "One statement denies what the other says: " + " ".join(words)


def figures(first: str, second: str) -> str:
    """The reason for a conflict between two figures."""
    return f"The same statement with two figures: {first} and {second}"


def _same_quality(negation: Negation, b: Claim) -> bool:
    """Whether `b` says of the same thing that it has the quality: "X is (very) Q"."""
    quality = negation.scope[0]
    return b.is_a and quality in b.order[1:3] and b.order[0] == negation.nearest


def _in_order(scope: tuple[str, ...], order: tuple[str, ...]) -> bool:
    """Whether the denied words stand in the claim in their order, two of them side by side, three or more near."""
    reach = len(scope) + (1 if len(scope) == 2 else 2 * len(scope))
    for start, word in enumerate(order):
        if word == scope[0]:
            window = iter(order[start : start + reach])
            if all(part in window for part in scope):
                return True
    return False


def _same_subject(negation: Negation, b: Claim) -> bool:
    """Whether what stands first in `b` is what the denied thing is said of."""
    before = []
    for word in b.order:
        if word in negation.scope:
            break
        before.append(word)
    head = set(before) or set(b.order[:1])
    return bool(head & negation.subject)


def _antonym(a: Claim, b: Claim) -> Conflict | None:
    if bool(a.negations) or bool(b.negations) or a.numbers != b.numbers:
        return None
    only_a, only_b = a.content - b.content, b.content - a.content
    if min(len(a.content), len(b.content)) < 3 or max(len(only_a), len(only_b)) > 3 or frame(a, b) < MIN_FRAME:
        return None
    table = antonyms()
    for word in only_a:
        opposite = table.get(word, frozenset()) & only_b
        if opposite and a.order[0] == b.order[0]:
            words = f"{a.written[word]} against {b.written[min(opposite)]}"
            return Conflict("antonym", 0.8, f"The statements differ in one word: {words}")
    return None


def _number(a: Claim, b: Claim) -> Conflict | None:
    only_a, only_b = a.numbers - b.numbers, b.numbers - a.numbers
    if len(only_a) != 1 or len(only_b) != 1 or a.negations != b.negations:
        return None
    if (
        a.content != b.content
        or len(a.content - amounts()) < MIN_FIGURE_CONTENT
        or not a.finite
        or a.deictic
        or b.deictic
    ):
        return None
    if a.numbers & b.numbers and _RANGE.search(a.text) and _RANGE.search(b.text):  # ranges that meet
        return None
    first, second = min(only_a), min(only_b)
    return Conflict("number", 0.7, figures(first, second))


def frame(a: Claim, b: Claim) -> float:
    """The share of the shorter claim's stems that the other has too."""
    return len(a.content & b.content) / min(len(a.content), len(b.content))
