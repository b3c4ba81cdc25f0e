"""Can the number be believed? Calibration, intervals, bands and refusal on sites that the model has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scoring.calibration import calibrated, grade_interval, straight
from scoring.evaluation.figure import Figure, mean_of, over_sites
from scoring.fit import Array, Penalty, matrix, site_weights
from scoring.folds import BASE, Part, by_site, log_odds, of_base, out_of_fold, usable
from scoring.model import sigmoid, widened
from scoring.table import Row
from scoring.train import BANDS

REFUSED = (0.1, 0.2, 0.3, 0.4, 0.5)


def held_out_sites(rows: Sequence[Row], penalty: Penalty) -> Part:
    """Calibrated log-odds of the base set's pages, sites left out of fitting and of calibration alike."""
    base, others = of_base(rows)
    return out_of_fold(f"{BASE} by site", base, by_site(base), log_odds(calibrated(penalty)), others)


def probabilities(z: Array) -> Array:
    """Log-odds as probabilities."""
    return np.array([sigmoid(value) for value in z])


def calibration(rows: Sequence[Row], sites: Part, penalty: Penalty) -> Iterator[Figure]:
    """Slope and intercept of the observed in the predicted log-odds, and mean predicted minus observed."""
    base, others = of_base(rows)
    yield from _line(sites)
    rate, shift = _rate(base), _rate(others)
    z = calibrated(penalty)(base).z(matrix(others), BASE) + np.log(shift / (1 - shift)) - np.log(rate / (1 - rate))
    other = Part("sondhi_medical never seen", others, z)
    yield from _line(other, "after correction to its own base rate")
    both = Part("both together", [*sites.rows, *others], np.concatenate([sites.scores, z]))
    yield from _line(both, "every held-out site, after correction to the base rate of its set")


def _rate(rows: Sequence[Row]) -> float:
    return float(np.average([row.label or 0 for row in rows], weights=site_weights(rows)))


def _line(part: Part, note: str = "") -> Iterator[Figure]:
    labels, weights = part.labels, site_weights(part.rows)

    def line(pages: NDArray[np.intp], which: int) -> float:
        if len(set(labels[pages])) < 2:
            return float("nan")
        return straight(part.scores[pages], labels[pages], weights[pages])[which]

    yield over_sites("calibration", f"{part.name}: slope", part.rows, lambda pages: line(pages, 1), note)
    yield over_sites("calibration", f"{part.name}: intercept", part.rows, lambda pages: line(pages, 0), note)
    error = probabilities(part.scores) - labels
    yield mean_of("calibration", f"{part.name}: mean predicted minus observed", part.rows, error, note)


def bins(sites: Part) -> Iterator[Figure]:
    """The share of credible pages by fifths of the score's range, beside what was predicted."""
    score = 100 * probabilities(sites.scores)
    for low in range(0, 100, 20):
        inside = np.flatnonzero((score >= low) & (score < low + 20))
        if len(inside):
            part = sites.at(inside)
            predicted = np.average(score[inside], weights=site_weights(part.rows))
            name, note = f"score {low} to {low + 20}: share credible", f"{predicted / 100:.3f} predicted"
            yield mean_of("bins", name, part.rows, part.labels, note)


def coverage(rows: Sequence[Row], penalty: Penalty) -> Figure:
    """How often the 80 % interval holds the grade of a page of a site that was left out of everything."""
    graded = [row for row in rows if row.corpus == BASE and row.grade is not None and row.rated]
    others = of_base(usable(rows))[1]

    def inside(train: Sequence[Row], test: Sequence[Row]) -> Array:
        interval = grade_interval(train, penalty)
        grade = (interval["intercept"], interval["slope"], interval["half_width"])
        hits = []
        for row, z in zip(test, calibrated(penalty)(train).z(matrix(test), BASE), strict=True):
            low, high = widened(grade, 100 * sigmoid(z))
            hits.append(float(low <= 100 * (row.grade or 0.0) <= high))
        return np.array(hits)

    part = out_of_fold("intervals", graded, by_site(graded), inside, others)
    return mean_of("intervals", f"{BASE} by site: grades inside the 80 % interval", part.rows, part.scores)


def bands(sites: Part) -> Iterator[Figure]:
    """The share of credible pages in every band, and of pages that fall into it."""
    score, weights = 100 * probabilities(sites.scores), site_weights(sites.rows)
    mixed, strong = BANDS["mixed"], BANDS["strong"]
    for name, chosen in (
        ("weak", score < mixed),
        ("mixed", (score >= mixed) & (score < strong)),
        ("strong", score >= strong),
    ):
        if chosen.any():
            share, part = weights[chosen].sum() / weights.sum(), sites.at(np.flatnonzero(chosen))
            yield mean_of("bands", f"{name}: share credible", part.rows, part.labels, f"{100 * share:.0f} % of sites")


def refusal(sites: Part, words: Array) -> Iterator[Figure]:
    """Accuracy of "credible from 50 on" on the pages that remain when the least certain are not judged."""
    p, labels = probabilities(sites.scores), sites.labels
    right = ((p >= 0.5) == labels).astype(float)
    weights = site_weights(sites.rows)
    yield mean_of("refusal", "accuracy, none refused", sites.rows, right)
    for reason, certainty in {"nearest to 50": np.abs(p - 0.5), "shortest": words}.items():
        order = np.argsort(-certainty, kind="stable")
        share = np.cumsum(weights[order]) / weights.sum()
        for refused in REFUSED:
            kept = np.sort(order[: int(np.searchsorted(share, 1 - refused)) + 1])
            yield mean_of(
                "refusal", f"accuracy, {100 * refused:.0f} % refused ({reason})", sites.at(kept).rows, right[kept]
            )
