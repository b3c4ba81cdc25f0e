"""Sources after what leads to them ("according to", "published in") or beside a work ("a study by", "whose report").

Only the grammar is read here; whether it is an attribution is judged afterwards (`features.citations.judge`).
"""

from __future__ import annotations

from features.citations.candidates import Candidate
from features.citations.insertions import with_apposition
from features.citations.names import name_end
from features.citations.phrases import NAMED, VAGUE, Phrase, phrase_after, read_phrase
from features.citations.words import (
    BOUNDARY,
    CAPITAL,
    FINITE,
    ORGAN,
    PEOPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    STUDY,
    WORK,
    Clause,
    base,
)  # fmt: skip
from features.lexicon import Hit

OWNER_WORDS = 8
_FROM = frozenset("by from at with of for".split())
_ARTICLES = frozenset("a an the another one this".split())


def of_lead(clause: Clause, hit: Hit) -> Candidate | None:
    """The candidate that "according to" or one of its kin makes with what follows it."""
    words = clause.words
    at = clause.index_at(hit.start)
    after = at + 1 + hit.phrase.count(" ")
    clause.reach(after)
    if words[at].flags & CAPITAL and at and not clause.gaps[at]:
        return None
    phrase = _journal(clause, after) if hit.tag == "journal" else phrase_after(clause, after)
    if phrase is None and hit.tag != "journal":
        phrase = _somebody(clause, after)
    if phrase is None:
        return None
    last = phrase.last
    if phrase.kind == NAMED:
        last = with_apposition(clause, last)
        if at <= 1 and last != phrase.last:
            clause.reach(last + 1)
            if last + 1 >= clause.size or clause.gaps[last + 1][:1] != ",":
                last = phrase.last
    start = hit.start
    if at and hit.phrase.startswith("published") and not clause.gaps[at] and words[at - 1].flags & (STUDY | WORK):
        start = clause.start_of(_article(clause, at - 1))
    detail = words[at - 1].low[-2:] if at and not clause.gaps[at] else ""
    detail = detail if detail in ("ed", "en", "lt") else "as" if at and words[at - 1].low == "as" else ""
    end = clause.end_of(last)
    return Candidate(start, end, clause, at, "lead", phrase, last + 1, detail, f"lead {hit.tag}", hit.phrase, "lead")


def _journal(clause: Clause, after: int) -> Phrase | None:
    """A journal, newspaper or programme after "published in"."""
    words = clause.words
    clause.reach(after + 8)
    for index in range(after, min(clause.size, after + 8)):
        if index > after and clause.gaps[index] not in ("", '"', "'", ",", "''"):
            return None
        if clause.is_proper(index):
            last = name_end(clause, index)
            return Phrase(after, last, NAMED, " ".join(base(word.low) for word in words[index : last + 1]), ORGAN)
        if words[index].flags & (BOUNDARY | FINITE | PRONOUN):
            return None
    return None


def _somebody(clause: Clause, after: int) -> Phrase | None:
    """People or a study, whoever's they are: "told by my doctors", "according to one figure"."""
    words = clause.words
    clause.reach(after + 5)
    for index in range(after, min(clause.size, after + 5)):
        if index > after and clause.gaps[index]:
            return None
        if words[index].flags & (PEOPLE | STUDY | WORK):
            return Phrase(after, index, VAGUE, flags=words[index].flags & (PEOPLE | STUDY | WORK))
    return None


def _article(clause: Clause, at: int) -> int:
    """The article of a noun, or the noun itself where none stands before it."""
    words = clause.words
    for index in range(at - 1, max(-1, at - 7), -1):
        if clause.gaps[index + 1] or words[index].flags & PREPOSITION:
            break
        if words[index].low in _ARTICLES:
            return index
    return at


def of_work(clause: Clause, hit: Hit) -> Candidate | None:
    """The candidate that a study, report or statement makes with whose it is."""
    at = clause.index_at(hit.start)
    clause.reach(at + 1)
    if clause.words[at].low != hit.phrase or (clause.words[at].flags & CAPITAL and at):
        return None
    return _work_by(clause, hit, at) or _work_of(clause, hit, at)


def _work_by(clause: Clause, hit: Hit, at: int) -> Candidate | None:
    """A work and its author after it: "a study by the institute", "a story posted last year by an outlet"."""
    words, index = clause.words, at + 1
    if index < clause.size and not clause.gaps[index] and words[index].low.endswith(("ed", "en", "made")):
        clause.reach(at + 8)
        index += 1
        while index < min(clause.size, at + 8) and not clause.gaps[index] and words[index].low not in _FROM:
            if words[index].flags & (BOUNDARY | FINITE):
                return None
            index += 1
    if index >= clause.size or clause.gaps[index] or words[index].low not in _FROM:
        return None
    phrase = phrase_after(clause, index + 1)
    if phrase is None or not (phrase.kind == NAMED or words[index].low in ("by", "from")):
        return None
    first, last = _article(clause, at), with_apposition(clause, phrase.last)
    whole = Phrase(first, last, phrase.kind, phrase.name, phrase.flags)
    detail = words[index].low + (" far" if index > at + 1 else "")
    return _work(clause, hit, at, "workby", whole, clause.start_of(first), clause.end_of(last), detail)


def _work_of(clause: Clause, hit: Hit, at: int) -> Candidate | None:
    """A work and whose it is before it: "the agency's report"."""
    words, first = clause.words, at
    while first and at - first < OWNER_WORDS and not clause.gaps[first]:
        before = words[first - 1]
        if not before.low or (
            before.flags & (PREPOSITION | BOUNDARY | FINITE | PRONOUN) and not before.flags & CAPITAL
        ):
            break
        first -= 1
    proper = [index for index in range(first, at) if clause.is_proper(index)]
    if not proper:
        return None
    start = first if words[first].low in _ARTICLES else proper[0]
    phrase = read_phrase(clause, start, at)
    if phrase is None or phrase.kind != NAMED:
        return None
    owned = any(words[index].flags & POSSESSIVE for index in proper)
    detail = f"{'owned' if owned else 'beside'} {at - proper[-1]}"
    return _work(clause, hit, at, "workof", phrase, clause.start_of(start), hit.end, detail)


def _work(
    clause: Clause, hit: Hit, at: int, route: str, phrase: Phrase, start: int, end: int, detail: str
) -> Candidate:
    after = max(at, phrase.last) + 1
    return Candidate(start, end, clause, at, route, phrase, after, detail, f"work {hit.tag}", hit.phrase, "work")
