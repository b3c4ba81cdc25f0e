"""The model card: what the score means and how far it holds, in plain words, written from the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scoring.evaluation.attacks import ANYWHERE, ATTACKS
from scoring.model import Model, sigmoid

CARD = Path(__file__).parents[1] / "MODEL_CARD.md"

SETS = {
    "microsoft_web": (
        "Schwarz & Morris 2011: one rater's credibility grade, 1 to 5, of a page on any topic; grades 4 and 5 count as "
        "credible, 1 and 2 as not",
        "none stated, published for research",
    ),
    "sondhi_medical": (
        "Sondhi et al. 2012: a page of an accredited health site, or one found by searching for quackery",
        "none stated, published for research",
    ),
    "semeval_hyperpartisan": ("SemEval 2019 task 4: political bias; only measured on", "CC BY 4.0"),
}

SECTIONS = {
    "ranking": (
        "Ranking: topics, sites and sets left out",
        "AUC: how often a credible page gets the higher score of a pair; .5 is chance. Every site counts once. In "
        "brackets 95 % bootstrap intervals, sites drawn with replacement. “By topic” and “by site”: the pages of a "
        "topic or a site are scored by a model that has seen none of it (the other set is learned from); “never seen”: "
        "nothing of the whole set was. Several forms of features and several rules for the penalty were tried on these "
        "very splits before this one was kept, so the figures flatter the model somewhat.",
    ),
    "rivals": (
        "Other models on the same splits",
        "The mean AUC of four held-out figures (by topic, by site, each set by a model of the other). Every model, "
        "ours included, is shown at the setting that does best on these splits, so that settings flatter all alike "
        "(the features were shaped on these splits too: that flatters the models that use them, not TF-IDF). "
        "Differences are paired: the same sites are drawn for both.",
    ),
    "calibration": (
        "Calibration on held-out sites",
        "Of the final log-odds, with fitting and calibration both done without the site. A slope of 1, an intercept of "
        "0 and a difference of 0 are perfect.",
    ),
    "bins": ("Observed shares by score", "Held-out sites of microsoft_web."),
    "intervals": (
        "Intervals",
        "The 80 % interval is for the grade that one informed reader would give, by split conformal prediction with "
        "sites kept apart; it is wide because readers differ.",
    ),
    "bands": ("Bands", "Held-out sites of microsoft_web."),
    "refusal": (
        "Refusing a verdict",
        "Accuracy of “credible from 50 on”, held-out sites of microsoft_web, when the least certain pages get no "
        "verdict. The band `mixed` is that refusal; a page is not rated at all only where it is too short, not English "
        "or not prose.",
    ),
    "groups": (
        "Groups",
        "Held-out sites of microsoft_web. The difference is the mean predicted probability minus the observed share: "
        "above 0 the score flatters the group. Where an AUC is near .5 the score does not rank pages of that group.",
    ),
    "correlations": (
        "Plain language and length",
        "Neither is scored; what correlation there is comes through other features, and stands beside that of the "
        "readers' own judgement, which the score should not exceed.",
    ),
    "ablation": (
        "What each signal brings",
        "“Without”: change of the mean AUC when the signal is left out and the rest fitted again. “Alone”: the mean "
        "AUC of that signal only.",
    ),
    "html": ("HTML beside text", "Pages that are there as both, scored by models of the text."),
    "detectors": (
        "Contradictions",
        "Sets that neither detector was fitted on; of a pair its AUC, of a document with a planted contradiction "
        "whether it is shown first. On web pages contradictions are so rare that a flag is a reason to read both "
        "passages, and no finding: of 2,458 pairs that the cross-encoder alone took for contradictions a reader called "
        "8 real and 56 a tension, and of the 7 shown on 2,378 pages two blind readers called one real.",
    ),
    "attacks": (
        "How far it can be pushed",
        "The most that a change moved any page of a sample of the labelled ones, in points. The tests hold the sample "
        "articles to what is allowed; on very short pages, where a few added sentences are most of the text, some go "
        "beyond it.",
    ),
}


def render(model: Model, results: Mapping[str, Any]) -> str:
    """The card in Markdown."""
    return "\n".join([*_head(model, results), *_features(model), *_figures(results), *_limits()]) + "\n"


def _head(model: Model, results: Mapping[str, Any]) -> Iterator[str]:
    base, penalty = 100 * sigmoid(model.z0), model.card["penalty"]
    mixed, strong = model.bands
    yield "# Model card"
    yield ""
    yield "Written by `assay evaluate`; changes by hand are lost."
    yield ""
    yield (
        "**What is predicted:** how credible informed readers would judge the *page*, from the page alone: the score "
        "is 100 times a calibrated probability that such a reader would call it credible."
    )
    yield ""
    yield (
        "How reliable an outlet is, how complete a health story is and how partisan an article is are other questions; "
        "none is pooled into the score."
    )
    yield ""
    yield (
        f"**Base rate assumed:** {model.card['base_rate']}. The average training page scores {base:.1f}. Where "
        "credible pages are rarer or commoner, scores are too high or too low by the difference of the log-odds."
    )
    yield ""
    grounds = model.card["bands"]["grounds"]
    yield f"**Bands:** weak below {mixed:g}, mixed to {strong:g}, strong from there. {grounds[0].upper()}{grounds[1:]}"
    yield ""
    yield (
        "**Model:** logistic regression, additive in the features below, so that every feature's points are exact. "
        "Each site counts once; each set has an intercept of its own; weights that come out against the sign of "
        f"published work are taken out, and every published sign weighs as much as {penalty['prior']:g} sites "
        f"(L2 penalty C={penalty['c']:g}; both chosen by leaving topics and sets out). The log-odds are "
        "then calibrated by a straight line, fitted out of fold by site."
    )
    yield ""
    yield (
        "**Detectors:** `fast` finds contradictions by rules. `deep` asks a cross-encoder about pairs that say the "
        "same but for a denial, two opposites or a figure, or that say much of one thing, shows what it is sure of in "
        "either order, and shows what a rule found only where the cross-encoder agrees or one statement is the other, "
        "denied. It is MiniLM-L6 (Apache-2.0), fine-tuned on LingNLI, Climate-FEVER and COVID-Fact (no "
        "licence stated), FEVER and half of ProSeCCo (CC BY-SA), NegNLI (MIT), pairs made by rule from pages of the "
        "article sets, BioScope's abstracts (CC BY 2.0) and PubMed's conclusions (GPL-3), claims of our own beside "
        "sentences of these sets or made-up evidence, and pairs of statements of one page that a reader judged (half "
        "the pages of microsoft_web and sondhi_medical left out); its weights are the mean of two runs, one before the "
        "judged pairs and one with them. The evidence is distributed as in the literature (for what medicine holds, "
        "against rumours), so that the probability for a pair leans on what is known of a claim. On the 633 pages of "
        "microsoft_web and sondhi_medical both detectors found the same, so that weights fitted for either are the "
        "weights of both."
    )
    yield ""
    yield "## Data"
    yield ""
    yield "| set | pages with a label that can be rated | what its label says | licence | SHA-256 of the file |"
    yield "|---|---|---|---|---|"
    for name, digest in results["corpora"].items():
        label, licence = SETS[name]
        yield f"| {name} | {results['pages'][name]} | {label} | {licence} | `{digest[:16]}…` |"
    yield ""


def _features(model: Model) -> Iterator[str]:
    yield "## Features and weights"
    yield ""
    yield "The weight is in log-odds, for the whole way of the transformed value from 0 to 1."
    yield ""
    yield "| feature | counted as | transformed | weight | mean | expected sign | grounds |"
    yield "|---|---|---|---|---|---|---|"
    signs = {1: "+", -1: "\u2212", 0: "either"}
    for row in model.card["features"]:
        weight = f"{row['weight']:+.2f}" if row["weight"] else "0"
        yield (
            f"| `{row['name']}` | {row['unit']} | {row['formula']} | {weight} | {row['mean']:.3f} | "
            f"{signs[row['sign']]} | {row['grounds']} |"
        )
    yield ""


def _figures(results: Mapping[str, Any]) -> Iterator[str]:
    for section, (title, words) in SECTIONS.items():
        figures = [figure for figure in results["figures"] if figure["section"] == section]
        if not figures:
            continue
        yield f"## {title}"
        yield ""
        yield words
        yield ""
        yield "| figure | value | 95 % interval | pages | sites | |"
        yield "|---|---|---|---|---|---|"
        for f in figures:
            interval = "" if f["low"] is None else f"{f['low']:.3f} to {f['high']:.3f}"
            digits = 1 if section == "attacks" else 3
            yield f"| {f['name']} | {f['value']:.{digits}f} | {interval} | {f['pages']} | {f['sites']} | {f['note']} |"
        yield ""


def _limits() -> Iterator[str]:
    yield "## Limits"
    yield ""
    yield from (
        "- Whether a claim is true, whether a source says what it is cited for, and whether an author is who the "
        "byline says: text alone cannot tell. Presence is measured, not support.",
        "- Not judged, because the page alone does not show it: ownership and funding that are not stated, "
        "corrections, the site's record, balance against what others know, images and video, and whether the page is "
        "out of date.",
        "- The grades are one rater's, from 2010, on five topics; health pages among the graded ones are few. "
        "There is no profile for health: too few sites to show that it would be better.",
        "- English only. Translated or machine-written pages were not studied.",
        "- The number orders pages and opens a discussion; it is no ground for taking a page down.",
    )
    yield ""
    bounds = "; ".join(f"{attack.name} {'±' if attack.both else '+'}{attack.most:g}" for attack in ATTACKS)
    yield f"Bounds that tests keep, in points: {bounds}; a sales pitch or an overclaim anywhere +{ANYWHERE:g}."
