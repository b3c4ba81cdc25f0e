"""What the judge sees of a candidate: how it was read, what its source is, and the words around its verb."""

from __future__ import annotations

from features.citations.candidates import Candidate
from features.citations.judge import View
from features.citations.phrases import DEFINED, NAMED, PRONOMINAL, VAGUE, Phrase
from features.citations.words import (
    ACRONYM,
    BOUNDARY,
    CAPITAL,
    DEFINITE,
    LAW,
    LAY,
    LIGHT,
    ORGAN,
    PARTISAN,
    PEOPLE,
    PRONOUN,
    QUANTITY,
    ROLE,
    STUDY,
    TITLE,
    WORK,
    Clause,
)  # fmt: skip

_THAT = frozenset("that how why whether what".split())
_BESIDE = frozenset("by as in on for of about with at to from into against".split())
_PRONOUNS = frozenset("there we you i it's he's they're that's".split())
_DETERMINERS = frozenset("the a an his her its their this these those my our your".split())
_OPENERS = frozenset("a an this other another recent new".split())
_NAMED_HEADS = ((ORGAN, "organ"), (TITLE, "title"), (ROLE | PEOPLE, "role"), (STUDY | WORK, "study"), (LAW, "law"))
_HEADS = ((PEOPLE | ROLE, "people"), (STUDY | WORK, "study"), (ORGAN, "organ"))
_QUOTE_NEAR = 60  # characters after a candidate in which a quotation belongs to it


def views_of(candidate: Candidate, distance: str, *, known: bool) -> list[View]:
    """The views of a candidate; `known`: its name was met before, `distance`: how far back its source was named."""
    _, end, clause, at, route, phrase, after, detail, sort, lemma, form, auxiliaries = candidate
    kind = phrase.kind
    head = _head(clause, phrase, known=known)
    seen: list[View] = [
        ("source", route, kind, sort, head),
        ("verb", kind, lemma, form, sort, route),
        ("follow", "" if route == "inverted" else following(clause, after), kind, sort, lemma),
        ("detail", route, detail),
    ]
    if auxiliaries:
        seen += [("auxiliary", kind, sort, auxiliary) for auxiliary in auxiliaries]
    if distance:
        seen.append(("distance", kind, head, distance))
    if route not in ("bare", "reduced"):
        first = clause.words[phrase.first]
        if kind in (VAGUE, DEFINED):
            telling = first.flags & (QUANTITY | DEFINITE) or first.low in _OPENERS
            seen.append(("opening", first.low if telling else ""))
        seen.append(("before", _before(clause, at if route == "lead" else phrase.first)))
    if kind == NAMED and clause.document.plain.find('"', end, end + _QUOTE_NEAR) >= 0:
        seen.append(("quote", kind))
    return seen


def _head(clause: Clause, phrase: Phrase, *, known: bool) -> str:
    """What the source is: a person with a title, an organisation, people, a study, a surname alone."""
    flags = phrase.flags
    if phrase.kind == PRONOMINAL:
        return phrase.name
    if phrase.kind == NAMED:
        for flag, name in _NAMED_HEADS:
            if flags & flag:
                return name
        if clause.words[phrase.last].flags & ACRONYM:
            return "acronym"
        if " " in phrase.name:
            return "full"
        if known:
            return "known"
        return "surname" if clause.known.is_surname(phrase.name) else "met" if phrase.name in clause.known else "one"
    for flag, name in _HEADS:
        if flags & flag:
            return name + (" lay" if flags & LAY else "") + (" partisan" if flags & PARTISAN else "")
    return "some" if flags & LAY else "none"


def following(clause: Clause, index: int) -> str:
    """What follows a verb: a clause, a quotation, an object, the end."""
    if index >= clause.size:
        return "end"
    clause.reach(index)
    gap, word = clause.gaps[index], clause.words[index]
    if gap:
        if '"' in gap or "''" in gap:
            return "quote"
        return gap[0] if gap[0] in ",:" else "end" if gap[0] in ".;?!" else "mark"
    if word.low in _THAT:
        return "that"
    if word.low in _BESIDE:
        return word.low
    if word.flags & PRONOUN or word.low in _PRONOUNS:
        return "pronoun"
    if word.low in _DETERMINERS:
        return "determiner"
    if word.low.endswith("ing"):
        return "ing"
    if word.flags & (LIGHT | BOUNDARY):
        return "light"
    return "name" if word.flags & CAPITAL else "word"


def _before(clause: Clause, index: int) -> str:
    """What stands before a candidate: a mark, a conjunction, a preposition, any word."""
    if not index:
        return "start"
    gap, word = clause.gaps[index], clause.words[index - 1]
    if gap:
        return "quote" if '"' in gap or "''" in gap else gap[-1]
    return word.low if word.flags & BOUNDARY or word.low in _BESIDE else "word"
