"""How well the score holds on pages of sites, topics and sets that the model has not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline

from scoring import fit
from scoring.fit import Array, site_weights
from scoring.metrics import auc, bootstrap
from scoring.table import Row

C = 1.0
FOLDS = 10
Split = tuple[NDArray[np.intp], NDArray[np.intp]]
Texts = dict[tuple[str, str], str]
Predictor = Callable[[Sequence[Row], Sequence[Row]], Array]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its 95 % bootstrap interval over sites, and the numbers of pages and sites it rests on."""

    name: str
    value: float
    low: float
    high: float
    pages: int
    sites: int

    def __str__(self) -> str:
        interval = f"[{self.low:.3f}, {self.high:.3f}]"
        return f"{self.name:<58} {self.value:.3f}  {interval}  {self.pages} pages, {self.sites} sites"


def usable(rows: Sequence[Row]) -> list[Row]:
    """The rows with a label that can be rated."""
    return [row for row in rows if row.label is not None and row.rated]


def log_odds(c: float = C) -> Predictor:
    """The model of this package, at the base rate of the first row's set."""

    def predict(train: Sequence[Row], test: Sequence[Row]) -> Array:
        return fit.fit(train, c).z(fit.matrix(test), train[0].corpus)

    return predict


def additive(c: float = C) -> Predictor:
    """The weighted features alone: predictions of several folds are ranked together.

    An intercept would carry the base rate of the pages left out into the ranking, the wrong way round.
    """

    def predict(train: Sequence[Row], test: Sequence[Row]) -> Array:
        return np.asarray(fit.matrix(test) @ fit.fit(train, c).weights)

    return predict


def tfidf(texts: Texts) -> Predictor:
    """The baseline: TF-IDF of words and word pairs, and logistic regression, its intercept left out likewise."""

    def predict(train: Sequence[Row], test: Sequence[Row]) -> Array:
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True),
            LogisticRegression(C=10.0, max_iter=2_000),
        )
        labels = [row.label for row in train]
        weights = {"logisticregression__sample_weight": site_weights(train)}
        model.fit([texts[row.corpus, row.id] for row in train], labels, **weights)
        decisions = model.decision_function([texts[row.corpus, row.id] for row in test])
        return np.asarray(decisions - model[-1].intercept_)

    return predict


def by_topic(rows: Sequence[Row]) -> Iterator[Split]:
    """Each topic left out in turn, together with every site that is also in it."""
    topics = np.array([row.topic for row in rows])
    sites = np.array([row.group for row in rows])
    for topic in sorted(set(topics) - {""}):
        test = topics == topic
        yield np.flatnonzero(~test & ~np.isin(sites, sites[test])), np.flatnonzero(test)


def by_site(rows: Sequence[Row]) -> Iterator[Split]:
    """Ten folds, all pages of a site in one of them."""
    sites = [row.group for row in rows]
    yield from GroupKFold(FOLDS).split(np.zeros(len(rows)), groups=sites)


def out_of_fold(
    rows: Sequence[Row], splits: Iterator[Split], predictor: Predictor, always: Sequence[Row] = ()
) -> tuple[list[Row], Array]:
    """Test rows and their predictions from models that saw neither them nor their fold; `always` is trained on too."""
    tested: list[Row] = []
    scores: list[Array] = []
    for train, test in splits:
        held = [rows[i] for i in test]
        tested += held
        scores.append(predictor([*(rows[i] for i in train), *always], held))
    return tested, np.concatenate(scores)


def auc_figure(name: str, rows: Sequence[Row], scores: Array) -> Figure:
    """AUC with each site counting once."""
    labels, weights = np.array([row.label for row in rows], dtype=float), site_weights(rows)
    groups = [row.group for row in rows]

    def on(pages: NDArray[np.intp]) -> float:
        return auc(labels[pages], scores[pages], weights[pages])

    low, high = bootstrap(groups, on)
    return Figure(name, auc(labels, scores, weights), low, high, len(rows), len(set(groups)))


def evaluate(rows: Sequence[Row], texts: Texts) -> Iterator[Figure]:
    """The figures of DATA: by topic, by site, and from one set to another, the baseline beside the model."""
    good = usable(rows)
    web = [row for row in good if row.corpus == "microsoft_web"]
    medical = [row for row in good if row.corpus == "sondhi_medical"]
    partisan = [row for row in good if row.corpus == "semeval_hyperpartisan"]
    predictors: list[tuple[str, Predictor]] = [("assay", additive())]
    if texts:
        predictors.append(("tf-idf", tfidf(texts)))
    for name, predictor in predictors:
        yield auc_figure(f"microsoft_web by topic, {name}", *out_of_fold(web, by_topic(web), predictor, medical))
        yield auc_figure(f"microsoft_web by site, {name}", *out_of_fold(web, by_site(web), predictor, medical))
        yield auc_figure(f"sondhi_medical never seen, {name}", medical, predictor(web, medical))
        without = [row for row in medical if row.group != "g84"]
        yield auc_figure(f"sondhi_medical never seen, without g84, {name}", without, predictor(web, without))
        if partisan:
            yield auc_figure(
                f"semeval_hyperpartisan (bias, another construct), {name}",
                partisan,
                predictor([*web, *medical], partisan),
            )
