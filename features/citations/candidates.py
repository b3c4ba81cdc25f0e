"""Passages that may say where a claim comes from, before they are judged in their context."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from features.citations.phrases import Phrase
from features.citations.words import LAW, PEOPLE, STUDY, WORK, Clause, word_of
from features.document import Document
from features.lexicon import Hit, pairs

SORTS = ("verb", "lead", "work")  # of what may be an attribution: the lexicons citation_verb and so on
RARE = " rare"  # how the tag of a verb ends that so seldom reports that it is read only after people, studies or a law
_PUBLISHED = re.compile(r" (?:by|from|at|with|of|for|[a-z]+(?:ed|en|made)) ")
_NO_SUBJECT = frozenset("to of the a an i we you my your our its this these for with at by on if how".split())
_AUXILIARY = frozenset(
    "is are was were be been being am has have had having can could may might will would shall should must not never "
    "cannot no".split()
)
_RELATIVE = frozenset("who that which".split())
_COUNTED = frozenset("have has also now been many some others most they it".split())
_BE = frozenset("is are was were be been being".split())
_PARTICIPLES = ("ed", "en", "wn", "id", "ld", "nd", "ght", "ven")
_SAID = (" to ", " that ", " as ", " in ", " by ", " of ", " with ", " for ")
SPEAKING = frozenset("says adds agrees explains writes said".split())  # may begin a sentence: "Says Khan"
_ARTICLES = frozenset("a an the this that these those its their his her our your my no any".split())
_ENDED = (".", "!", "?", ":", "")  # how the word before a verb ends that begins a sentence
_NEAR = 60  # characters before a work in which whose it is has to begin


class Candidate(NamedTuple):
    """A passage and how it was read: by which route, the phrase that is its source, the words beside them."""

    start: int
    end: int
    clause: Clause
    first: int  # index of the first word of the hit
    route: str
    phrase: Phrase
    after: int  # index of the word after the verb, or after the source of a lead
    detail: str
    sort: str  # of the verb, or what led to a source
    lemma: str
    form: str = ""
    auxiliaries: frozenset[str] = frozenset()


LONGEST_WORD = 19  # characters; of an address without a blank the end is enough, and nothing longer is remembered


@cache
def _barred() -> frozenset[str]:
    """The words after which a verb has no subject that could be a source: "to say", "a claim", "you find"."""
    ends = (word for word, classes in pairs("citation_word") if classes == "boundary")
    return frozenset(ends) - _AUXILIARY - _RELATIVE | _NO_SUBJECT


def is_idle(document: Document, hit: Hit, sort: str, *, rare: bool = False) -> bool:
    """Whether what stands right beside a hit rules an attribution out, so that its sentence need not be read.

    A verb that seldom reports needs people or studies before it, unless `rare`.
    """
    low, start = document.low, hit.start
    end = max(0, start - 1)
    first = max(0, end - LONGEST_WORD)
    before = max(first, low.rfind(" ", first, end) + 1)
    word = low[before:end]
    if sort == "verb":
        if not rare and hit.tag.endswith(RARE):
            return not (word in _COUNTED or word[-1:].isdigit() or word_of(word).flags & (PEOPLE | STUDY | WORK | LAW))
        if word in _BE and hit.phrase.endswith(_PARTICIPLES):
            return _is_bare(low, before, hit.end)
        if word in _barred():
            return True
        return (
            document.plain[start].isupper()
            and word[-1:] in _ENDED
            and not (hit.phrase in SPEAKING and document.plain[hit.end + 1 : hit.end + 2].isupper())
        )
    return sort == "work" and not _PUBLISHED.match(low, hit.end) and _is_unowned(document.plain, word, start)


def _is_bare(low: str, before: int, end: int) -> bool:
    """Whether a passive has neither agent, nor "it" before it, nor what is said after it: "was accused last year"."""
    return (
        not low.startswith(_SAID, end) and not low.endswith("it ", 0, before) and low.find(" by ", end, end + _NEAR) < 0
    )


def _is_unowned(plain: str, word: str, start: int) -> bool:
    """Whether no name stands before a work that could be its owner's."""
    if word in _ARTICLES:
        return True
    near = plain[max(plain.rfind(".", max(0, start - _NEAR), start) + 1, start - _NEAR, 0) : start]
    return near.islower()
