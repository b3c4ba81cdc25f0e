"""What text and Markdown reports share: evidence by signal, quotes cut to a line, names of kinds."""

from __future__ import annotations

from collections.abc import Sequence

from features import Evidence
from scoring import ScoreReport

MAX_QUOTE = 90
FIRST = 4  # passages of a signal shown when not everything is asked for
KIND_NAMES = {
    "citation.locator": "source",
    "citation.named": "named source",
    "citation.vague": "nobody in particular",
    "citation.missing": "no source",
    "promotion.cta": "call to action",
    "promotion.phone": "phone number",
    "promotion.puffery": "puffery",
    "promotion.offer": "offer",
    "hedging.hedge": "hedge",
    "hedging.limitation": "limit stated",
    "hedging.overclaim": "overclaim",
    "contradiction.internal": "contradiction",
    "transparency.author": "author",
    "transparency.reviewer": "reviewer",
    "transparency.date": "date",
    "transparency.disclosure": "disclosure",
    "transparency.disclaimer": "disclaimer",
}


def shorten(quote: str, limit: int = MAX_QUOTE) -> str:
    """A quote on one line, cut in the middle where it is longer than `limit` characters."""
    line = " ".join(quote.split())
    return line if len(line) <= limit else line[: limit - 20].rstrip() + " … " + line[-16:].lstrip()


def by_signal(report: ScoreReport, signal: str, *, everything: bool) -> tuple[Sequence[Evidence], int]:
    """The evidence of a signal to show, every kind's first before any kind's second, and how many are left out."""
    evidence = [e for e in report.evidence if e.signal == signal]
    if everything or len(evidence) <= FIRST:
        return evidence, 0
    seen: dict[str, int] = {}
    ranked = []
    for place, item in enumerate(evidence):
        seen[item.kind] = seen.get(item.kind, 0) + 1
        ranked.append((seen[item.kind], place, item))
    shown = sorted(sorted(ranked, key=lambda r: r[:2])[:FIRST], key=lambda r: r[1])
    return [item for _, _, item in shown], len(evidence) - len(shown)
