"""Figures of merit where every page carries a weight, and their bootstrap over sites."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
ROUNDS = 1_000
SEED = 20_261_122


def auc(labels: Array, scores: Array, weights: Array) -> float:
    """Area under the ROC curve, pages weighted, ties counting half; NaN where only one class is there.

    scikit-learn's figure, twenty times as fast: it is taken thousands of times over.
    """
    _, place = np.unique(scores, return_inverse=True)
    good = np.bincount(place, weights * labels)
    bad = np.bincount(place, weights * (1 - labels))
    pairs = good.sum() * bad.sum()
    return float(good @ (np.cumsum(bad) - bad / 2) / pairs) if pairs else float("nan")


def bootstrap(
    groups: Sequence[str], statistic: Callable[[NDArray[np.intp]], float], rounds: int = ROUNDS
) -> tuple[float, float]:
    """The 95 % interval of a statistic of page indices, sites drawn with replacement (Efron 1979)."""
    members: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        members.setdefault(group, []).append(index)
    sites = [np.array(pages) for pages in members.values()]
    random = np.random.default_rng(SEED)
    values = []
    for _ in range(rounds):
        drawn = np.concatenate([sites[i] for i in random.integers(0, len(sites), len(sites))])
        value = statistic(drawn)
        if not np.isnan(value):
            values.append(value)
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)
