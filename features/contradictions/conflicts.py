"""From claims to the pairs of them that contradict each other: candidates first, then the judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from features.contradictions.candidates import MAX_PAIRS, candidate_pairs
from features.contradictions.circumstances import comparable
from features.contradictions.claims import Claim
from features.contradictions.rules import Conflict, judge


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims, by their places in the list given, and the conflict between them."""

    first: int
    second: int
    conflict: Conflict


def contradictions(
    found: Sequence[Claim], most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[Contradiction]:
    """The contradictions among claims, the strongest first; with `groups`, between different groups only.

    At most `most` candidate pairs are judged.
    """
    hits = [
        Contradiction(first, second, conflict)
        for first, second, _ in candidate_pairs(found, most, groups)
        if (conflict := judge(found[first], found[second])) is not None and comparable(found[first], found[second])
    ]
    return sorted(hits, key=lambda hit: (-hit.conflict.strength, hit.first, hit.second))
