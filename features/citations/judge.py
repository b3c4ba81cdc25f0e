"""The judges of attributions and statistics in their context: logistic regressions whose weights are data.

What is seen of a candidate comes in views, each a name and some values; a view counts by all its `COMBINATIONS`.
Trained by `python -m features.citations.train CORPORA_FOLDER` on marked pages.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from features import weights
from features.memo import Memo

REMEMBERED = 100_000  # views

View = tuple[str, ...]

# Which of a view's values are weighed together; a view that is not listed counts as a whole.
COMBINATIONS: dict[str, tuple[tuple[int, ...], ...]] = {
    "source": ((1, 2), (1, 2, 3), (1, 2, 4), (2, 4), (2, 4, 3), (3,)),
    "verb": ((2,), (1, 2), (1, 2, 3), (2, 5), (3, 1), (3, 4), (2, 3)),
    "follow": ((1,), (1, 2), (1, 3), (1, 4)),
    "auxiliary": ((1, 3), (2, 3)),
    "distance": ((1, 3), (1, 2, 3)),
    "block": ((1,), (1, 2)),
    "left": ((1,), (1, 2)),
    "right": ((1,), (1, 2)),
    "about": ((1,), (1, 2)),
    "clause": ((1,), (1, 2)),
    "near": ((1,), (1, 2)),
    "nothing": ((), (1,)),
}


def names_of(view: View) -> list[str]:
    """The names of the weights that a view counts by."""
    combinations = COMBINATIONS.get(view[0])
    if combinations is None:
        return [" ".join(view)]
    return [f"{view[0]}{''.join(map(str, places))} {' '.join([view[i] for i in places])}" for places in combinations]


class Judge:
    """Log-odds that a candidate is what it looks like: a sum over its views, each remembered once it is known."""

    def __init__(self, weights: Mapping[str, float], bias: float) -> None:
        self.weights, self.bias = weights, bias
        self._known = Memo(self._weight, REMEMBERED)

    def odds(self, views: Iterable[View]) -> float:
        """Positive where the candidate is accepted; views need no order, since the sum is exact."""
        return math.fsum((self.bias, *map(self._known.__getitem__, views)))

    def _weight(self, view: View) -> float:
        return self.odds_of(names_of(view)) - self.bias

    def odds_of(self, names: Iterable[str]) -> float:
        """The same from the names of weights."""
        return sum([self.weights.get(name, 0.0) for name in names], self.bias)


@cache
def shipped(name: str) -> Judge:
    """The judge of that name (`attribution`, `statistic`) with the weights in the package.

    Raises:
        WeightsError: when the file is not what was trained.
    """
    table = weights.shipped("citations")[name]
    return Judge(table["context"], table["bias"])
