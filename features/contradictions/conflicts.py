"""From claims to the pairs of them that contradict each other, by the detector asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from features.contradictions import judgement
from features.contradictions.candidates import MAX_PAIRS, candidate_pairs
from features.contradictions.circumstances import comparable
from features.contradictions.claims import Claim
from features.contradictions.rules import Conflict, judge
from features.contradictions.suspicion import suspicious


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims, by their places in the list given, and the conflict between them."""

    first: int
    second: int
    conflict: Conflict


def contradictions(
    found: Sequence[Claim], detector: str, most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[Contradiction]:
    """The contradictions among claims, the strongest first; with `groups`, between different groups only.

    Of those that are about as strong as each other that comes first which stands first.

    At most `most` candidate pairs are judged: by the rules alone (`fast`), or by the model and the rules (`deep`).

    Raises:
        DetectorError: when the model of the deep detector is missing or altered.
    """
    if detector == "deep":
        conflicts = judgement.conflicts(found, most, groups)
    elif not suspicious(found):
        return []
    else:
        conflicts = [
            (first, second, conflict)
            for first, second, _ in candidate_pairs(found, most, groups)
            if (conflict := judge(found[first], found[second])) is not None and comparable(found[first], found[second])
        ]
    hits = [Contradiction(first, second, conflict) for first, second, conflict in conflicts]
    return sorted(hits, key=lambda hit: (-round(hit.conflict.strength, 1), hit.first, hit.second))
