"""Sentences of the articles that may be trained on, and the pairs of them a detector would take for candidates."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.corpora import read_records
from features.contradictions.training.records import plain

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|vs|etc|e\.g|i\.e|No|Inc|Ltd|Co|Jr|Sr|U\.S|a\.m|p\.m)|\b[A-Z])\.$"
)
END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
TOKEN = re.compile(r"[a-z0-9][a-z0-9'’-]*")
STOP = frozenset(
    """a about after all also although am an and any are as at be because been before being both but by can could did
    do does doing down
    during each even every few for from further had has have having he her here hers him himself his how however i if
    in into is it its
    itself just like made make many may me might more most much must my new no nor not now of off on once one only or
    other our out over
    own said same say says she should since so some such than that the their them then there these they this those
    though through to too
    two under until up upon us very was we were what when where which while who whom whose why will with within
    without would yet you
    your never cannot don't doesn't didn't isn't wasn't aren't it's that's""".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """One article as a list of sentences."""

    id: str
    source: str
    sentences: tuple[str, ...]


def sentences(text: str) -> list[str]:
    """The text cut at line breaks and at the ends of sentences."""
    out: list[str] = []
    for line in text.splitlines():
        kept = ""
        for piece in END.split(plain(line)):
            kept = f"{kept} {piece}".strip()
            if not ABBREVIATION.search(kept):
                out.append(kept)
                kept = ""
        if kept:
            out.append(kept)
    return [one for one in out if one]


def claim_like(sentence: str) -> bool:
    """Long enough to claim something, short enough to be one sentence, and neither a question nor a row of a table."""
    words = sentence.split()
    return (
        5 <= len(words) <= 45
        and sentence[-1] in ".!\"”'’"
        and "|" not in sentence
        and sum(ch.islower() for ch in sentence) > 0.6 * len(sentence)
    )


def read(corpora: Path, name: str) -> list[Page]:
    """The pages of one set."""
    return [
        Page(str(row["id"]), name, tuple(sentences(str(row["text"]))))
        for row in read_records(corpora, "articles", name)
    ]


def abstracts(corpora: Path) -> list[Page]:
    """The abstracts of biomedical papers, sentence by sentence."""
    found: dict[str, list[str]] = {}
    for row in read_records(corpora, "features", "hedge_bioscope_abstracts"):
        found.setdefault(str(row["doc"]), []).append(plain(str(row["text"])))
    return [Page(doc, "abstracts", tuple(lines)) for doc, lines in found.items()]


def conclusions(corpora: Path) -> list[Page]:
    """Concluding sentences of biomedical papers, each page of them from a dozen papers."""
    lines = [plain(str(row["text"])) for row in read_records(corpora, "features", "claim_strength_pubmed3061")]
    return [Page(str(at), "conclusions", tuple(lines[at : at + 12])) for at in range(0, len(lines), 12)]


def content(sentence: str) -> frozenset[str]:
    """Words that carry meaning, roughly stemmed."""
    found = (token.replace("’s", "").replace("'s", "") for token in TOKEN.findall(sentence.lower()))
    return frozenset(
        re.sub(r"(?:ing|ed|es|s|ly)$", "", token) if len(token) > 4 else token for token in found if token not in STOP
    )


def similar(lines: Sequence[str], most: int) -> list[tuple[float, int, int]]:
    """The most similar pairs of different sentences: shared weight of rare words over the geometric mean of both."""
    bags = [content(line) for line in lines]
    counts = Counter(word for bag in bags for word in bag)
    weight = {word: math.log(1 + len(lines) / count) for word, count in counts.items()}
    norms = [sum(weight[word] for word in bag) for bag in bags]
    found: list[tuple[float, int, int]] = []
    for i, one in enumerate(bags):
        for j in range(i + 1, len(bags)):
            shared = one & bags[j]
            enough = len(shared) >= 2 or (len(shared) == 1 and min(len(one), len(bags[j])) <= 4)
            if enough and lines[i].lower() != lines[j].lower():
                found.append((sum(weight[w] for w in shared) / math.sqrt(norms[i] * norms[j]), i, j))
    return sorted(found, key=lambda item: (-item[0], item[1], item[2]))[:most]
