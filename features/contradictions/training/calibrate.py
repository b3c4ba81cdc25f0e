"""The weights that turn a reading and the cues into one probability: fitted on pages with a planted contradiction.

On a page nearly every pair of like sentences is harmless, among labelled pairs one in three is a contradiction; so
there are weights for each.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sklearn.linear_model import LogisticRegression

from data import Article
from features.contradictions.candidates import MAX_PAIRS
from features.contradictions.claims import claims
from features.contradictions.crossencoder import CrossEncoder
from features.contradictions.judgement import compared, evidence, pair_evidence, read
from features.contradictions.training.pages import Page, claim_like
from features.contradictions.training.pairs import denied, reworded
from features.contradictions.training.records import CONTRADICTION, Pair
from features.document import Document

MIN_STATEMENTS = 8  # of a page that a contradiction is planted in
Example = tuple[dict[str, float], bool]


def planted(found: Iterable[Page], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Pages with the denied rewording of one of their sentences put in elsewhere: text, sentence, what denies it."""
    for page in found:
        lines = list(page.sentences)
        places = [place for place, line in enumerate(lines) if claim_like(line) and not line.endswith("?")]
        if len(places) < MIN_STATEMENTS:
            continue
        line = lines[rng.choice(places)]
        made = denied(reworded(line, rng) if rng.random() < 0.6 else line, rng)
        if made and made[1] != "flat":
            lines.insert(rng.randrange(len(lines)), made[0])
            yield "\n".join(lines), line, made[0]


def of_pages(encoder: CrossEncoder, pages: Iterable[tuple[str, str, str]]) -> list[Example]:
    """The evidence on pairs of planted pages that have an explicit cue, and whether each is the planted one.

    All such pairs, also those that `candidates` passes over: what it leaves is too little to learn from.
    """
    examples: list[Example] = []
    for text, line, made in pages:
        found = claims(Document.read(Article.from_text(text)))
        chosen = list(islice((pair for pair in compared(found) if pair[2].explicit), MAX_PAIRS))
        for (i, j, marks), readings in zip(chosen, read(encoder, found, chosen), strict=True):
            a, b = found[i].text, found[j].text
            examples.append((evidence(readings, marks), (a in line and b in made) or (b in line and a in made)))
    return examples


def of_pairs(encoder: CrossEncoder, pairs: Sequence[Pair]) -> list[Example]:
    """The evidence on labelled pairs, and whether they are contradictions."""
    read_alone = pair_evidence(encoder, [(pair.first, pair.second) for pair in pairs])
    return [(values, pair.target == CONTRADICTION) for values, pair in zip(read_alone, pairs, strict=True)]


def weights(examples: Sequence[Example]) -> Mapping[str, float]:
    """A logistic model of the examples. No cue of a contradiction may speak against one."""
    names = list(examples[0][0])
    fitted: Any = LogisticRegression().fit([list(values.values()) for values, _ in examples], [y for _, y in examples])
    found = dict(zip(names, map(float, fitted.coef_[0]), strict=True))
    kept = {name: value if name == "hedged" else max(0.0, value) for name, value in found.items()}
    return {"intercept": round(float(fitted.intercept_[0]), 3), **{name: round(v, 3) for name, v in kept.items()}}
