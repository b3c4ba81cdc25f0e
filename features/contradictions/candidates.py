"""Candidate pairs: claims about the same thing, the most alike first, without comparing all with all."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence

from features.contradictions.claims import Claim

MAX_PAIRS = 20
MAX_POSTINGS = 40  # claims a stem may occur in before it is too common to bring two of them together
MIN_SHARED = 2
MIN_LIKENESS = 0.25


def candidate_pairs(found: Sequence[Claim], most: int = MAX_PAIRS) -> list[tuple[int, int, float]]:
    """At most `most` pairs of indices with their likeness, best first.

    Likeness is the weight of the shared stems over the weight of the shorter claim's, each stem weighted by its inverse
    document frequency (Sparck Jones 1972). Near-linear: each stem brings together a bounded number of claims.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(found):
        for word in claim.content:
            postings[word].append(index)
    weight = {word: math.log(1 + len(found) / len(where)) for word, where in postings.items()}
    shared: dict[tuple[int, int], float] = defaultdict(float)
    count: dict[tuple[int, int], int] = defaultdict(int)
    for word, where in postings.items():
        if 1 < len(where) <= MAX_POSTINGS:
            for at, first in enumerate(where):
                for second in where[at + 1 :]:
                    shared[first, second] += weight[word]
                    count[first, second] += 1
    total = [sum(weight[word] for word in claim.content) for claim in found]
    likely = []
    for (first, second), common in shared.items():
        if count[first, second] >= MIN_SHARED:
            likeness = common / min(total[first], total[second])
            if likeness >= MIN_LIKENESS:
                likely.append((likeness, -first, -second))
    return [(-first, -second, likeness) for likeness, first, second in heapq.nlargest(most, likely)]
