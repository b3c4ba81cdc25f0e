"""What a reporting verb makes a source of: its subject, its agent, or nobody ("is known to").

Only the grammar is read here; whether it is an attribution is judged afterwards (`features.citations.judge`).
"""

from __future__ import annotations

import re
from functools import cache

from features.citations.candidates import RARE, SPEAKING, Candidate
from features.citations.insertions import phrase_with_insertion, with_apposition
from features.citations.phrases import (
    DEFINED,
    NAMED,
    PRONOMINAL,
    SUBJECT_WORDS,
    VAGUE,
    Phrase,
    phrase_after,
    phrase_before,
    read_phrase,
)
from features.citations.words import (
    ACRONYM,
    BOUNDARY,
    CAPITAL,
    FINITE,
    LAY,
    LIGHT,
    ORGAN,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    ROLE,
    STUDY,
    TITLE,
    Clause,
)  # fmt: skip
from features.lexicon import Hit

AGENT_WORDS = 8
HEAD_WORDS = 3  # at the head of a clause, among which studies or people stand that speak at its end
_TOLD = frozenset(("told", "tells"))
BE = frozenset("is are was were be been being am".split())
HAVE = frozenset("has have had having".split())
MODAL = frozenset("can could may might will would shall should must".split())
NEGATION = frozenset("not never cannot no".split())
_OCCASION = re.compile(
    r" (?:in|during|at|on) (?:an?|the|his|her|its|their)(?: [\w-]+){0,3} (?:interview|statement|speech|sermon|e-?mail|"
    r"letter|report|release|editorial|conference|briefing|article|essay|testimony|paper|book|column|blog|post|time|"
    r"note|memo|message|tweet|video|lecture|website|page|hearing|meeting|debate|show|radio|twitter|facebook)\b"
)
_AT = frozenset("in during at on".split())
_OF_FAME = frozenset("for by".split())  # after "known", "recognised": what somebody is famous for
_REDUCED = frozenset("say know show prove believe allege claim rumor reputed reported link".split())
_NONE: frozenset[str] = frozenset()
_NOT = frozenset(("not",))
_AUXILIARIES = {
    **dict.fromkeys(BE, frozenset(("be",))),
    **dict.fromkeys(HAVE, frozenset(("have",))),
    **dict.fromkeys(MODAL, frozenset(("modal",))),
    **dict.fromkeys(NEGATION, _NOT),
    "to": frozenset(("to",)),
}


# How a verb was read: by which route, its source, the range of the passage, and what else there is to it.
Reading = tuple[str, Phrase, int, int, str]


@cache
def _inflected(phrase: str, tag: str) -> tuple[str, str, str, str, int]:
    """Class, lemma and form (`base`, `s`, `ing`, `past`) of a verb, its first word, and how many words it has."""
    sort, _, lemma = tag.removesuffix(RARE).partition(" ")
    first, *others = phrase.split(" ")
    if first == lemma.partition("-")[0]:
        form = "base"
    else:
        form = "ing" if first.endswith("ing") else "s" if first.endswith("s") else "past"
    return sort, lemma, form, first, 1 + len(others)


def of_verb(clause: Clause, hit: Hit) -> Candidate | None:
    """The candidate that a reporting verb makes with its subject, its agent, or alone ("is known to")."""
    words = clause.words
    sort, lemma, form, first, count = _inflected(hit.phrase, hit.tag)
    verb = clause.index_at(hit.start)
    after = verb + count
    clause.reach(after)
    if words[verb].low != first or (verb == 0 and words[0].flags & CAPITAL and not _opens(clause, hit)):
        return None
    last, auxiliaries = _auxiliaries(clause, verb)
    if form == "past" and "be" in auxiliaries:
        found = _agent(clause, after, last)
        if found is None and lemma != "think" and "not" not in auxiliaries:  # "is thought to" is a hedge
            found = _bare(clause, hit, after, last, verb)
    else:
        found = _subject(clause, hit, after, last)
        if found is None and form == "past":
            found = _agent(clause, after, verb - 1) or _reduced(clause, hit, after, verb)
    if found is None:
        return None
    route, phrase, start, end, detail = found
    if (
        end == hit.end
        and after < clause.size
        and words[after].low in _AT
        and (occasion := _OCCASION.match(clause.document.low, end, clause.end)) is not None
    ):
        end = occasion.end()
    return Candidate(start, end, clause, verb, route, phrase, after, detail, sort, lemma, form, auxiliaries)


def _opens(clause: Clause, hit: Hit) -> bool:
    """Whether a sentence may begin with the verb: `Says Khan`, or after a quotation, `"It rains." Said the farmer`."""
    if hit.phrase in SPEAKING and clause.size > 1 and clause.words[1].flags & CAPITAL:
        return True
    start = clause.start_of(0)
    return clause.document.plain[max(0, start - 3) : start].rstrip()[-1:] in ('"', "'")


def _auxiliaries(clause: Clause, verb: int) -> tuple[int, frozenset[str]]:
    """The last word before a verb's auxiliaries and adverbs, and what they are."""
    words, gaps = clause.words, clause.gaps
    last, found = verb - 1, _NONE
    while last >= 0 and not gaps[last + 1]:
        low, flags, _, _ = words[last]
        if low in _AUXILIARIES:
            found |= _AUXILIARIES[low]
        elif low.endswith("n't"):
            found |= _NOT
        elif flags & PRONOUN and low.endswith(("'s", "'re", "'ve")):
            return last, found | {"have" if low.endswith("'ve") else "be"}
        elif not (flags & LIGHT or (low.endswith("ly") and len(low) > 4)) or (flags & CAPITAL and last):
            break
        last -= 1
    return last, found


def _subject(clause: Clause, hit: Hit, after: int, last: int) -> Reading | None:
    """The subject before a verb, or after it where a quotation or a comma stands before."""
    words = clause.words
    gap = clause.gaps[last + 1]
    if last < 0 or '"' in gap or "''" in gap or gap in (",'", "!'", "?'"):
        return _inverted(clause, hit, after, "quote")
    low = words[last].low
    if not gap:
        if low in ("who", "that", "which") and last and not words[last].flags & CAPITAL:
            return _relative(clause, hit, last)
        if words[last].flags & PREPOSITION and not words[last].flags & CAPITAL:
            return None
        phrase = phrase_before(clause, last) or _distant(clause, last)
        if phrase is None:
            return None
        start = clause.start_of(phrase.first)
        if hit.phrase in _TOLD and (heard := _hearer(clause, after)) is not None:
            source = heard if phrase.kind != NAMED and _is_outlet(clause, heard) else phrase
            return "direct", source, start, clause.end_of(heard.last), ""
        return "direct", phrase, start, hit.end, ""
    if gap[0] not in ",-)" and gap not in (".,", ".)", "."):
        return None
    if not words[last].low:
        last -= 1
    inserted = phrase_with_insertion(clause, last) if last >= 0 else None
    if gap == ",":
        after_verb = _inverted(clause, hit, after, "comma")
        if after_verb is not None and (inserted is None or inserted[0].last < last):
            return after_verb
    if inserted is not None:
        phrase, count = inserted
        return "inserted", phrase, clause.start_of(phrase.first), hit.end, str(min(count, 3))
    return None


def _distant(clause: Clause, last: int) -> Phrase | None:
    """Studies or people at the head of a clause whose last word is `last`: "Studies in mice and rats"."""
    words, first = clause.words, last
    while first and last - first < SUBJECT_WORDS and not clause.gaps[first]:
        if words[first].flags & (FINITE | PRONOUN):
            return None
        first -= 1
    for index in range(first, min(first + HEAD_WORDS, last - 1)):
        flags = words[index].flags
        if flags & (STUDY | PEOPLE) and not flags & LAY:
            beside = words[index + 1]
            if not beside.flags & PREPOSITION and not beside.low.endswith(("ed", "ing")):
                return None
            phrase = read_phrase(clause, first, index)
            return None if phrase is None else phrase._replace(last=last)
        if flags & (BOUNDARY | FINITE):
            return None
    return None


def _hearer(clause: Clause, after: int) -> Phrase | None:
    """The name of whoever was told it: "Khan told the Herald"."""
    phrase = phrase_after(clause, after) if after < clause.size and not clause.gaps[after] else None
    return phrase if phrase is not None and phrase.kind == NAMED else None


def _is_outlet(clause: Clause, phrase: Phrase) -> bool:
    """Whether a name is an organisation's or newspaper's, which vouches for the teacher who "told the Herald"."""
    if phrase.flags & (TITLE | ROLE):
        return False
    return bool(phrase.flags & ORGAN or clause.words[phrase.last].flags & ACRONYM) or phrase.name.endswith(" press")


def _inverted(clause: Clause, hit: Hit, after: int, detail: str) -> Reading | None:
    """The subject after a verb: "said Khan"."""
    if after < clause.size and clause.gaps[after]:
        return None
    phrase = phrase_after(clause, after)
    if phrase is None or (detail == "comma" and phrase.kind not in (NAMED, DEFINED, PRONOMINAL)):
        return None
    last = with_apposition(clause, phrase.last)
    if phrase.kind != NAMED and last > phrase.last:
        inside = phrase_after(clause, phrase.last + 1)
        if inside is not None and inside.kind == NAMED:
            phrase = Phrase(phrase.first, last, NAMED, inside.name, phrase.flags | inside.flags)
    return "inverted", phrase, hit.start, clause.end_of(last), detail


def _relative(clause: Clause, hit: Hit, last: int) -> Reading | None:
    """The subject before the relative word `last`: "researchers who have shown", "Khan, who says"."""
    gap = clause.gaps[last]
    if gap not in ("", ","):
        return None
    phrase = phrase_before(clause, last - 1)
    if phrase is None and gap == "," and (inserted := phrase_with_insertion(clause, last - 1)) is not None:
        phrase = inserted[0]
    if phrase is None:
        return None
    return "relative", phrase, clause.start_of(phrase.first), hit.end, clause.words[last].low + gap


def _agent(clause: Clause, after: int, last: int) -> Reading | None:
    """Who is behind a participle: "recommended by the institute", "was accused of fraud by the board"."""
    words = clause.words
    clause.reach(after + AGENT_WORDS)
    for index in range(after, min(clause.size, after + AGENT_WORDS)):
        if clause.gaps[index] not in ("", ",") or (words[index].flags & BOUNDARY and words[index].low != "as"):
            return None
        if words[index].low == "by":
            phrase = phrase_after(clause, index + 1)
            if phrase is None:
                return None
            end = clause.end_of(with_apposition(clause, phrase.last))
            return "agent", phrase, clause.start_of(last + 1), end, "near" if index == after else "off"
    return None


def _bare(clause: Clause, hit: Hit, after: int, last: int, verb: int) -> Reading | None:
    """A passive without an agent: "has been shown to", "it is said that"."""
    words = clause.words
    if after < clause.size and words[after].low in _OF_FAME and not clause.gaps[after]:
        return None
    beside = words[last] if last >= 0 and not clause.gaps[last + 1] else None
    first = last + 1
    sort = "none"
    if beside is not None:
        if beside.low in ("it", "it's"):
            first, sort = last, "it"
        elif beside.flags & PRONOUN:
            sort = "he"
        elif beside.flags & (PEOPLE | ROLE):
            sort = "people"
        elif clause.is_proper(last):
            sort = "name"
        else:
            sort = "thing"
    tense = next((words[i].low for i in range(first, verb) if words[i].low in BE | HAVE), "")
    whole = Phrase(first, verb, VAGUE)
    return "bare", whole, clause.start_of(first), _goal(clause, hit, after), f"{sort} {tense}"


def _reduced(clause: Clause, hit: Hit, after: int, verb: int) -> Reading | None:
    """A participle that stands for a passive: "a time said to be hard"."""
    if (
        _inflected(hit.phrase, hit.tag)[1] not in _REDUCED
        or after >= clause.size
        or clause.words[after].low != "to"
        or (verb and clause.words[verb - 1].low in HAVE)
    ):
        return None
    return "reduced", Phrase(verb, verb, VAGUE), hit.start, _goal(clause, hit, after), ""


def _goal(clause: Clause, hit: Hit, after: int) -> int:
    """The end of a passive with the word that leads on from it: "is known to"."""
    follows = after < clause.size and not clause.gaps[after]
    return (
        clause.end_of(after) if follows and clause.words[after].low in ("to", "that", "as", "for", "with") else hit.end
    )
