"""Phrases kept as data files, found in one linear pass over a text, whatever their number.

A lexicon is a UTF-8 file in `features/lexicons/`: lines that begin with `#` say its source and licence, every other
line is a phrase in lower case, optionally followed by a tab and a tag that the extractor reads. The name of the lexicon
is the file's name without `.txt`.
"""

from __future__ import annotations

import re
from functools import cache, partial
from importlib import resources
from typing import Any, NamedTuple

from features.foreign import has_foreign_letters
from features.words import blanks


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


# What separates words is read as a blank, so that a phrase is looked for between two blanks.
_BLANKS = blanks("")
_FOREIGN = re.compile(r"[^\W\x00-\x7f]")


def _blanked(text: str) -> str:
    """A text of the same length in which every character but letters and digits is a blank, and foreign letters x."""
    if has_foreign_letters(text):
        text = _FOREIGN.sub("x", text)
    return text.encode("ascii", "replace").translate(_BLANKS).decode("ascii")


class _Entry(NamedTuple):
    """A phrase of a lexicon, where it begins in its pattern, and what has to stand there in lower case.

    `low` is empty for a plain word, of which the pattern says all.
    """

    minus: int  # its length, negative: of phrases that begin together the longest comes first
    phrase: str
    lexicon: str
    tag: str
    offset: int
    low: str


@cache
def _automaton() -> tuple[Any, list[tuple[_Entry, ...]]]:
    """One Aho-Corasick automaton over all lexicons (Aho & Corasick 1975), and the phrases that each pattern stands for.

    A pattern is a phrase between blanks: its own signs are blanks too, so that "follow-up" and "follow up" are one.
    """
    from ahocorasick_rs import AhoCorasick, MatchKind

    entries: dict[str, list[_Entry]] = {}
    for name in names():
        for phrase, tag in phrases(name).items():
            opening, closing = " " * phrase[0].isalnum(), " " * phrase[-1].isalnum()
            low = "" if phrase.isascii() and phrase.isalnum() else phrase
            entry = _Entry(-len(phrase), phrase, name, tag, len(opening) - 1, low)
            entries.setdefault(opening + _blanked(phrase) + closing, []).append(entry)
    return AhoCorasick(list(entries), matchkind=MatchKind.Standard), [tuple(same) for same in entries.values()]


_hit = partial(tuple.__new__, Hit)  # without a call of Python: two hundred are made of every page


def scan(low: str) -> dict[str, list[Hit]]:
    """All phrases in a lower-case text, by lexicon, in order; of overlapping hits of one lexicon the longest stands.

    A phrase counts only where it is not part of a longer word.
    """
    automaton, entries = _automaton()
    whole = [
        (start + entry.offset, entry)
        for index, start, _ in automaton.find_matches_as_indexes(f" {_blanked(low)} ", overlapping=True)
        for entry in entries[index]
        if not entry.low or low.startswith(entry.low, start + entry.offset)
    ]
    whole.sort()
    found: dict[str, list[Hit]] = {name: [] for name in names()}
    ends = dict.fromkeys(found, 0)
    for start, (minus, phrase, name, tag, _, _) in whole:
        if start >= ends[name]:
            ends[name] = end = start - minus
            found[name].append(_hit((start, end, phrase, tag)))
    return found


@cache
def pairs(table: str) -> tuple[tuple[str, str], ...]:
    """Rows of a table of words or word pairs in `features/lexicons/tables/`, which are not searched for in texts."""
    raw = resources.files("features").joinpath("lexicons", "tables", f"{table}.txt").read_text("utf-8")
    rows = (line.partition("\t") for line in raw.splitlines() if line.strip() and not line.startswith("#"))
    return tuple((word.strip(), other.strip()) for word, _, other in rows)
