"""Weasel words: "many", "some", "widely" leave open who, how many or how often (Ganter & Strube 2009).

They are read as hedges in impersonal narration, as news and encyclopaedias are written, and nowhere else: in talk they
are ordinary words ("some of my friends"), in advice they help ("many people find it easier to ..."), and in a report of
results the numbers stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from features.readability import PERSONAL

KIND = "weasel"  # the class of these cues in the lexicon
NARRATED, ARGUED = -1.3, 0.15  # from which style of news on, and up to which style of opinion, a passage narrates


def impersonal(passage: Iterable[Sequence[str]]) -> bool:
    """Whether the words of a passage, sentence by sentence, speak neither to the reader nor of the writer."""
    return all(map(PERSONAL.isdisjoint, passage))


def narrates(news: float, opinion: float) -> bool:
    """Whether a passage narrates, by its styles of news and of opinion (`features.hedging.style`)."""
    return news > NARRATED and opinion < ARGUED
