"""Candidate pairs: claims about the same thing, the most alike first, without comparing all with all."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from features.contradictions.claims import Claim

MAX_PAIRS = 20
MAX_POSTINGS = 100  # claims a stem may occur in before it is too common to bring two of them together
MAX_SHARE = 3  # times as many where articles are compared
MIN_SHARED = 2
MIN_LIKENESS = 0.25


def candidate_pairs(
    found: Sequence[Claim], most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[tuple[int, int, float]]:
    """At most `most` pairs of indices with their likeness, best first; with `groups`, of different groups only.

    Likeness is the weight of the shared stems, each weighted by its inverse document frequency (Sparck Jones 1972),
    over the weight of the shorter claim's. Near-linear: each stem brings together a bounded number of claims.
    """
    frequency = Counter(chain.from_iterable([claim.content for claim in found]))
    bound = MAX_POSTINGS * (min(len(set(groups)), MAX_SHARE) if groups else 1)
    postings: dict[str, list[int]] = {word: [] for word, count in frequency.items() if 1 < count <= bound}
    shareable = frozenset(postings)
    by_count = {count: math.log(1 + len(found) / count) for count in set(frequency.values())}
    weigh = {word: by_count[count] for word, count in frequency.items()}.__getitem__
    total = [math.fsum(map(weigh, claim.content)) for claim in found]
    likely = []
    for second, claim in enumerate(found):  # each meets those before it
        shared: dict[int, int] = {}
        for places in map(postings.__getitem__, claim.content & shareable):
            for first in places:
                shared[first] = shared.get(first, 0) + 1
            places.append(second)
        for first, count in shared.items():
            if count < MIN_SHARED or (groups and groups[first] == groups[second]):
                continue
            other = found[first]
            if count < MIN_LIKENESS * min(len(claim.content), len(other.content)):
                continue
            likeness = math.fsum(map(weigh, claim.content & other.content)) / min(total[first], total[second])
            if likeness >= MIN_LIKENESS:
                likely.append((likeness, -first, -second))
    return [(-first, -second, likeness) for likeness, first, second in heapq.nlargest(most, likely)]
