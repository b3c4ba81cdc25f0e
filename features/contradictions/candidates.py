"""Candidate pairs: claims about the same thing, the most alike first, without comparing all with all."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from features.contradictions.claims import Claim

MAX_PAIRS = 20
MAX_POSTINGS = 40  # claims a stem may occur in before it is too common to bring two of them together
MIN_SHARED = 2
MIN_LIKENESS = 0.25


def candidate_pairs(
    found: Sequence[Claim], most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[tuple[int, int, float]]:
    """At most `most` pairs of indices with their likeness, best first; with `groups`, of different groups only.

    Likeness is the weight of the shared stems over the weight of the shorter claim's, each stem weighted by its inverse
    document frequency (Sparck Jones 1972). Near-linear: each stem brings together a bounded number of claims.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(found):
        for word in claim.content:
            postings[word].append(index)
    linking = {word: where for word, where in postings.items() if 1 < len(where) <= MAX_POSTINGS}
    weight = {word: math.log(1 + len(found) / len(where)) for word, where in postings.items()}
    total = [sum(map(weight.__getitem__, claim.content)) for claim in found]
    likely = []
    for first, claim in enumerate(found):
        shared = Counter(chain.from_iterable(linking[word] for word in claim.content if word in linking))
        for second, count in shared.items():
            if second <= first or count < MIN_SHARED or (groups and groups[first] == groups[second]):
                continue
            other = found[second]
            if count < MIN_LIKENESS * min(len(claim.content), len(other.content)):
                continue
            common = sum(map(weight.__getitem__, claim.content & other.content))
            likeness = common / min(total[first], total[second])
            if likeness >= MIN_LIKENESS:
                likely.append((likeness, -first, -second))
    return [(-first, -second, likeness) for likeness, first, second in heapq.nlargest(most, likely)]
