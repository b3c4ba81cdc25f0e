"""From a fitted model to a score that means something: calibrated, with an interval for a reader's grade."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from scoring.fit import Array, Fitted, Penalty, fit, site_weights
from scoring.folds import BASE, additive, by_site, held_out, log_odds, mean_auc, of_base, out_of_fold, usable
from scoring.model import sigmoid
from scoring.table import Row

GRID = tuple(Penalty(c, prior) for prior in (0.5, 1.0, 2.0) for c in (0.3, 1.0, 3.0))
ALIKE = 0.01  # differences of the mean AUC below this are noise: half of its standard error
UNPENALISED = 1e6
COVERAGE = 0.8


def choose(rows: Sequence[Row]) -> Penalty:
    """The penalty by leaving topics, sites and sets out.

    Of those as good as the best the ones that trust published signs most, and of these the strongest: the rule of one
    standard error (Hastie, Tibshirani & Friedman 2009, 7.10), which keeps every single feature's reach small.
    """
    means = {penalty: mean_auc(held_out(rows, additive(penalty))) for penalty in GRID}
    best = max(means.values())
    return max((p for p in GRID if means[p] >= best - ALIKE), key=lambda p: (p.prior, -p.c))


def straight(z: Array, labels: Array, weights: Array) -> tuple[float, float]:
    """Intercept and slope of the line in z that makes its log-odds calibrated (Platt 1999; Cox 1958)."""
    with threadpool_limits(limits=1):
        line = LogisticRegression(C=UNPENALISED, tol=1e-10).fit(z[:, None], labels, sample_weight=weights)
    return float(line.intercept_[0]), float(line.coef_[0][0])


def calibrated(penalty: Penalty) -> Callable[[Sequence[Row]], Fitted]:
    """How to fit a model whose log-odds are calibrated on sites of the base set that it has not seen."""

    def model(rows: Sequence[Row]) -> Fitted:
        labelled = usable(rows)
        base, others = of_base(labelled)
        seen = out_of_fold("calibration", base, by_site(base), log_odds(lambda train: fit(train, penalty)), others)
        return fit(labelled, penalty).stretched(*straight(seen.scores, seen.labels, site_weights(seen.rows)))

    return model


def grade_interval(rows: Sequence[Row], penalty: Penalty) -> dict[str, float]:
    """The centre (intercept, slope in the score) and half-width of the 80 % interval for a reader's grade, in points.

    Split conformal (Lei et al. 2018) on out-of-fold scores, no site in both parts: the half-width is the quantile of
    the distances of the grades from a line through them, each site counting once. Pages graded in the middle, which
    have no label, count as well.
    """
    base = [row for row in rows if row.corpus == BASE and row.grade is not None and row.rated]
    others = of_base(usable(rows))[1]
    # The line that calibrates is so near to the identity that grades are set against plain log-odds, stretched once.
    seen = out_of_fold("grades", base, by_site(base), log_odds(lambda train: fit(usable(train), penalty)), others)
    labelled = np.array([row.label is not None for row in seen.rows])
    known = [row for row in seen.rows if row.label is not None]
    intercept, slope = straight(
        seen.scores[labelled], np.array([row.label for row in known], dtype=float), site_weights(known)
    )
    scores = np.array([100 * sigmoid(intercept + slope * z) for z in seen.scores])
    grades = np.array([100 * (row.grade or 0.0) for row in seen.rows])
    weight = site_weights(seen.rows)
    gain, start = np.polyfit(scores, grades, 1, w=np.sqrt(weight))
    distance = np.abs(grades - start - gain * scores)
    order = np.argsort(distance)
    share = np.cumsum(weight[order]) / (weight.sum() + 1)
    half = distance[order][min(int(np.searchsorted(share, COVERAGE)), len(order) - 1)]
    return {"intercept": float(start), "slope": float(gain), "half_width": float(half)}
