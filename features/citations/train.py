"""Trains the judges of attributions and statistics: `python -m features.citations.train CORPORA_FOLDER`.

Writes `judge.json` beside this file, the same bytes on every run on one machine, and prints figures out of fold by
site. Needs scikit-learn (`pip install assay[train]`).
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from features import weights
from features.agreement import f_measure
from features.citations.evidence import attribute, find_located, listed_at, sources_of
from features.citations.examples import FOLDS, PAGES, Example, Page, attributions, read, statistics
from features.citations.judge import Judge
from features.citations.references import find_entries

STRENGTH = {"attribution": 0.40, "statistic": 0.1}  # inverse of the regularisation
LEAST = {"attribution": 2, "statistic": 5}  # how often a feature has to be seen
ACCEPTED = {"attribution": 0.43, "statistic": 0.32}  # probability from which a candidate is accepted: where F1 is best
DECIMALS, FADED = 3, 0.02  # weights smaller than this are dropped


def main(arguments: Sequence[str]) -> int:
    """Train, print the figures, write the weights; 2 where the corpora or scikit-learn are missing."""
    return weights.train("citations", PAGES, trained, arguments, Path(__file__).with_name(weights.FILE))


def trained(corpora: Path) -> weights.Weights:
    """The weights fitted on a folder of corpora; prints the figures out of fold."""
    pages = read(corpora)
    first = list(attributions(pages))
    judges = _out_of_fold(first, "attribution")
    print(f"attributions: {figures(first, judges)}")
    second = [example for page in pages for example in _statistics(page, judges[page.fold])]
    print(f"statistics: {figures(second, _out_of_fold(second, 'statistic'))}")
    return {"attribution": _table(fit(first, "attribution")), "statistic": _table(fit(second, "statistic"))}


def _statistics(page: Page, judge: Judge) -> Iterable[Example]:
    """The figures of a page, its sources found by a judge that has not seen its site."""
    entries = find_entries(page.document)
    listed = listed_at(entries)
    found = attribute(page.document, listed, judge)
    return statistics(page, sources_of(page.document, find_located(page.document, entries, listed), found))


def _out_of_fold(examples: Sequence[Example], name: str) -> list[Judge]:
    """For each fold the judge fitted without it."""
    return [fit([example for example in examples if example.fold != fold], name) for fold in range(FOLDS)]


def fit(examples: Sequence[Example], name: str) -> Judge:
    """The judge of a name fitted on examples; positive from the probability in `ACCEPTED` on."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(key for example in examples for key in example.seen)
    rows = [{key: 1.0 for key in example.seen if seen[key] >= LEAST[name]} for example in examples]
    vectors: Any = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH[name], solver="liblinear", tol=1e-4, max_iter=1000)
    model.fit(matrix, [example.holds for example in examples], sample_weight=[example.weight for example in examples])
    table = zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True)
    kept = {key: round(value, DECIMALS) for key, value in table if abs(value) >= FADED}
    shift = math.log(ACCEPTED[name] / (1 - ACCEPTED[name]))
    return Judge(kept, round(float(model.intercept_[0]) - shift, DECIMALS))


def _table(judge: Judge) -> dict[str, Any]:
    return {"bias": judge.bias, "context": dict(judge.weights)}


def figures(examples: Sequence[Example], judges: Sequence[Judge]) -> str:
    """How well candidates on pages read whole are judged one by one; the doubtful count neither way."""
    certain = [example for example in examples if example.weight == 1.0]
    said = [example for example in certain if judges[example.fold].odds_of(example.seen) > 0]
    right, true = sum(example.holds for example in said), sum(example.holds for example in certain)
    return f_measure(right / max(1, len(said)), right / max(1, true), len(certain))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
