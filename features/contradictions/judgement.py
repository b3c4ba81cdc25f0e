"""The second stage of the deep detector: what the model reads and the cues show, as one calibrated probability."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise, product
from statistics import fmean

from features.contradictions.candidates import MAX_PAIRS, candidate_pairs
from features.contradictions.circumstances import comparable
from features.contradictions.claims import Claim, read_claim
from features.contradictions.crossencoder import CrossEncoder, Reading, shipped
from features.contradictions.cues import NONE, Cues, cues
from features.contradictions.rules import MIN_FIGURE_CONTENT, Conflict, amounts, frame
from features.document import sentence_starts

LOOKED_AT = 4  # times as many candidates as reach the model: most have no word that sets one against the other
CONFIRMED = 0.5  # of the model's probability in either order, from which on it lets stand what a rule found
PLAIN = 0.84  # strength of a rule that nobody need confirm: one claim denies the other, two words apart at most
MIN_SHARE, MIN_OVERLAP = 0.85, 0.35  # of the words that two statements share, in the shorter one and in both together
# The same where no cue sets them against each other, and how many words they share at least.
SILENT_SHARE, SILENT_OVERLAP, SILENT_WORDS = 0.6, 0.3, 6
MAX_PARTS = 24  # pairs of sentences of two texts that are read
FLOOR = 0.01  # added to each probability, so that no reading is beyond doubt


def conflicts(
    found: Sequence[Claim], most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[tuple[int, int, Conflict]]:
    """The pairs of claims that contradict each other, by their places; at most `most` reach the model.

    Only pairs do that say the same but for a denial, two opposites or a figure, or that say much of one thing: most of
    all others that the model takes for contradictions on web pages are two items of a list or two items of news.
    """
    chosen = candidates(found, most, groups)
    if not chosen:
        return []
    encoder = shipped()
    hits = []
    for (i, j, marks), readings in zip(chosen, read(encoder, found, chosen), strict=True):
        strength = probability(evidence(readings, marks), encoder.card["pages"])
        rule = marks.rule
        if rule is not None and (rule.strength >= PLAIN or min(r.contradiction for r in readings) >= CONFIRMED):
            strength = max(strength, rule.strength)
        if strength >= encoder.card["threshold"]:
            hits.append((i, j, marks.conflict(strength)))
    return hits


def candidates(
    found: Sequence[Claim], most: int = MAX_PAIRS, groups: Sequence[int] | None = None
) -> list[tuple[int, int, Cues]]:
    """The pairs that speak of the same case and that cues set against each other: at most `most`, the likest first."""
    chosen = (
        (first, second, marks)
        for first, second, marks in compared(found, LOOKED_AT * most, groups)
        if marks.rule is not None or worth_reading(found[first], found[second], marks)
    )
    return list(islice(chosen, most))


def compared(
    found: Sequence[Claim], most: int = LOOKED_AT * MAX_PAIRS, groups: Sequence[int] | None = None
) -> Iterator[tuple[int, int, Cues]]:
    """Of the likest pairs, at most `most`, those that speak of the same case, with their cues."""
    for first, second, _ in candidate_pairs(found, most, groups):
        if comparable(found[first], found[second]):
            yield first, second, cues(found[first], found[second])


def worth_reading(a: Claim, b: Claim, marks: Cues) -> bool:
    """Whether two statements are the same but for what their cues show or for one figure, or speak of one thing."""
    shared = a.content & b.content
    share, overlap = frame(a, b), len(shared) / len(a.content | b.content)
    if marks.explicit and share >= MIN_SHARE and overlap >= MIN_OVERLAP:
        return True
    if not (a.stands_alone and b.stands_alone):
        return False
    if a.numbers == b.numbers:
        return share >= SILENT_SHARE and overlap >= SILENT_OVERLAP and len(shared) >= SILENT_WORDS
    own = min(len(a.numbers - b.numbers), len(b.numbers - a.numbers))
    same = share >= MIN_SHARE and len(shared - amounts()) >= MIN_FIGURE_CONTENT
    return marks.figures is not None and own == 1 and same


def read(
    encoder: CrossEncoder, found: Sequence[Claim], chosen: Sequence[tuple[int, int, Cues]]
) -> list[tuple[Reading, ...]]:
    """What the model makes of chosen pairs of claims, the longer one first and last."""
    return _in_either_order(encoder, [(found[first].text, found[second].text) for first, second, _ in chosen])


def _in_either_order(encoder: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> list[tuple[Reading, ...]]:
    return list(zip(encoder.read(pairs), encoder.read(pairs, turned=True), strict=True))


def pair_probabilities(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The probability that two texts contradict each other, where about one such pair in three does."""
    encoder = shipped()
    return [probability(values, encoder.card["pairs"]) for values in pair_evidence(encoder, pairs)]


def pair_evidence(encoder: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
    """The evidence on pairs of texts that stand alone, as a whole and sentence by sentence.

    Of evidence that has several sentences often one alone bears on a claim.
    """
    claims = [(read_claim(first), read_claim(second)) for first, second in pairs]
    marks = [cues(a, b) if a and b else NONE for a, b in claims]
    wholes = _in_either_order(encoder, pairs)
    parts = _part_by_part(encoder, pairs)
    return [evidence((*whole, part or whole[0]), mark) for whole, part, mark in zip(wholes, parts, marks, strict=True)]


def _part_by_part(encoder: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> list[Reading | None]:
    """Of every kind the highest probability between a sentence of one text and one of the other, if one has several."""
    parts = [list(islice(product(_sentences(a), _sentences(b)), MAX_PARTS)) for a, b in pairs]
    several = [part if len(part) > 1 else [] for part in parts]
    readings = iter(encoder.read(list(chain.from_iterable(several))))
    return [_highest(list(islice(readings, len(part)))) if part else None for part in several]


def _sentences(text: str) -> list[str]:
    bounds = [0, *sentence_starts(text), len(text)]
    return [sentence for start, end in pairwise(bounds) if (sentence := text[start:end].strip())] or [text]


def _highest(readings: Sequence[Reading]) -> Reading:
    return Reading(*map(max, zip(*readings, strict=True)))


def evidence(readings: Sequence[Reading], marks: Cues) -> dict[str, float]:
    """What speaks for a contradiction: the model's log-odds against the rest, a mean of its readings, and the cues."""
    return {
        "over_entailment": fmean(_log_odds(reading.contradiction, reading.entailment) for reading in readings),
        "over_neutral": fmean(_log_odds(reading.contradiction, reading.neutral) for reading in readings),
        "denied": float(bool(marks.denied)),
        "turned": float(marks.turned),
        "opposites": float(marks.opposites is not None),
        "figures": float(marks.figures is not None),
        "rule": marks.rule.strength if marks.rule else 0.0,
        "hedged": float(marks.hedged),
    }


def _log_odds(one: float, other: float) -> float:
    return math.log((one + FLOOR) / (other + FLOOR))


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability of a contradiction by a logistic model; `weights` hold an `intercept` and one for each value."""
    odds = weights["intercept"] + math.fsum(weights[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-odds))
