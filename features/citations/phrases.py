"""Noun phrases that could be a source: read off the words before or after a reporting verb."""

from __future__ import annotations

from typing import NamedTuple

from features.citations.names import name_end, with_role
from features.citations.words import (
    ACRONYM,
    BOUNDARY,
    CALENDAR,
    CAPITAL,
    DEFINITE,
    EXPERT_ENDINGS,
    FINITE,
    LAW,
    LAY,
    LIGHT,
    ORGAN,
    OWN,
    PARTISAN,
    PEOPLE,
    PEOPLE_ENDINGS,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    ROLE,
    STUDY,
    TITLE,
    WORK,
    Clause,
    base,
)  # fmt: skip

NAMED, VAGUE, PRONOMINAL, DEFINED = "named", "vague", "pronoun", "defined"
SUBJECT_WORDS = 16
PHRASE_WORDS = 9  # among which a phrase after a verb names its source
KEPT = TITLE | ROLE | ORGAN | PEOPLE | STUDY | LAY | LAW | WORK | PARTISAN
_NO_HEAD = frozenset("a an the and or to their his its our your my this these those".split())
_SOME = frozenset("many some most others few several all one hundreds thousands millions dozens scores".split())
_ANY = frozenset("a an one another some any each every someone somebody everyone everybody".split())
_COLLECTIVE = frozenset("people men women police media press public folks community industry".split())
_CROWD = frozenset("media press community establishment".split())
_GENERIC = frozenset("studies experts researchers scientists doctors critics".split())
_QUOTES = ("", "'", '"', "''", "(")
_LOCAL = frozenset("by in on".split())
_STOPS = BOUNDARY | FINITE


class Phrase(NamedTuple):
    """A noun phrase as a source: its first and last word, what it is, the name it gives, the classes of its words."""

    first: int
    last: int
    kind: str
    name: str = ""
    flags: int = 0


def read_phrase(clause: Clause, first: int, last: int) -> Phrase | None:
    """What the words from `first` to `last` are as a source; None where they are none."""
    words = clause.words
    start, end = words[first], words[last]
    if start.flags & PRONOUN:
        return Phrase(first, last, PRONOMINAL, start.low, PRONOUN) if first == last else None
    if (end.flags & PREPOSITION and not end.flags & CAPITAL) or end.low in _NO_HEAD:
        return None
    head = last if first == last else _head(clause, first, last)
    if head + 2 <= last and words[head].flags & QUANTITY and words[head + 1].low == "of":
        inner = read_phrase(clause, head + 2, last)
        if inner is None:
            return None
        return Phrase(
            first, last, VAGUE if inner.kind in (DEFINED, PRONOMINAL) else inner.kind, inner.name, inner.flags
        )
    flags = start.flags if first == last else _flags(clause, first, last)
    if first == last and start.low in _GENERIC:
        return _general(clause, first, last, last)
    own = flags & OWN and any(
        word.flags & OWN and not (word.flags & (CAPITAL if i else ACRONYM)) and word.low != "this"
        for i, word in enumerate(words[first : last + 1], first)
    )
    if not flags & CAPITAL:
        return None if own else _general(clause, first, head, last)
    proper = [i for i in range(first, head + 1) if words[i].flags & CAPITAL and clause.is_proper(i)]
    if own:
        return None if not proper or proper[0] < first + 1 else _named(clause, first, last, proper, flags)
    if proper == [head] and start.low in _SOME and words[head].low.endswith("s") and not flags & POSSESSIVE:
        return Phrase(first, last, VAGUE, flags=flags & KEPT or LAY | QUANTITY)  # "many SUVs"
    if proper:
        if _is_topic(clause, proper, head):
            kept = flags & KEPT & ~ROLE
            return Phrase(first, last, VAGUE, flags=kept if kept & PEOPLE else kept | STUDY)
        return _named(clause, first, last, proper, flags)
    tail = [i for i in range(head + 1, last + 1) if words[i].flags & CAPITAL and clause.is_proper(i)]
    if tail and words[head].flags & (PEOPLE | STUDY | ROLE | ORGAN | QUANTITY | WORK) and _leads_to(clause, head, tail):
        return _named(clause, first, last, tail, flags)
    return _general(clause, first, head, last)


def _named(clause: Clause, first: int, last: int, proper: list[int], flags: int) -> Phrase | None:
    words = clause.words
    bare = [base(words[i].low) for i in proper if not words[i].flags & (TITLE | ROLE)]
    name = " ".join(bare) or base(words[proper[-1]].low)
    return None if name in clause.known.brands else Phrase(first, last, NAMED, name, flags & KEPT)


def _flags(clause: Clause, first: int, last: int) -> int:
    flags = 0
    for word in clause.words[first : last + 1]:
        flags |= word.flags
    return flags


def _general(clause: Clause, first: int, head: int, last: int) -> Phrase | None:
    """A phrase without a name: studies, people, the agency, one unfamiliar word with a capital."""
    words = clause.words
    start, core = words[first], words[head]
    kept = _flags(clause, first, head) & KEPT
    if start.low == "those" and first < last and words[first + 1].low == "who":
        return Phrase(first, last, VAGUE, flags=PEOPLE | LAY)
    if first == head and core.flags & CAPITAL and core.low.endswith(PEOPLE_ENDINGS) and len(core.low) > 5:
        lay = 0 if core.low.endswith(EXPERT_ENDINGS) else LAY
        return Phrase(first, last, VAGUE, flags=PEOPLE | lay)  # "Onlookers", at the head of a sentence
    definite = start.flags & (DEFINITE | POSSESSIVE) or start.low == "this"
    if definite and core.flags & ORGAN:
        return Phrase(first, last, DEFINED, flags=kept)
    if core.flags & (PEOPLE | ROLE) and not definite and not _is_several(clause, first, head):
        return None  # "your doctor or nurse has told you": a singular noun without its article
    if core.flags & (PEOPLE | STUDY | ROLE | WORK):
        definite = definite and not core.flags & PARTISAN and core.low not in _CROWD  # "the media", "its critics"
        counted = any(words[i].flags & QUANTITY for i in range(first, head))
        return Phrase(first, last, DEFINED if definite and not counted else VAGUE, flags=kept)
    some = start.low in _SOME and core.low.endswith("s")  # "many Norwegians"
    if some or (core.flags & QUANTITY and start.low != "no" and core.low in _SOME):
        return Phrase(first, last, VAGUE, flags=LAY | QUANTITY)
    return None


def _is_several(clause: Clause, first: int, head: int) -> bool:
    low = clause.words[head].low
    return low.endswith("s") or low in _COLLECTIVE or any(clause.words[i].low in _ANY for i in range(first, head + 1))


def _head(clause: Clause, first: int, last: int) -> int:
    """The head noun: before the first preposition, or before a participle that follows a study or person."""
    words = clause.words
    for i in range(first + 1, last + 1):
        flags = words[i].flags
        if flags & CAPITAL:
            continue
        if flags & PREPOSITION or (
            words[i - 1].flags & (PEOPLE | STUDY | WORK) and words[i].low.endswith(("ed", "ing", "done", "led", "who"))
        ):
            return i - 1
    return last


def _is_topic(clause: Clause, proper: list[int], head: int) -> bool:
    """Whether the name says what a study is about ("Lyme disease research") or whom people follow, not who they are."""
    words = clause.words
    if len(proper) > 1 or words[head].flags & CAPITAL or not words[head].flags & (STUDY | LAY | PARTISAN):
        return False
    flags = words[proper[0]].flags
    if flags & POSSESSIVE:
        return bool(words[head].flags & (LAY | PARTISAN)) and not words[head].flags & ORGAN  # "Khan's followers"
    return not flags & (ORGAN | ACRONYM)


def _leads_to(clause: Clause, head: int, tail: list[int]) -> bool:
    """Whether the name after the head noun is where the source belongs, not what it is about."""
    words = clause.words
    role = words[head].flags
    preposition = next((words[i].low for i in range(tail[0] - 1, head, -1) if words[i].flags & PREPOSITION), "")
    if preposition == "in":
        told = tail if role & (STUDY | WORK) else tail[:1] if words[tail[0] - 1].low == "the" else []
        return any(words[i].flags & ORGAN for i in told)  # "a report in Harbour News", "doctors in the Institute"
    if preposition == "of":
        return bool(role & (ROLE | ORGAN)) or (len(tail) > 1 and bool(role & (PEOPLE | WORK)))
    return preposition in ("at", "from", "by", "with", "for", "to") or (
        not preposition and words[tail[0] - 1].low == "named"
    )


def phrase_before(clause: Clause, last: int) -> Phrase | None:
    """The noun phrase that ends at the word `last`."""
    words = clause.words
    end = words[last]
    if end.flags & PRONOUN:
        return Phrase(last, last, PRONOMINAL, end.low, PRONOUN)
    if not end.low or end.flags & POSSESSIVE or (end.flags & (BOUNDARY | PREPOSITION) and not end.flags & CAPITAL):
        return None
    first = last
    word, gaps = end, clause.gaps
    while first and last - first < SUBJECT_WORDS:
        if gaps[first] and (gaps[first] not in _QUOTES or word.opening in _QUOTES[1:4]):
            break
        before = words[first - 1]
        low, flags, _, closing = before
        if closing or not low or (word.flags & CAPITAL and _begins(clause, first, last)):
            break
        if flags & _STOPS and not flags & CAPITAL:
            if flags & BOUNDARY and not (
                low == "and" and first > 1 and words[first - 2].flags & CAPITAL and word.flags & CAPITAL
            ):
                break
            if flags & FINITE and word.low not in _LOCAL:
                break
        word = before
        first -= 1
    start = _start(clause, first, last)
    return None if start > last else read_phrase(clause, start, last)


def _begins(clause: Clause, index: int, last: int) -> bool:
    """Whether a sentence begins here though no mark ends the one before: "Lose weight Most people say"."""
    word = clause.words[index]
    if index == last:
        return word.low in _GENERIC
    opens = bool(word.flags & (QUANTITY | STUDY | PEOPLE | DEFINITE)) and word.low != "book"
    return opens and not clause.words[index + 1].flags & CAPITAL


def _start(clause: Clause, first: int, last: int) -> int:
    """Where the phrase begins: after adverbs, and after an adverbial ("In this programme Khan says")."""
    words = clause.words
    while first < last and words[first].flags & (LIGHT | BOUNDARY) and not clause.is_proper(first):
        first += 1
    if not words[first].flags & (PREPOSITION | CALENDAR) or clause.is_proper(first):
        return first
    at = last
    nominal = ROLE | PEOPLE | STUDY | TITLE | ORGAN | QUANTITY | DEFINITE | WORK
    while at > first:
        word = words[at - 1]
        if not (word.flags & nominal or clause.is_proper(at - 1)) or word.flags & CALENDAR:
            break
        at -= 1
    return at


def phrase_after(clause: Clause, start: int) -> Phrase | None:
    """The noun phrase that begins at the word `start`, as far as it can be a source."""
    words, limit = clause.words, clause.size
    if start >= limit:
        return None
    clause.reach(start + PHRASE_WORDS)
    for i in range(start, min(limit, start + PHRASE_WORDS)):
        if i > start and clause.gaps[i] not in ("", '"', "'", "''"):
            break
        word = words[i]
        if word.flags & CAPITAL and clause.is_proper(i):
            return read_phrase(clause, start, with_role(clause, name_end(clause, i)))
        if word.flags & PRONOUN:
            return read_phrase(clause, i, i) if i == start else None
        if word.flags & (PEOPLE | STUDY | ROLE | WORK | (ORGAN if words[start].flags & DEFINITE else 0)) and not (
            i + 1 < limit and not clause.gaps[i + 1] and _goes_on(clause, i + 1)
        ):
            return read_phrase(clause, start, i)
        if not word.low or (word.flags & (BOUNDARY | FINITE) and not word.flags & QUANTITY):
            break
    return None


def _goes_on(clause: Clause, index: int) -> bool:
    """Whether the phrase after "researchers", "spokesman" goes on to a name: "at Yale", "for the agency"."""
    words = clause.words
    word = words[index]
    if clause.is_proper(index) or word.flags & (PEOPLE | STUDY | ROLE | WORK) or words[index - 1].flags & POSSESSIVE:
        return True
    if not (word.flags & PREPOSITION or word.low == "named") or word.low in ("to", "on", "about", "into"):
        return False
    clause.reach(index + 4)
    return any(clause.is_proper(i) for i in range(index + 1, min(index + 5, clause.size)) if not clause.gaps[i])
