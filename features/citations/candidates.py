"""Passages that may say where a claim comes from, before they are judged in their context."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from features.citations.phrases import Phrase
from features.citations.words import Clause
from features.document import Document
from features.lexicon import Hit, pairs

SORTS = ("verb", "lead", "work")  # of what may be an attribution: the lexicons citation_verb and so on
RARE = " rare"  # how the tag of a verb ends that so seldom reports that reading its sentence does not pay
_PUBLISHED = re.compile(r" (?:by|from|at|with|of|for|[a-z]+(?:ed|en|made)) ")
_NO_SUBJECT = frozenset("to of the a an i we you my your our its this these for with at by on if how".split())
_AUXILIARY = frozenset(
    "is are was were be been being am has have had having can could may might will would shall should must not never "
    "cannot no".split()
)
_RELATIVE = frozenset("who that which".split())
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


@cache
def _barred() -> frozenset[str]:
    """The words after which a verb has no subject that could be a source: "to say", "a claim", "you find"."""
    ends = (word for word, classes in pairs("citation_word") if classes == "boundary")
    return frozenset(ends) - _AUXILIARY - _RELATIVE | _NO_SUBJECT


def is_idle(document: Document, hit: Hit, sort: str) -> bool:
    """Whether what stands right beside a hit rules an attribution out, so that its sentence need not be read."""
    if sort == "verb":
        start = hit.start
        before = document.low.rfind(" ", max(0, start - 12), start - 1) + 1
        word = document.low[before : start - 1]
        return word in _barred() or (document.plain[start].isupper() and word[-1:] in _ENDED)
    if sort == "work" and not _PUBLISHED.match(document.low, hit.end):
        before = max(document.plain.rfind(".", max(0, hit.start - _NEAR), hit.start), hit.start - _NEAR)
        near = document.plain[max(0, before) : hit.start]
        return near.islower() and " in " not in near and " from " not in near
    return False
