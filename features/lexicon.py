"""Phrases kept as data files, found in one linear pass over a text, whatever their number.

A lexicon is a UTF-8 file in `features/lexicons/`: lines that begin with `#` say its source and licence, every other
line is a phrase in lower case, optionally followed by a tab and a tag that the extractor reads. The name of the lexicon
is the file's name without `.txt`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class Hit(NamedTuple):
    """A phrase of a lexicon at its place in the plain text; `tag` is what the lexicon says of it, or empty."""

    start: int
    end: int
    phrase: str
    tag: str


@cache
def phrases(lexicon: str) -> dict[str, str]:
    """The phrases of one lexicon with their tags."""
    found: dict[str, str] = {}
    for line in resources.files("features").joinpath("lexicons", f"{lexicon}.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            phrase, _, tag = line.partition("\t")
            found[phrase.strip()] = tag.strip()
    return found


@cache
def names() -> tuple[str, ...]:
    """The names of all lexicons, sorted."""
    folder = resources.files("features").joinpath("lexicons")
    return tuple(sorted(f.name.removesuffix(".txt") for f in folder.iterdir() if f.name.endswith(".txt")))


class _Entry(NamedTuple):
    """A phrase with its lexicons and tags, and whether a letter before or after it would make it part of a word."""

    phrase: str
    places: tuple[tuple[str, str], ...]
    opens: bool
    closes: bool


@cache
def _automaton() -> tuple[Any, list[_Entry]]:
    """One Aho-Corasick automaton over all lexicons (Aho & Corasick 1975), and the entry of each of its phrases."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    where: dict[str, list[tuple[str, str]]] = {}
    for name in names():
        for phrase, tag in phrases(name).items():
            where.setdefault(phrase, []).append((name, tag))
    entries = [
        _Entry(phrase, tuple(places), phrase[0].isalnum(), phrase[-1].isalnum()) for phrase, places in where.items()
    ]
    return AhoCorasick([entry.phrase for entry in entries], matchkind=MatchKind.Standard), entries


def scan(low: str) -> dict[str, list[Hit]]:
    """All phrases in a lower-case text, by lexicon, in order; of overlapping hits of one lexicon the longest stands.

    A phrase counts only where it is not part of a longer word.
    """
    automaton, entries = _automaton()
    found: dict[str, list[Hit]] = {name: [] for name in names()}
    framed = f" {low} "  # so that every phrase has a character on both sides
    whole = []
    for index, start, end in automaton.find_matches_as_indexes(low, overlapping=True):
        phrase, places, opens, closes = entries[index]
        if not ((opens and framed[start].isalnum()) or (closes and framed[end + 1].isalnum())):
            whole.append((start, -end, phrase, places))
    whole.sort()
    for start, minus_end, phrase, places in whole:
        for name, tag in places:
            hits = found[name]
            if not hits or start >= hits[-1].end:
                hits.append(Hit(start, -minus_end, phrase, tag))
    return found


@cache
def pairs(table: str) -> tuple[tuple[str, str], ...]:
    """The rows of a table of word pairs in `features/lexicons/tables/`, which are not searched for in texts."""
    raw = resources.files("features").joinpath("lexicons", "tables", f"{table}.txt").read_text("utf-8")
    rows = (line.partition("\t") for line in raw.splitlines() if line.strip() and not line.startswith("#"))
    return tuple((word.strip(), other.strip()) for word, _, other in rows)
