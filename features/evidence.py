"""What a signal points at: a passage, its kind, and why it counts."""

from __future__ import annotations

from typing import NamedTuple

KINDS: dict[str, str] = {
    "citation.locator": "what locates a source: URL, DOI, PMID, numbered marker, author-year, entry of a source list",
    "citation.named": "attribution in the text to an identifiable person, organisation, journal or study",
    "citation.vague": "attribution to nobody in particular",
    "citation.missing": "a statistic offered as evidence with no source in its paragraph",
    "promotion.cta": "a call to action that serves the site's or an advertiser's business",
    "promotion.phone": "a phone or fax number",
    "promotion.puffery": "superlatives, hype, self-praise of a product, provider, treatment or site",
    "promotion.offer": "price, discount, guarantee, free offer, limited time",
    "hedging.hedge": "a cue that marks a claim as uncertain",
    "hedging.limitation": "an explicit statement of the evidence's limits",
    "hedging.overclaim": "absolute or exaggerated certainty",
    "contradiction.internal": "two statements of the article that cannot both be true",
    "transparency.author": "a byline or named author of the page",
    "transparency.reviewer": "medical, clinical or editorial review",
    "transparency.date": "date published, updated or reviewed",
    "transparency.disclosure": "sponsorship, advertising, conflicts of interest, ownership",
    "transparency.disclaimer": "not a substitute for professional advice",
}

_SIGNALS = {
    "citation": "citations",
    "promotion": "promotion",
    "hedging": "hedging",
    "contradiction": "contradictions",
    "transparency": "transparency",
}


def signal_of(kind: str) -> str:
    """The signal that a kind of evidence belongs to."""
    return _SIGNALS[kind.partition(".")[0]]


class Span(NamedTuple):
    """A half-open range of Unicode code points in the article's text."""

    start: int
    end: int

    def shared(self, other: Span) -> float:
        """How much of the longer of two ranges both cover: 1 for the same, 0 or less for ranges apart."""
        return (min(self.end, other.end) - max(self.start, other.start)) / max(
            self.end - self.start, other.end - other.start, 1
        )


SAME = 1 / 3  # shared, from which on two passages are taken for the same: what evaluations count as found


class Passage(NamedTuple):
    """A quoted range: `quote` is the article's text from `span.start` to `span.end`."""

    span: Span
    quote: str


class Evidence(NamedTuple):
    """One piece of evidence.

    `where` is `text`, `link` (the span covers the anchor, `target` is the address) or `metadata` (no span, `quote` is
    the value). `other` is the second statement of a contradiction, `strength` its probability (1 for all else).
    `topic` is what the evidence counts as once, however often it is repeated (see `features.extractor.distinct`).
    """

    kind: str
    quote: str
    span: Span | None = None
    where: str = "text"
    target: str | None = None
    note: str = ""
    other: Passage | None = None
    strength: float = 1.0
    topic: str = ""

    @property
    def signal(self) -> str:
        """The signal this kind of evidence belongs to."""
        return signal_of(self.kind)
