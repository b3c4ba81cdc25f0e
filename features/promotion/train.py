"""Trains the judge of promotion: `python -m features.promotion.train CORPORA_FOLDER`.

Writes `judge.json` beside this file, the same bytes on every run on one machine, and prints figures out of fold by
site. Needs scikit-learn (`pip install assay[train]`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from features import weights
from features.agreement import Passages, by_passage
from features.promotion.examples import (
    DOUBTED,
    FOLDS,
    NO,
    PAGES,
    TOUCHED,
    YES,
    Example,
    Page,
    read,
)
from features.promotion.judge import SUBJECTS, Judge

WEIGHT = {NO: 1.0, YES: 1.0, DOUBTED: 0.4, TOUCHED: 0.5}
STRENGTH = 0.1  # inverse of the regularisation
LEAST = 3  # how often a key has to be seen
LEANING = {"calls": 0.0, "praise": 0.75}  # added after fitting, chosen out of fold on the marked pages
FADED, DECIMALS = 0.02, 3  # weights below this are dropped

_WORD = "\t"  # stands before the words of a sentence, to tell them from keys


def main(arguments: Sequence[str]) -> int:
    """Train, print the figures, write the weights; 2 where the corpora or scikit-learn are missing."""
    return weights.train("promotion", PAGES, trained, arguments, Path(__file__).with_name(weights.FILE))


def trained(corpora: Path) -> weights.Weights:
    """The weights fitted on a folder of corpora; prints the figures out of fold."""
    pages = read(corpora)
    for subject in SUBJECTS:
        print(f"out of fold by site, {subject}: {out_of_fold(pages, subject)}")
    return {subject: asdict(fit(pages, subject)) for subject in SUBJECTS}


def fit(pages: list[Page], subject: str) -> Judge:
    """The judge of a subject, fitted on all examples of some pages."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    examples = [example for page in pages for example in page.examples[subject]]
    rows = [dict.fromkeys([*e.keys, *(_WORD + word for word in e.words)], 1.0) for e in examples]
    seen = Counter(key for row in rows for key in row)
    rows = [{key: one for key, one in row.items() if seen[key] >= LEAST} for row in rows]
    vectors: Any = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=1000)
    model.fit(matrix, [e.label != NO for e in examples], sample_weight=[WEIGHT[e.label] for e in examples])
    keys: dict[str, float] = {}
    words: dict[str, float] = {}
    for feature, weight in zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True):
        if abs(weight) >= FADED:
            table, name = (words, feature.removeprefix(_WORD)) if feature.startswith(_WORD) else (keys, feature)
            table[name] = round(weight, DECIMALS)
    return Judge(round(float(model.intercept_[0]) + LEANING[subject], DECIMALS), keys, words)


def out_of_fold(pages: list[Page], subject: str) -> str:
    """Passages on wholly marked pages, each judged without its site."""
    judged = []
    for fold in range(FOLDS):
        judge = fit([page for page in pages if page.fold != fold], subject)
        for page in pages:
            if page.fold == fold and page.marks:
                said = [example.span for example in accepted(judge, page.examples[subject])]
                judged.append(Passages(said, page.marks[subject], page.marks[subject + "_doubted"]))
    return by_passage(judged)


def accepted(judge: Judge, examples: list[Example]) -> list[Example]:
    """The examples that the judge takes for promotion, none overlapping the one before it."""
    said: list[Example] = []
    for example in examples:
        if said and example.span.start < said[-1].span.end:
            continue
        if judge.odds(example.keys) + judge.odds_of_words(example.words) > 0:
            said.append(example)
    return said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
