"""Trains the judge of hedging cues: `python -m features.hedging.train CORPORA_FOLDER`.

Writes `judge.json` beside this file, the same bytes on every run on one machine, and prints figures out of fold by
document and with each labelled set left out. Needs scikit-learn (`pip install assay[train]`).
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from features import weights
from features.agreement import by_passage, f_measure
from features.hedging.examples import (
    FOLDS,
    MEASURED,
    NEWS,
    OPINION,
    PAGES,
    REPORT,
    SENTENCES,
    Example,
    Examples,
    read,
)
from features.hedging.judge import NEUTRAL, PRIOR, STYLE, STYLED, Judge
from features.hedging.style import Style
from features.hedging.weasels import KIND as WEASEL
from features.hedging.weasels import impersonal, narrates

WEIGHT = {REPORT: 1.0, OPINION: 1.0, "marked": 3.0, "unmarked": 0.2, MEASURED: 1.0}
DOUBTFUL = 0.5  # weight of a mark that only one reader set
STRENGTH = {"context": 0.15, "style": 0.3}  # inverse of the regularisation, chosen on the marked pages
LEANING = {"condition": 0.6}  # added to a class after fitting, chosen on reviews against marked pages
LEAST = {"context": 3, "style": 8}  # how often a feature, or a word, has to be seen
DECIMALS = {"context": 3, "style": 2}
FADED = {"context": 0.03, "style": 0.6}  # weights below this are dropped

TRAINED_ON = (*(f"hedge_{name}" for name in SENTENCES.values()), *PAGES)
ALL: frozenset[int] = frozenset()  # no fold left out
BIAS = " "  # where a fitted table keeps what is added to every row

Table = dict[str, float]


def main(arguments: Sequence[str]) -> int:
    """Train, print the figures, write the weights; 2 where the corpora or scikit-learn are missing."""
    return weights.train("hedging", TRAINED_ON, trained, arguments, Path(__file__).with_name(weights.FILE))


def trained(corpora: Path) -> weights.Weights:
    """The weights fitted on a folder of corpora; prints the figures out of fold."""
    examples = read(corpora)
    report(examples)
    judge = fit(examples, ALL, SENTENCES)
    styles = {register: dict(fit_style(examples, ALL, register)) for register in (OPINION, NEWS)}
    registers = {register: {"bias": table.pop(BIAS), "words": table} for register, table in styles.items()}
    return {**registers, "words": judge.words, "kinds": judge.kinds}


def report(examples: Examples) -> None:
    """Figures out of fold by document, and with each labelled set left out.

    The encyclopaedia's sentences are for measuring only: what is fitted on them here is thrown away.
    """
    judges = {fold: fit(examples, frozenset({fold}), SENTENCES) for fold in range(FOLDS)}

    def out_of_fold(example: Example) -> Judge:
        return judges[example.fold]

    for origin, name in SENTENCES.items():
        print(f"out of fold by document, {name}, a sentence at a time: {by_sentence(examples, origin, out_of_fold)}")
        print(f"out of fold by document, {name}, whole texts: {by_sentence(examples, origin, out_of_fold, True)}")
    print(f"out of fold by page, marked cues, a sentence at a time: {by_cue(examples, out_of_fold, False)}")
    print(f"out of fold by page, marked cues, whole pages: {by_cue(examples, out_of_fold, True)}")
    for name, pages in examples.claims.items():
        print(f"{name} by rule, on {len(pages)} pages read whole: {by_passage(pages)}")
    for origin, name in SENTENCES.items():
        others = [other for other in SENTENCES if other != origin]
        print(f"{name} left out, all else kept: {by_sentence(examples, origin, _always(fit(examples, ALL, others)))}")
    if MEASURED in examples.sentences:
        labelled = {origin: examples.cues[origin] for origin in examples.sentences}
        for origin in labelled:
            others = [other for other in labelled if other != origin]
            alone = fit(Examples({other: labelled[other] for other in others}, {}, examples.prose, {}), ALL, others)
            print(f"{' and '.join(others)} alone -> {origin}: {by_sentence(examples, origin, _always(alone))}")
        shipped = fit(examples, ALL, SENTENCES)
        print(f"the whole judge -> {MEASURED}: {by_sentence(examples, MEASURED, _always(shipped))}")


def _always(judge: Judge) -> Callable[[Example], Judge]:
    return lambda _: judge


def fit(examples: Examples, left_out: frozenset[int], labelled: Iterable[str]) -> Judge:
    """The judge fitted without some folds, and with some of the labelled sets only.

    Every cue is shown twice, with its sentence alone and in its passage, so that style means the same in both.
    """
    origins = {*labelled, "marked", "unmarked"} & examples.cues.keys()
    argued = OPINION if OPINION in origins else ""  # without the reviews, opinions have no style
    unseen = {  # a word's weight must not come from the sentence it is then applied to
        fold: _style(examples, left_out | {fold}, argued) for fold in range(FOLDS) if fold not in left_out
    }
    chosen = [
        e
        for origin in sorted(origins)
        for e in examples.cues[origin]
        if e.fold not in left_out and e.cue.kind != WEASEL
    ]
    seen = Counter((name, key) for e in chosen for name in (e.cue.name, e.cue.kind) for key in e.keys)
    rows, labels, weights = [], [], []
    for e in chosen:
        for words in (e.alone, e.passage):
            row: dict[str, float] = {}
            for name in (f"word {e.cue.name}", f"kind {e.cue.kind}"):
                row |= {f"{name}\t{key}": 1.0 for key in e.keys if seen[name[5:], key] >= LEAST["context"]}
                row[f"{name}\t{PRIOR}"] = 1.0
                if e.cue.kind in STYLED:
                    row[f"{name}\t{STYLE}"] = unseen[e.fold].of_words(words)
            rows.append(row)
            labels.append(e.hedges > 0)
            weights.append((DOUBTFUL if e.hedges == 2 else WEIGHT[e.origin]) / 2)
    fitted = _regression(rows, labels, STRENGTH["context"], weights)
    bias = fitted.pop(BIAS)
    tables: dict[str, dict[str, Table]] = {"word": {}, "kind": {}}
    for feature, value in _rounded(fitted, "context").items():
        name, _, key = feature.partition("\t")
        tables[name[:4]].setdefault(name[5:], {})[key] = value
    for kind, table in tables["kind"].items():
        table[PRIOR] = round(table.get(PRIOR, 0.0) + bias + LEANING.get(kind, 0.0), DECIMALS["context"])
    opinion, news = (_style(examples, left_out, register) for register in (argued, NEWS))
    return Judge(tables["word"], tables["kind"], opinion, news)


def _style(examples: Examples, left_out: frozenset[int], register: str) -> Style:
    """The style of a register; none where it is unknown."""
    table = dict(fit_style(examples, left_out, register)) if register in examples.prose else {}
    return Style.of(table, table.pop(BIAS, 0.0))


_fitted: dict[tuple[int, frozenset[int], str], Table] = {}


def fit_style(examples: Examples, left_out: frozenset[int], register: str) -> Table:
    """The words that tell sentences of a register from all others; rare words weigh more (inverse frequency)."""
    key = (id(examples.prose), left_out, register)
    if key not in _fitted:
        prose = [
            (o, words) for o in sorted(examples.prose) for fold, words in examples.prose[o] if fold not in left_out
        ]
        counts = Counter(word for _, words in prose for word in set(words))
        idf = {w: math.log(len(prose) / n) for w, n in counts.items() if n >= LEAST["style"]}
        rows = []
        for _, words in prose:
            scale = 1.0 / math.sqrt(len(words) + 4.0)
            rows.append({word: n * scale * idf[word] for word, n in Counter(words).items() if word in idf})
        table = _regression(rows, [origin == register for origin, _ in prose], STRENGTH["style"], None)
        _fitted[key] = _rounded({w: v * idf.get(w, 1.0) for w, v in table.items()}, "style")
    return _fitted[key]


def _regression(rows: list[Table], labels: list[bool], strength: float, weights: list[float] | None) -> Table:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors: Any = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(
        C=strength, solver="liblinear", tol=1e-3, max_iter=1000, class_weight=None if weights else "balanced"
    )
    model.fit(matrix, labels, sample_weight=weights)
    table = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return table | {BIAS: float(model.intercept_[0])}


def _rounded(table: Table, part: str) -> Table:
    decimals, faded = DECIMALS[part], FADED[part]
    return {
        name: round(value, decimals) for name, value in sorted(table.items()) if abs(value) >= faded or name == BIAS
    }


def _hedges(judge: Judge, example: Example, whole: bool) -> bool:
    words = example.passage if whole else example.alone
    style = judge.opinion.of_words(words)
    if example.cue.kind == WEASEL:
        return impersonal([words]) and narrates(judge.news.of_words(words), style)
    if example.cue.kind == "condition" and style < NEUTRAL:
        return False
    return judge.odds(example.cue, style, example.keys) > 0


def by_sentence(examples: Examples, origin: str, judge: Callable[[Example], Judge], whole: bool = False) -> str:
    """A sentence counts as hedged when a cue in it is accepted or it states a limit."""
    sentences = examples.sentences[origin]
    hedged = {number for number, sentence in enumerate(sentences) if sentence.limited}
    hedged |= {e.sentence for e in examples.cues[origin] if _hedges(judge(e), e, whole)}
    right = sum(sentences[number].speculative for number in hedged)
    return _figures(right, len(hedged), sum(s.speculative for s in sentences), len(sentences))


def by_cue(examples: Examples, judge: Callable[[Example], Judge], whole: bool) -> str:
    """Marked cues one by one; doubtful ones count neither way."""
    certain = [e for e in examples.cues["marked"] if e.hedges < 2]
    said = [e for e in certain if _hedges(judge(e), e, whole)]
    return _figures(sum(e.hedges for e in said), len(said), sum(e.hedges for e in certain), len(certain))


def _figures(right: int, said: int, true: int, total: int) -> str:
    return f_measure(right / max(1, said), right / max(1, true), total)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
