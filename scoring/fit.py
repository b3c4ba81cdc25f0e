"""Fitting the model: logistic regression with signs, each site counting once, an intercept of its own for every set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from features.registry import FEATURES
from scoring.table import Row
from scoring.vector import transform

Array = NDArray[np.float64]
MAX_ITERATIONS = 5_000
FREE = 10.0  # scale of the columns that tell the sets apart: large, so that the penalty leaves base rates alone


@dataclass(frozen=True, slots=True)
class Penalty:
    """`c` is scikit-learn's inverse strength of the L2 penalty, `prior` how many sites a published sign weighs."""

    c: float
    prior: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """z = offset(set) + weights . (x - means), x the transformed values; `estimator` is scikit-learn's own."""

    weights: Array
    means: Array
    offsets: dict[str, float]
    kept: tuple[int, ...]
    estimator: LogisticRegression

    def z(self, x: Array, corpus: str) -> Array:
        """Log-odds at the base rate of a set."""
        return np.asarray(self.offsets[corpus] + (x - self.means) @ self.weights)

    def stretched(self, intercept: float, slope: float) -> Fitted:
        """The same model with z replaced by intercept + slope * z, which keeps its addends exact."""
        offsets = {corpus: intercept + slope * offset for corpus, offset in self.offsets.items()}
        return replace(self, weights=slope * self.weights, offsets=offsets)


def matrix(rows: Sequence[Row]) -> Array:
    """Transformed values, one row a page, columns in the order of the schema."""
    return np.array([transform(row.values) for row in rows], dtype=float)


def site_weights(rows: Sequence[Row]) -> Array:
    """Weights that let each site count once, scaled so that they add up to the number of sites."""
    pages = Counter((row.corpus, row.group) for row in rows)
    return np.array([1.0 / pages[row.corpus, row.group] for row in rows])


def _expected(signs: NDArray[np.int_], width: int) -> tuple[Array, NDArray[np.int_]]:
    """Pages as research expects them: for every signed column one that has it in full, and one that lacks it as much.

    A prior by data augmentation (Bedrick, Christensen & Johnson 1996; Greenland 2007): where the labelled pages say
    little of a signal, the published sign does.
    """
    signed = np.flatnonzero(signs)
    pages = np.zeros((len(signed), width))
    pages[np.arange(len(signed)), signed] = 1.0
    return np.vstack([pages, -pages]), np.concatenate([signs[signed] > 0, signs[signed] < 0]).astype(int)


def fit(rows: Sequence[Row], penalty: Penalty, left_out: frozenset[str] = frozenset()) -> Fitted:
    """The model on labelled rows, without the features named in `left_out`.

    Features whose weight comes out against their published sign are taken out, the worst first, and the rest fitted
    again, so that every weight that remains has the sign that research gives it.
    """
    x, y, weight = matrix(rows), np.array([row.label for row in rows]), site_weights(rows)
    means = np.average(x, axis=0, weights=weight)
    corpora = sorted({row.corpus for row in rows})
    dummies = np.array([[FREE * (row.corpus == corpus) for corpus in corpora[1:]] for row in rows]).reshape(
        len(rows), -1
    )
    signs = np.array([feature.sign for feature in FEATURES])
    kept = [
        index
        for index, feature in enumerate(FEATURES)
        if feature.scored and feature.name not in left_out and np.ptp(x[:, index]) > 0
    ]
    while True:
        estimator = LogisticRegression(C=penalty.c, max_iter=MAX_ITERATIONS, tol=1e-10)
        columns = (x - means)[:, kept] if kept else np.zeros((len(rows), 1))  # scikit-learn fits no intercept alone
        seen = np.hstack([columns, dummies])
        expected, expected_labels = _expected(signs[kept], seen.shape[1])
        with threadpool_limits(limits=1):  # so small a matrix takes several threads ten times as long
            estimator.fit(
                np.vstack([seen, expected]),
                np.concatenate([y, expected_labels]),
                sample_weight=np.concatenate([weight, np.full(len(expected), penalty.prior)]),
            )
        coefficients = estimator.coef_[0][: len(kept)]
        against = coefficients * signs[kept]
        if not len(kept) or against.min() >= 0:
            break
        kept.pop(int(against.argmin()))
    weights = np.zeros(x.shape[1])
    weights[kept] = coefficients
    shifts = [0.0, *(FREE * estimator.coef_[0][columns.shape[1] :])]
    offsets = {corpus: float(estimator.intercept_[0] + shift) for corpus, shift in zip(corpora, shifts, strict=True)}
    return Fitted(weights, means, offsets, tuple(kept), estimator)
