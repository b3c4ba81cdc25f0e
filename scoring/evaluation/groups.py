"""Does the score treat groups of pages alike? By topic, length, reading ease and kind of site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from features.registry import FEATURES
from scoring.evaluation.figure import Figure, auc_of, mean_of, over_sites
from scoring.evaluation.trust import probabilities
from scoring.fit import Array
from scoring.folds import Part

MIN_PAGES, MIN_OF_CLASS = 20, 5  # below, a figure says nothing
EASE = [feature.name for feature in FEATURES].index("readability.ease")
PUBLIC = frozenset({"ac", "edu", "gov", "int", "mil"})


def figures(sites: Part, words: Array, urls: Mapping[str, str | None]) -> Iterator[Figure]:
    """Ranking and bias (mean predicted minus observed) in every group, and correlations of the score."""
    ease = np.array([row.values[EASE] for row in sites.rows])
    kinds = np.array([kind_of_site(urls.get(row.id)) for row in sites.rows])
    topics = np.array([row.topic for row in sites.rows])
    groups: dict[str, NDArray[np.intp]] = {}
    for topic in sorted(set(topics) - {""}):
        groups[f"topic: {topic}"] = np.flatnonzero(topics == topic)
    groups |= _thirds("length", words, "words") | _thirds("reading ease", ease, "Flesch")
    for kind in sorted(set(kinds)):
        groups[f"site: {kind}"] = np.flatnonzero(kinds == kind)
    p = probabilities(sites.scores)
    for name, pages in groups.items():
        if len(pages) >= MIN_PAGES:
            part = sites.at(pages)
            if min(part.labels.sum(), (1 - part.labels).sum()) >= MIN_OF_CLASS:
                yield auc_of("groups", f"{name}: AUC", part)
            bias = p[pages] - part.labels
            yield mean_of("groups", f"{name}: mean predicted minus observed", part.rows, bias)
    for name, values in {"reading ease": ease, "length": words}.items():
        for what, judged in {"score": p, "readers' own label": sites.labels}.items():
            yield over_sites(
                "correlations",
                f"{what} and {name} (Spearman)",
                sites.rows,
                lambda pages, a=judged, b=values: spearman(a[pages], b[pages]),  # type: ignore[misc]
            )


def spearman(a: Array, b: Array) -> float:
    """Spearman's rank correlation, ties by their mean rank."""
    ranks = [_ranks(values) for values in (a, b)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _ranks(values: Array) -> Array:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[place])


def _thirds(name: str, values: Array, unit: str) -> dict[str, NDArray[np.intp]]:
    low, high = np.quantile(values, [1 / 3, 2 / 3])
    return {
        f"{name}: up to {low:.0f} {unit}": np.flatnonzero(values <= low),
        f"{name}: {low:.0f} to {high:.0f} {unit}": np.flatnonzero((values > low) & (values <= high)),
        f"{name}: above {high:.0f} {unit}": np.flatnonzero(values > high),
    }


def kind_of_site(url: str | None) -> str:
    """What the last parts of a host's name say: a company, an organisation, the public sector, or something else."""
    labels = (urlsplit(url or "").hostname or "").split(".")
    if PUBLIC & set(labels[-2:]):
        return "government or university"
    return {"com": "company", "org": "organisation"}.get(labels[-1], "other")
