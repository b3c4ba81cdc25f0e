"""The labelled pairs of sentences under `corpora/features`, and how each set is split into training and validation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from data.corpora import CorpusMissingError, read_records

ENTAILMENT, NEUTRAL, CONTRADICTION, NOT_CONTRADICTION = range(4)
TARGETS = {
    "entailment": ENTAILMENT,
    "neutral": NEUTRAL,
    "contradiction": CONTRADICTION,
    "not_contradiction": NOT_CONTRADICTION,
}
GROUPS = {  # set -> the field whose records stay on one side of a split
    "lingnli_train": "prompt",
    "climate_fever": "claim_id",
    "prosecco": "pid",
    "fever_dev": "s1",
    "covidfact": "s1",
    "negation_mnli": "s1",
}
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, the label as a target, and where they come from."""

    first: str
    second: str
    target: int
    source: str


def share(key: str) -> float:
    """A number in [0, 1) that depends on the key alone: below a rate means held out."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 2**32


def plain(text: str) -> str:
    """The text without treebank brackets and runs of blanks."""
    for coded, sign in BRACKETS.items():
        text = text.replace(coded, sign)
    return " ".join(text.split())


def labelled(corpora: Path, held_out: bool, rate: float = 0.04) -> Iterator[Pair]:
    """The pairs of every set that may be trained on; of prosecco one half is never returned (it measures)."""
    for name, field in GROUPS.items():
        for row in read_records(corpora, "features", f"pairs_{name}"):
            part = share(f"{name}:{row[field]}")
            if name == "prosecco" and part >= 0.5:
                continue
            limit = rate / 2 if name == "prosecco" else rate
            if (part < limit) != held_out:
                continue
            yield Pair(plain(str(row["s1"])), plain(str(row["s2"])), TARGETS[str(row["label"])], name)


def rows(table: Path) -> Iterator[list[str]]:
    """The fields of every line of a table of ours.

    Raises:
        CorpusMissingError: when it is not there: tables are no part of what is installed.
    """
    if not table.is_file():
        raise CorpusMissingError(f"{table.name} is not installed with Assay; train and evaluate in a clone of it.")
    return (line.split("\t") for line in table.read_text("utf-8").splitlines())


def beside(
    table: Path, corpora: Path, texts: Callable[[Path, str], Mapping[str, str]]
) -> Iterator[tuple[str, list[str]]]:
    """Every row of a table with the text that it names, by set and record; `texts` are those of a set.

    Raises:
        CorpusMissingError: when a set, or a record of it, is not under `corpora`.
    """
    for name, group in groupby(rows(table), key=lambda row: row[0]):
        found = texts(corpora, name)
        for row in group:
            if row[1] not in found:
                raise CorpusMissingError(f"{name} under {corpora} has no {row[1]}: is it another edition of the set?")
            yield found[row[1]], row
