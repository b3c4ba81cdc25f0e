"""How well the two detectors tell contradictions, on labelled sets that neither of them was fitted on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from data import Article, corpora
from features import Document
from features.contradictions import CONTRADICTIONS, score_pairs
from features.contradictions.claims import read_claim
from features.contradictions.rules import judge
from features.contradictions.training.records import CONTRADICTION, labelled
from features.contradictions.training.written import written
from features.evidence import SAME, Span
from scoring.evaluation.figure import Figure
from scoring.fit import MAX_ITERATIONS
from scoring.metrics import auc

PAIRS = ("healthver", "scifact", "mnli_dev2000", "lingnli_val")
DOCUMENTS = "contradoc_2k_clean"
MOST = 1_500  # pairs of a set


def figures(folder: Path) -> Iterator[Figure]:
    """AUC of pairs, and documents with a planted contradiction, by the model (`deep`) and by rules alone (`fast`).

    Beside them stands a linear model of the pairs that the cross-encoder learned from.
    """
    linear_model = _linear_model(folder)
    for name in PAIRS:
        rows = list(corpora.read_records(folder, "features", f"pairs_{name}"))[:MOST]
        pairs = [(row["s1"], row["s2"]) for row in rows]
        labels = np.array([row["label"] == "contradiction" for row in rows], dtype=float)
        for detector, scores in (
            ("deep", score_pairs(pairs)),
            ("fast", [_by_rule(*pair) for pair in pairs]),
            ("linear model", linear_model.decision_function(pairs)),
        ):
            value = auc(labels, np.array(scores), np.ones(len(rows)))
            yield Figure("detectors", f"{name}, {detector}: AUC", value, None, None, len(rows), 0)
    documents = list(corpora.read_records(folder, "features", DOCUMENTS))
    for detector in ("deep", "fast"):
        yield from _planted(documents, detector)


def _linear_model(folder: Path) -> Any:
    """Logistic regression over the words that both statements share, and those that only one has."""
    known = [*labelled(folder, held_out=False), *written(folder, held_out=False)]
    model = make_pipeline(
        HashingVectorizer(analyzer=_compared, alternate_sign=False),
        LogisticRegression(max_iter=MAX_ITERATIONS, solver="liblinear"),
    )
    return model.fit([(pair.first, pair.second) for pair in known], [pair.target == CONTRADICTION for pair in known])


def _compared(pair: tuple[str, str]) -> list[str]:
    first, second = (set(side.lower().split()) for side in pair)
    return [
        *("both " + word for word in first & second),
        *("first " + word for word in first - second),
        *("second " + word for word in second - first),
    ]


def _by_rule(first: str, second: str) -> float:
    a, b = read_claim(first), read_claim(second)
    conflict = judge(a, b) if a and b else None
    return conflict.strength if conflict else 0.0


def _planted(documents: Sequence[Mapping[str, Any]], detector: str) -> Iterator[Figure]:
    hits, flags = [], []
    for row in documents:
        article = replace(Article.from_text(row["text"]), detector=detector)
        found = CONTRADICTIONS.extract(Document.read(article)).evidence
        if not row["label"]:
            flags.append(bool(found))
        elif (at := row["text"].find(row["evidence"])) >= 0:
            planted = Span(at, at + len(row["evidence"]))
            sides = [side for e in found[:1] for side in (e.span, e.other.span if e.other else None)]
            hits.append(any(side is not None and side.shared(planted) >= SAME for side in sides))
    for name, seen in (("planted sentence shown first", hits), ("flagged without one", flags)):
        yield Figure("detectors", f"contradoc, {detector}: {name}", float(np.mean(seen)), None, None, len(seen), 0)
