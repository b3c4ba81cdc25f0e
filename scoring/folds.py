"""Which pages a model learns from and which it is tested on: topics, sites and whole sets left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from scoring.fit import Array, Fitted, Penalty, fit, matrix, site_weights
from scoring.metrics import auc
from scoring.table import Row

SETS = ("microsoft_web", "sondhi_medical")  # page credibility, and weights fitted on them may ship (data/README.md)
BASE = "microsoft_web"  # the set with topics and grades, whose base rate the shipped score assumes
FOLDS = 10

Split = tuple[NDArray[np.intp], NDArray[np.intp]]
Predictor = Callable[[Sequence[Row], Sequence[Row]], Array]


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that a model had not seen, and what it said of them (any scale; more is more credible)."""

    name: str
    rows: Sequence[Row]
    scores: Array

    def at(self, pages: NDArray[np.intp]) -> Part:
        """Some of the pages, by their places."""
        return Part(self.name, [self.rows[int(page)] for page in pages], self.scores[pages])

    @property
    def labels(self) -> Array:
        """1 credible, 0 not."""
        return np.array([row.label for row in self.rows], dtype=float)

    @property
    def auc(self) -> float:
        """Area under the ROC curve, each site counting once."""
        return auc(self.labels, self.scores, site_weights(self.rows))


def usable(rows: Sequence[Row]) -> list[Row]:
    """The rows with a label that can be rated."""
    return [row for row in rows if row.label is not None and row.rated]


def of_base(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of the base set, and all others."""
    return [row for row in rows if row.corpus == BASE], [row for row in rows if row.corpus != BASE]


def by_topic(rows: Sequence[Row]) -> Iterator[Split]:
    """Each topic left out in turn, together with every site that is also in it."""
    topics = np.array([row.topic for row in rows])
    sites = np.array([row.group for row in rows])
    for topic in sorted(set(topics) - {""}):
        test = topics == topic
        yield np.flatnonzero(~test & ~np.isin(sites, sites[test])), np.flatnonzero(test)


def by_site(rows: Sequence[Row]) -> Iterator[Split]:
    """Ten folds (fewer where there are fewer sites), all pages of a site in one of them."""
    sites = [row.group for row in rows]
    yield from GroupKFold(min(FOLDS, len(set(sites)))).split(np.zeros(len(rows)), groups=sites)


def out_of_fold(
    name: str, rows: Sequence[Row], splits: Iterator[Split], predictor: Predictor, always: Sequence[Row] = ()
) -> Part:
    """Predictions by models that saw neither the pages nor their fold; `always` is learned from in every fold."""
    tested: list[Row] = []
    scores: list[Array] = []
    for train, test in splits:
        held = [rows[i] for i in test]
        tested += held
        scores.append(predictor([*(rows[i] for i in train), *always], held))
    return Part(name, tested, np.concatenate(scores))


def held_out(rows: Sequence[Row], predictor: Predictor) -> tuple[Part, ...]:
    """The base set by topic and by site, and each of the two halves of the data by a model of the other.

    The mean of their AUCs is what models are chosen and compared by.
    """
    base, others = of_base(rows)
    return (
        out_of_fold(f"{BASE} by topic", base, by_topic(base), predictor, others),
        out_of_fold(f"{BASE} by site", base, by_site(base), predictor, others),
        Part("sondhi_medical never seen", others, predictor(base, others)),
        Part(f"{BASE} never seen", base, predictor(others, base)),
    )


def mean_auc(parts: Sequence[Part]) -> float:
    """The mean over parts, each counting once."""
    return float(np.mean([part.auc for part in parts]))


def additive(penalty: Penalty, left_out: frozenset[str] = frozenset()) -> Predictor:
    """The weighted features alone, without an intercept: predictions of several folds are ranked together.

    An intercept would carry the base rate of the pages left out into the ranking, the wrong way round.
    """

    def predict(train: Sequence[Row], test: Sequence[Row]) -> Array:
        return np.asarray(matrix(test) @ fit(train, penalty, left_out).weights)

    return predict


def log_odds(model: Callable[[Sequence[Row]], Fitted]) -> Predictor:
    """What a fitted model says, at the base rate of the first row's set."""

    def predict(train: Sequence[Row], test: Sequence[Row]) -> Array:
        return model(train).z(matrix(test), train[0].corpus)

    return predict
