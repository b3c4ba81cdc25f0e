"""How well what is found agrees with what a reader marked: for the trainers, which print it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap

from features.evidence import SAME, Span


@dataclass(frozen=True, slots=True)
class Passages:
    """What was found on one page, and the marks (start, end) of a reader there, certain and doubtful."""

    said: Sequence[Span]
    certain: Sequence[Sequence[int]]
    doubted: Sequence[Sequence[int]]


def matches(said: Sequence[Span], marks: Iterable[Sequence[int]]) -> int:
    """How many marks are found, each by one passage."""
    free = list(said)
    for mark in starmap(Span, marks):
        best = max(free, key=mark.shared, default=None)
        if best is not None and mark.shared(best) >= SAME:
            free.remove(best)
    return len(said) - len(free)


def by_passage(pages: Iterable[Passages]) -> str:
    """Passages against marks, one to one; what a doubtful mark covers is no false alarm."""
    hit = right = found = marked = 0
    for page in pages:
        hits = matches(page.said, page.certain)
        hit, marked, found = hit + hits, marked + len(page.certain), found + len(page.said)
        right += hits + min(len(page.said) - hits, matches(page.said, page.doubted))
    return f_measure(right / max(1, found), hit / max(1, marked), marked)


def f_measure(precision: float, recall: float, total: int) -> str:
    """Precision and recall with their harmonic mean, as the trainers print them."""
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} (n={total})"
