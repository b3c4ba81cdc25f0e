"""Models that the score has to be better than, each with a few settings; all see the same pages and features."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import SplineTransformer, StandardScaler
from threadpoolctl import threadpool_limits

from features.registry import FEATURES
from scoring.calibration import GRID
from scoring.fit import Array, matrix, site_weights
from scoring.folds import Predictor, additive
from scoring.metrics import SEED
from scoring.table import Row

Key = tuple[str, str]  # set and id of a page
Inputs = Callable[[Sequence[Row]], Any]
FLOOR = 1e-6  # of a probability whose log-odds are taken


@dataclass(frozen=True, slots=True)
class Rival:
    """A kind of model, and its settings by the words that name them."""

    name: str
    settings: Mapping[str, Predictor]


def ours() -> Rival:
    """The model of this package, tuned as the others are."""
    return Rival("Assay", {f"C={p.c:g}, prior={p.prior:g}": additive(p) for p in GRID})


def rivals(texts: Mapping[Key, str], embeddings: Mapping[Key, Array] | None) -> list[Rival]:
    """The models compared with; `embeddings` of pages, where given, add one more."""
    signs = [feature.sign for feature in FEATURES]

    def lengths(rows: Sequence[Row]) -> Array:
        return np.log1p([[len(texts[row.corpus, row.id].split())] for row in rows])

    def words(rows: Sequence[Row]) -> list[str]:
        return [texts[row.corpus, row.id] for row in rows]

    found = [
        Rival(
            "TF-IDF of words and word pairs + logistic regression",
            {f"C={c:g}": _logistic(_tfidf(c), words) for c in (1.0, 10.0, 100.0)},
        ),
        Rival("length alone", {f"C={c:g}": _logistic(_scaled(c), lengths) for c in (0.1, 1.0)}),
        Rival(
            "random forest, same features",
            {f"leaves of {leaf}": _trees(partial(_forest, leaf)) for leaf in (2, 5, 15, 40)},
        ),
        Rival(
            "gradient boosting, same features",
            {
                f"{rounds} rounds, {leaves} leaves": _trees(partial(_boosting, rounds, leaves))
                for rounds in (40, 120)
                for leaves in (4, 8)
            },
        ),
        Rival(
            "monotone boosting of depth one, same features",
            {f"{rounds} rounds": _trees(partial(_boosting, rounds, 2, signs)) for rounds in (60, 150, 400)},
        ),
        Rival(
            "splines of each feature + logistic regression",
            {f"C={c:g}": _logistic(_splines(c), matrix) for c in (0.01, 0.1, 1.0)},
        ),
    ]
    if embeddings is not None:

        def vectors(rows: Sequence[Row]) -> Array:
            return np.array([embeddings[row.corpus, row.id] for row in rows])

        found.append(
            Rival(
                "MiniLM embeddings + logistic regression",
                {f"C={c:g}": _logistic(_scaled(c), vectors) for c in (0.001, 0.01, 0.1)},
            )
        )
    return found


def _logistic(make: Callable[[], Any], inputs: Inputs) -> Predictor:
    """Decision values without the intercept, for the reason that `folds.additive` leaves its own out."""

    def predict(train: Sequence[Row], test: Sequence[Row]) -> Array:
        model = make()
        labels = [row.label for row in train]
        with threadpool_limits(limits=1):
            model.fit(inputs(train), labels, logisticregression__sample_weight=site_weights(train))
            return np.asarray(model.decision_function(inputs(test)) - model[-1].intercept_)

    return predict


def _trees(make: Callable[[], Any]) -> Predictor:
    """Log-odds less those of the base rate of the pages learned from."""

    def predict(train: Sequence[Row], test: Sequence[Row]) -> Array:
        model, weights = make(), site_weights(train)
        labels = np.array([row.label for row in train])
        with threadpool_limits(limits=1):
            model.fit(matrix(train), labels, sample_weight=weights)
            p = np.clip(model.predict_proba(matrix(test))[:, 1], FLOOR, 1 - FLOOR)
        rate = np.average(labels, weights=weights)
        return np.asarray(np.log(p / (1 - p)) - np.log(rate / (1 - rate)))

    return predict


def _tfidf(c: float) -> Callable[[], Any]:
    return lambda: make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True), LogisticRegression(C=c, max_iter=2_000)
    )


def _scaled(c: float) -> Callable[[], Any]:
    return lambda: make_pipeline(StandardScaler(), LogisticRegression(C=c, max_iter=2_000))


def _splines(c: float) -> Callable[[], Any]:
    return lambda: make_pipeline(SplineTransformer(n_knots=4, degree=2), LogisticRegression(C=c, max_iter=5_000))


def _forest(leaf: int) -> RandomForestClassifier:
    return RandomForestClassifier(200, min_samples_leaf=leaf, max_features="sqrt", random_state=SEED)


def _boosting(rounds: int, leaves: int, signs: Sequence[int] | None = None) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=rounds,
        max_leaf_nodes=leaves,
        learning_rate=0.05,
        min_samples_leaf=10,
        monotonic_cst=signs,
        early_stopping=False,
        random_state=SEED,
    )
