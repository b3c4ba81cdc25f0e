"""Passages that may say where a claim comes from, before they are judged in their context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from features.citations.phrases import Phrase
from features.citations.words import LAW, PEOPLE, STUDY, WORK, Clause, word_of
from features.document import Document
from features.lexicon import Hit, pairs

_start = itemgetter(0)
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
_SOURCES = PEOPLE | STUDY | WORK | LAW
_NEAR = 60  # characters after a passive in which its agent has to begin


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


def live_hits(document: Document, *, rare: bool = False) -> list[tuple[int, str, Hit]]:
    """The hits, each after its start and its sort, that what stands right beside them does not rule out.

    The sentences of the others need not be read. A verb that seldom reports needs people or studies before it, unless
    `rare`.
    """
    verb, lead, work = SORTS
    hits = [(hit.start, verb, hit) for hit in _live_verbs(document, rare=rare)]
    hits += [(hit.start, lead, hit) for hit in document.hits["citation_lead"]]
    hits += [(hit.start, work, hit) for hit in _live_works(document)]
    hits.sort(key=_start)
    return hits


def _live_verbs(document: Document, *, rare: bool) -> Iterator[Hit]:
    low, plain, barred = document.low, document.plain, _barred()
    for hit in document.hits["citation_verb"]:
        start, after, phrase, tag = hit
        before, word = _word_before(low, start)
        if not rare and tag.endswith(RARE):
            if not (word in _COUNTED or word[-1:].isdigit() or word_of(word).flags & _SOURCES):
                continue
        elif word in barred:
            continue
        elif word in _BE and phrase.endswith(_PARTICIPLES):
            if _is_bare(low, before, after):
                continue
        elif (
            plain[start].isupper()
            and word[-1:] in _ENDED
            and not (phrase in SPEAKING and plain[after + 1 : after + 2].isupper())
        ):
            continue
        yield hit


def _live_works(document: Document) -> Iterator[Hit]:
    low, plain = document.low, document.plain
    for hit in document.hits["citation_work"]:
        start, after, _, _ = hit
        owned = _word_before(low, start)[1] not in _ARTICLES and _is_near_capital(plain, start)
        if owned or _PUBLISHED.match(low, after) is not None:
            yield hit


def _word_before(low: str, start: int) -> tuple[int, str]:
    """Where the word begins that ends a character before `start`, and the word."""
    end = start - 1 if start else 0
    first = end - LONGEST_WORD if end > LONGEST_WORD else 0
    before = low.rfind(" ", first, end) + 1 or first
    return before, low[before:end]


def _is_bare(low: str, before: int, end: int) -> bool:
    """Whether a passive has neither agent, nor "it" before it, nor what is said after it: "was accused last year"."""
    return (
        not low.startswith(_SAID, end) and not low.endswith("it ", 0, before) and low.find(" by ", end, end + _NEAR) < 0
    )


def _is_near_capital(plain: str, start: int) -> bool:
    """Whether a capital, or no letter at all, stands near before a work in its sentence."""
    return not plain[max(plain.rfind(".", max(0, start - _NEAR), start) + 1, start - _NEAR, 0) : start].islower()
