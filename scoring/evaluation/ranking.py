"""Does the score put credible pages above others, on topics, sites and sets it has not seen, and better than rivals?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from features import EXTRACTORS
from scoring.evaluation.figure import Figure, auc_of
from scoring.evaluation.rivals import Rival
from scoring.fit import Penalty, site_weights
from scoring.folds import Part, additive, held_out, mean_auc, of_base
from scoring.metrics import ROUNDS, SEED, auc
from scoring.table import Row

ONE_SITE = "g84"  # 66 of the 122 accredited pages, told apart by their template


def figures(rows: Sequence[Row], partisan: Sequence[Row], penalty: Penalty) -> Iterator[Figure]:
    """AUC by topic, by site and from set to set."""
    predictor = additive(penalty)
    base, others = of_base(rows)
    for part in held_out(rows, predictor):
        yield auc_of("ranking", part.name, part)
    without = [row for row in others if row.group != ONE_SITE]
    name = f"sondhi_medical never seen, without {ONE_SITE}"
    yield auc_of("ranking", name, Part(name, without, predictor(base, without)))
    if partisan:
        part = Part("semeval_hyperpartisan", partisan, predictor(rows, partisan))
        yield auc_of("ranking", part.name, part, "political bias: another construct, reported beside")


def comparison(rows: Sequence[Row], mine: Rival, others: Sequence[Rival]) -> Iterator[Figure]:
    """The mean AUC over held-out topics, sites and sets, every model at its best setting, and ours less theirs.

    Sites are drawn once for all models, so that the differences are paired.
    """
    best = [_best(rows, rival) for rival in (mine, *others)]
    drawn = _drawn([parts for _, parts in best])
    pages, sites = len(rows), len({(row.corpus, row.group) for row in rows})
    for number, (rival, (setting, parts)) in enumerate(zip((mine, *others), best, strict=True)):
        low, high = np.quantile(drawn[:, number], [0.025, 0.975])
        each = ", ".join(f"{part.name} {part.auc:.3f}" for part in parts)
        yield Figure("rivals", rival.name, mean_auc(parts), float(low), float(high), pages, sites, f"{each}; {setting}")
    for number, rival in enumerate(others, 1):
        gain = drawn[:, 0] - drawn[:, number]
        low, high = np.quantile(gain, [0.025, 0.975])
        value = mean_auc(best[0][1]) - mean_auc(best[number][1])
        note = f"Assay ahead in {100 * np.mean(gain > 0):.0f} % of the draws"
        yield Figure("rivals", f"Assay less {rival.name}", value, float(low), float(high), pages, sites, note)


def _best(rows: Sequence[Row], rival: Rival) -> tuple[str, tuple[Part, ...]]:
    tried = {setting: held_out(rows, predictor) for setting, predictor in rival.settings.items()}
    return max(tried.items(), key=lambda one: mean_auc(one[1]))


def _drawn(models: Sequence[tuple[Part, ...]]) -> NDArray[np.float64]:
    """Mean AUCs, one row a draw of sites and one column a model; the parts of all models hold the same pages."""
    random = np.random.default_rng(SEED)
    means = np.zeros((ROUNDS, len(models)))
    for place in range(len(models[0])):
        rows = models[0][place].rows
        labels, weights = models[0][place].labels, site_weights(rows)
        members: dict[str, list[int]] = {}
        for index, row in enumerate(rows):
            members.setdefault(row.group, []).append(index)
        groups = [np.array(pages) for pages in members.values()]
        for draw in range(ROUNDS):
            pages = np.concatenate([groups[i] for i in random.integers(0, len(groups), len(groups))])
            for number, parts in enumerate(models):
                means[draw, number] += auc(labels[pages], parts[place].scores[pages], weights[pages]) / len(models[0])
    return means


def ablation(rows: Sequence[Row], penalty: Penalty) -> Iterator[Figure]:
    """The mean AUC over held-out topics, sites and sets without one signal, and with one alone, less that with all."""
    whole = mean_auc(held_out(rows, additive(penalty)))
    every = frozenset(feature.name for extractor in EXTRACTORS for feature in extractor.features)
    pages, sites = len(rows), len({(row.corpus, row.group) for row in rows})
    for extractor in EXTRACTORS:
        own = frozenset(feature.name for feature in extractor.features)
        without = mean_auc(held_out(rows, additive(penalty, own)))
        alone = mean_auc(held_out(rows, additive(penalty, every - own)))
        yield Figure("ablation", f"without {extractor.name}", without - whole, None, None, pages, sites)
        yield Figure("ablation", f"{extractor.name} alone", alone, None, None, pages, sites)
