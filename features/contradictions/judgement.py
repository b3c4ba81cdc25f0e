"""The second stage of the deep detector: what the model reads and the cues show, as one calibrated probability."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import islice

from features.contradictions.candidates import MAX_PAIRS, candidate_pairs
from features.contradictions.circumstances import comparable
from features.contradictions.claims import Claim, read_claim
from features.contradictions.crossencoder import CrossEncoder, Reading, shipped
from features.contradictions.cues import NONE, Cues, cues
from features.contradictions.rules import Conflict

LOOKED_AT = 4  # times as many candidates as reach the model: most have no word that sets one against the other
CONFIRMED = 0.5  # of the model's probability, from which on it lets stand what a rule found
PLAIN = 0.84  # strength of a rule that nobody need confirm: one claim denies the other, two words apart at most
FLOOR = 0.01  # added to each probability, so that no reading is beyond doubt


def conflicts(
    found: Sequence[Claim], most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[tuple[int, int, Conflict]]:
    """The pairs of claims that contradict each other, by their places; at most `most` reach the model.

    Only pairs with an explicit cue do: where no word can be pointed at, nearly all that the model takes for
    contradictions on web pages are two items of a list, two items of news or one sentence twice.
    """
    chosen = candidates(found, most, groups)
    if not chosen:
        return []
    encoder = shipped()
    hits = []
    for (i, j, marks), reading in zip(chosen, read(encoder, found, chosen), strict=True):
        strength = probability(evidence(reading, marks), encoder.card["pages"])
        rule = marks.rule
        if rule is not None and (reading.contradiction >= CONFIRMED or rule.strength >= PLAIN):
            strength = max(strength, rule.strength)
        if strength >= encoder.card["threshold"]:
            hits.append((i, j, marks.conflict(strength)))
    return hits


def candidates(
    found: Sequence[Claim], most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[tuple[int, int, Cues]]:
    """The pairs that speak of the same case and have an explicit cue: at most `most`, the most alike first."""
    marked = (
        (first, second, cues(found[first], found[second]))
        for first, second, _ in candidate_pairs(found, LOOKED_AT * most, groups)
        if comparable(found[first], found[second])
    )
    return list(islice((pair for pair in marked if pair[2].explicit), most))


def read(encoder: CrossEncoder, found: Sequence[Claim], chosen: Sequence[tuple[int, int, Cues]]) -> list[Reading]:
    """What the model makes of chosen pairs of claims."""
    return encoder.read([(found[first].text, found[second].text) for first, second, _ in chosen])


def pair_probabilities(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The probability that two sentences contradict each other, where about one such pair in three does."""
    encoder = shipped()
    return [probability(values, encoder.card["pairs"]) for values in pair_evidence(encoder, pairs)]


def pair_evidence(encoder: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
    """The evidence on pairs of sentences that stand alone."""
    claims = [(read_claim(first), read_claim(second)) for first, second in pairs]
    marks = [cues(a, b) if a and b else NONE for a, b in claims]
    return [evidence(*one) for one in zip(encoder.read(pairs), marks, strict=True)]


def evidence(reading: Reading, marks: Cues) -> dict[str, float]:
    """What speaks for a contradiction, before it is weighed: the model's log-odds against the rest, and the cues."""
    conflict = math.log(reading.contradiction + FLOOR)
    return {
        "over_entailment": conflict - math.log(reading.entailment + FLOOR),
        "over_neutral": conflict - math.log(reading.neutral + FLOOR),
        "denied": float(bool(marks.denied)),
        "turned": float(marks.turned),
        "opposites": float(marks.opposites is not None),
        "figures": float(marks.figures is not None),
        "rule": marks.rule.strength if marks.rule else 0.0,
        "hedged": float(marks.hedged),
    }


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability of a contradiction by a logistic model; `weights` hold an `intercept` and one for each value."""
    odds = weights["intercept"] + math.fsum(weights[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-odds))
