"""Pairs of statements of one page that an earlier detector took for contradictions, as readers judged them.

Of the like sentences of a page hardly two contradict each other, whatever they look like side by side; labelled sets,
whose pairs are about one thing by design, do not show that. `judged.tsv` names the pairs by set, record and places and
holds none of their text. A row's `relation` is that of the two statements by themselves (E: one follows from the other,
C: they exclude each other if they speak of one thing, X: neither), its `verdict` that of the page (Y: an editor should
see the pair, U: some would want to, N: no contradiction).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.corpora import read_records
from features.contradictions.training.records import (
    CONTRADICTION,
    NEUTRAL,
    NOT_CONTRADICTION,
    Pair,
    beside,
    plain,
    share,
)

JUDGED = Path(__file__).with_name("judged.tsv")  # set, record, start, end, start, end, relation, verdict
RELATIONS = {"E": NOT_CONTRADICTION, "C": CONTRADICTION, "X": NEUTRAL}
MEASURED = ("microsoft_web", "sondhi_medical")  # half of their pages no model is shown: they tell its precision


def judged(corpora: Path) -> Iterator[Pair]:
    """Every judged pair of the pages that may be learned from.

    Raises:
        CorpusMissingError: when a set, or a record of it, is not under `corpora`.
    """
    for text, (name, record, a, a_end, b, b_end, relation, _) in beside(JUDGED, corpora, _texts):
        if not is_measured(name, record):
            first, second = text[int(a) : int(a_end)], text[int(b) : int(b_end)]
            yield Pair(plain(first), plain(second), RELATIONS[relation], "judged")


def _texts(corpora: Path, name: str) -> dict[str, str]:
    return {str(row["id"]): str(row["text"]) for row in read_records(corpora, "articles", name)}


def is_measured(name: str, record: str) -> bool:
    """Whether a page is one of those that no model is shown."""
    return name in MEASURED and share(f"pages:{record}") >= 0.5
