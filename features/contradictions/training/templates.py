"""Schemas filled with subjects: statements for, against and beside one another, as pairs."""

from __future__ import annotations

import random

from features.contradictions.training.records import CONTRADICTION, NOT_CONTRADICTION, Pair
from features.contradictions.training.schemas import SCHEMAS
from features.contradictions.training.subjects import SLOTS


def _wordings(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("|")]


def _values(rng: random.Random) -> dict[str, str]:
    twice = {first: rng.sample(SLOTS[first], 2) for first in SLOTS}
    low, high = rng.choice(((5, 20), (10, 40), (2, 25), (30, 75), (8, 50), (1, 12), (15, 60), (100, 400), (50, 250)))
    if rng.random() < 0.5:
        low, high = high, low
    year = rng.randint(1950, 2020)
    return {
        **{slot: values[0] for slot, values in twice.items()},
        "Y": twice["D"][1], "Z": twice["L"][1], "M": twice["N"][1], "E": twice["B"][1], "a": str(low), "b": str(high), "k": str(year),
        "j": str(year + rng.choice((-1, 1)) * rng.randint(2, 25)),
    }  # fmt: skip


def _said(wording: str, values: dict[str, str], drug: str, receptor: str) -> str:
    text = wording.format(**values, X=receptor if "{X} receptors" in wording else drug)
    text = text.replace(" a opioid", " an opioid").replace(" a anti", " an anti").replace(" a hall", " a hall")
    return text[0].upper() + text[1:]


def schema_pairs(count: int, rng: random.Random) -> list[Pair]:
    """So many pairs, two in five of them contradictions."""
    out: list[Pair] = []
    while len(out) < count:
        schema = rng.choice(SCHEMAS)
        yes, no, beside = (_wordings(text) for text in (schema.yes, schema.no, schema.beside))
        values = _values(rng)
        drug = rng.choice([d for d in SLOTS["T"] if d != values["T"]])
        receptor = rng.choice([r for r in SLOTS["R"] if r not in values["R"] and values["R"] not in r])
        kind = rng.random()
        if kind < 0.4:
            first, second, target = rng.choice(yes), rng.choice(no), CONTRADICTION
        elif kind < 0.55:
            side = rng.choice((yes, no))
            first, second = rng.sample(side, 2)
            target = NOT_CONTRADICTION
        elif kind < 0.85:
            first, second, target = rng.choice(yes + no), rng.choice(beside), NOT_CONTRADICTION
        else:
            first, second, target = rng.choice(yes), rng.choice(no), NOT_CONTRADICTION
        one = _said(first, values, drug, receptor)
        if kind >= 0.85:
            values = _values(rng)
        other = _said(second, values, drug, receptor)
        if one != other:
            out.append(
                Pair(one, other, target, "schemas") if rng.random() < 0.5 else Pair(other, one, target, "schemas")
            )
    return out
