"""The types that every signal is written in: a feature, a finding, an extractor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from features.abreast import Abreast
from features.document import Document
from features.evidence import Evidence

Finder = Callable[[Sequence[Document], Abreast], list[list[Evidence]]]  # the evidence of each of several documents


@dataclass(frozen=True, slots=True)
class Feature:
    """One number of a signal, and how it enters the model.

    The model sees `value / (value + half)` for a count (half of the effect is reached at `half`) and, where `half` is
    0, `(value - low) / (high - low)` cut to 0 to 1. `sign` is +1 where published work says that more of it
    makes a page more credible, -1 where less, 0 where the data decide; `grounds` names that work. What is not `scored`
    is reported and never weighs: how hard a text is to read says nothing of its truth.
    """

    name: str
    unit: str
    sign: int
    grounds: str
    half: float = 0.0
    low: float = 0.0
    high: float = 1.0
    scored: bool = True

    def transform(self, value: float) -> float:
        """The value as the model sees it, 0 to 1."""
        if self.half:
            return value / (value + self.half)
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    @property
    def formula(self) -> str:
        """The transformation in words, as published in `/v1/signals`."""
        if self.half:
            return f"x / (x + {self.half:g})"
        return f"(x - {self.low:g}) / ({self.high:g} - {self.low:g}), cut to 0..1"


@dataclass(frozen=True, slots=True)
class Finding:
    """What an extractor found: its evidence, and the raw value of each of its features, in their order."""

    evidence: tuple[Evidence, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an extractor sums up its finding: `status` is `pass`, `partial`, `fail` or `n/a`."""

    status: str
    summary: str
    advice: str


@dataclass(frozen=True, slots=True)
class Extractor:
    """A signal: how its evidence is found, which features are read off it, and how it is told to an editor."""

    name: str
    question: str
    criteria: tuple[str, ...]
    statuses: str
    features: tuple[Feature, ...]
    find: Finder
    measure: Callable[[Document, Sequence[Evidence]], tuple[float, ...]]
    tell: Callable[[Finding], Verdict]

    def extract(self, document: Document) -> Finding:
        """The finding on one document; its evidence in the order of the text."""
        return self.extract_all([document], Abreast(1))[0]

    def extract_all(self, documents: Sequence[Document], abreast: Abreast) -> list[Finding]:
        """The findings on several documents."""
        return abreast.each(self._finding, documents, self.find(documents, abreast))

    def _finding(self, document: Document, evidence: list[Evidence]) -> Finding:
        evidence.sort(key=_place)
        values = self.measure(document, evidence)
        if len(values) != len(self.features):
            raise ValueError(f"{self.name}: {len(values)} values for {len(self.features)} features")
        return Finding(tuple(evidence), values)


def one_by_one(find: Callable[[Document], list[Evidence]]) -> Finder:
    """Finds the evidence of several documents in one step."""
    return lambda documents, abreast: abreast.each(find, documents)


def _place(evidence: Evidence) -> tuple[int, int, str]:
    if evidence.span is None:
        return (1 << 62, 0, evidence.kind)
    return (evidence.span.start, evidence.span.end, evidence.kind)


def distinct(evidence: Sequence[Evidence], *kinds: str) -> float:
    """How many different pieces of evidence of these kinds there are.

    The same passage repeated counts once, so that repeating an article, or a button on it, changes no score.
    """
    return float(len({(e.kind, e.topic or e.quote.lower()) for e in evidence if e.kind in kinds}))


def count(evidence: Sequence[Evidence], *kinds: str) -> int:
    """How many pieces of evidence of these kinds there are, repeated ones included."""
    return sum(e.kind in kinds for e in evidence)


def numbered(amount: int, one: str, several: str) -> str:
    """An amount with its noun, as a summary says it; empty for none."""
    return "" if not amount else f"{amount} {one if amount == 1 else several}"
