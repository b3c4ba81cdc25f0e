"""Calls to action in disguise: digits and signs for letters ("C4LL N0W"), letters spaced out ("c a l l  n o w").

Only phrases that are calls by themselves are looked for, and only where a word is spelled so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from features.document import Document
from features.lexicon import phrases

_LETTERS = (str.maketrans("0134578@$!|", "oieastbasii"), str.maketrans("0134578@$!|", "oleastbasll"))
_TOKEN = re.compile(r"[\w@$!|]{1,30}")
_MIXED = re.compile(r"\d[a-z]|[a-z][\d@$]")
_A_TO_Z = frozenset(ascii_lowercase)
_SINGLE_LETTERS = tuple(re.compile(rf"{gap}[a-z]{gap}[a-z](?![a-z0-9])") for gap in (" ", "[.]", "-"))
_SPACED = re.compile(r"\w(?:[ .*_-]{1,2}\w(?!\w)){5,40}")
_REACH = 4  # words of the longest phrase that is read
_HEAD, _LONGEST = 4, 24  # letters


@cache
def _calls() -> frozenset[str]:
    entries = phrases("promotion_cta").items()
    return frozenset(phrase for phrase, tag in entries if tag in ("anywhere", "button") and " " in phrase)


@cache
def _words() -> frozenset[str]:
    return frozenset(word for phrase in _calls() for word in phrase.split())


@cache
def _squeezed() -> dict[str, list[str]]:
    """The calls without their blanks, by their first letters."""
    found: dict[str, list[str]] = {}
    for phrase in _calls():
        letters = phrase.replace(" ", "")
        found.setdefault(letters[:_HEAD], []).append(letters)
    return found


def find_disguised(document: Document) -> Iterator[tuple[int, int]]:
    """The plain ranges of calls to action in disguise."""
    low = document.low
    mixed = [at for at in document.digits if low[at + 1 : at + 2] in _A_TO_Z or low[at - 1 : at] in _A_TO_Z]
    for sign in "@$":
        at = low.find(sign, 1)
        while at >= 0:
            if low[at - 1].isalpha():
                mixed.append(at)
            at = low.find(sign, at + 1)
    for index in sorted({document.sentence_index(at) for at in mixed if _passes_for_word(low, at)}):
        sentence = document.sentences[index]
        yield from _spelled_with_digits(low, sentence.start, sentence.end)
    reached = 0
    for at in sorted(match.start() for sought in _SINGLE_LETTERS for match in sought.finditer(low)):
        if at >= reached:
            run = _SPACED.match(low, at - 1 if at and low[at - 1].isalnum() else at + 1)
            if run is not None:
                reached = run.end()
                yield from _spaced_out(low, run)


def _passes_for_word(low: str, at: int) -> bool:
    """Whether the word around a digit or sign passes for another."""
    first = at
    while first and at - first < _LONGEST and (low[first - 1].isalnum() or low[first - 1] in "@$"):
        first -= 1
    token = _TOKEN.match(low, first)
    word = token[0].rstrip("!|") if token is not None else ""
    return _plain(word) != word


def _spelled_with_digits(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of words that read as a call when digits and signs are read as letters, one of them in disguise."""
    tokens = list(_TOKEN.finditer(low, start, end))
    words = [_plain(token[0].rstrip("!|")) for token in tokens]
    at = 0
    while at < len(tokens):
        lengths = range(min(_REACH, len(tokens) - at), 1, -1)
        count = next((n for n in lengths if " ".join(words[at : at + n]) in _calls()), 0)
        if any(_MIXED.search(token[0]) for token in tokens[at : at + count]):
            last = tokens[at + count - 1]
            yield tokens[at].start(), last.start() + len(last[0].rstrip("!|"))
        at += max(count, 1)


def _plain(token: str) -> str:
    """The word that a token passes for; the token itself where it passes for none of a call's words."""
    if _MIXED.search(token) is None:
        return token
    for letters in _LETTERS:
        if (word := token.translate(letters)) in _words():
            return word
    return token


def _spaced_out(low: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The calls that a run of single letters spells."""
    letters = [at for at in range(run.start(), run.end()) if low[at].isalnum()]
    spelled = "".join(low[at] for at in letters)
    first = 0
    while first < len(letters):
        heads = _squeezed().get(spelled[first : first + _HEAD], ())
        size = max((len(call) for call in heads if spelled.startswith(call, first)), default=0)
        if size:
            yield letters[first], letters[first + size - 1] + 1
        first += max(size, 1)
