"""Noun phrases that could be a source: read off the words before or after a reporting verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from features.citations.names import (
    AGENT,
    BOUNDARY,
    CALENDAR,
    DEFINITE,
    LAW,
    LAY,
    LIGHT,
    ORGAN,
    OWN,
    PARTISAN,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    ROLE,
    STUDY,
    TITLE,
    WORK,
    Names,
    bare,
)
from features.lexicon import phrases

NAMED, VAGUE, PRONOMINAL, DEFINED, UNFAMILIAR = "named", "vague", "pronoun", "definite", "unfamiliar"
SUBJECT_WORDS = 16
KEPT = AGENT | TITLE | ROLE | ORGAN | PEOPLE | STUDY | LAY | LAW
_NO_HEAD = frozenset("a an the and or to their his its our your my this these those".split())
_SOME = frozenset(("many", "some", "most", "others", "few", "several", "all", "one"))
_ANY = frozenset("a an one another some any each every someone somebody everyone everybody".split())
_COLLECTIVE = frozenset("people men women police media press public folks community industry".split())
_PERSONAL = frozenset(("he", "she", "they"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as a source: its first and last word, what it is, the key of the source it names, its classes."""

    first: int
    last: int
    kind: str
    source: str = ""
    flags: int = 0


@cache
def finite_verbs() -> frozenset[str]:
    """Reporting verbs that are nothing else, so that no noun phrase goes across them."""
    return frozenset(
        verb
        for verb, tag in phrases("citation_verb").items()
        if ("s" in tag or "h" in tag) and verb.endswith(("ed", "id", "ys", "ld", "nks", "ves", "ows", "ests", "und"))
    )


def read_phrase(names: Names, start: int, last: int, brands: frozenset[str] = frozenset()) -> Phrase | None:
    """What the words from `start` to `last` are as a source; None where they are none."""
    flags, words = names.flags, names.words
    if flags[start] & PRONOUN:
        return Phrase(start, last, PRONOMINAL, flags=PRONOUN) if last == start and words[start] in _PERSONAL else None
    if flags[last] & PREPOSITION or words[last] in _NO_HEAD:
        return None
    head = _head(names, start, last)
    if head + 2 <= last and flags[head] & QUANTITY and words[head + 1] == "of":
        inner = read_phrase(names, head + 2, last, brands)
        if inner is None:
            return None
        return Phrase(start, last, VAGUE if inner.kind == DEFINED else inner.kind, inner.source, inner.flags)
    own = any(
        flags[index] & OWN and not (index > start and (names.capitals[index] or words[index] == "this"))
        for index in range(start, last + 1)
    )
    if own and not any(names.is_proper(index) for index in range(head + 1, last + 1)):
        return None
    proper = [index for index in range(start, head + 1) if names.is_proper(index)]
    if proper == [0] and head > 0 and not names.is_acronym(0) and not words[0].endswith(("'s", "s'")):
        proper = []  # the capital only begins the sentence
    if proper and not own:
        if _is_topic(names, proper, head):
            kept = _kept(names, start, last) & ~ROLE
            return Phrase(start, last, VAGUE, flags=kept if kept & PEOPLE else kept | STUDY)
        surname = [bare(words[index]) for index in proper if not flags[index] & (TITLE | ROLE)]
        source = " ".join(surname) or bare(words[proper[-1]])
        return None if source in brands else Phrase(start, last, NAMED, source, _kept(names, start, last))
    tail = [index for index in range(head + 1, last + 1) if names.is_proper(index)]
    if tail and flags[head] & (PEOPLE | STUDY | ROLE | ORGAN | QUANTITY) and _leads_to(names, head, tail):
        source = " ".join(bare(words[index]) for index in tail)
        return Phrase(start, last, NAMED, source, _kept(names, start, last))
    return None if own or proper else _general(names, start, head, last)


def _kept(names: Names, start: int, last: int) -> int:
    """What the words of a phrase are together, as far as verbs ask for it."""
    flags = 0
    for index in range(start, last + 1):
        flags |= names.flags[index]
    return flags & KEPT


def _general(names: Names, start: int, head: int, last: int) -> Phrase | None:
    """A phrase without a name: studies, people, the agency, one unfamiliar word with a capital."""
    flags, words = names.flags, names.words
    if start == last == 0 and not flags[0] and names.capitals[0] and len(words[0]) > 2:
        return Phrase(start, last, UNFAMILIAR, bare(words[0]))
    kept = _kept(names, start, head)
    if words[start] == "the" and flags[head] & ORGAN:
        return Phrase(start, last, DEFINED, flags=kept)
    if flags[head] & (PEOPLE | ROLE) and not flags[start] & DEFINITE and not _is_several(words, start, head):
        return None  # "your doctor or nurse has told you": a singular noun without its article
    if flags[head] & (PEOPLE | STUDY | ROLE):
        counted = any(flags[index] & QUANTITY for index in range(start, head))
        return Phrase(start, last, VAGUE if counted or not flags[start] & DEFINITE else DEFINED, flags=kept)
    if flags[head] & QUANTITY and words[start] != "no" and words[head] in _SOME:
        return Phrase(start, last, VAGUE, flags=LAY)
    return None


def _is_several(words: list[str], start: int, head: int) -> bool:
    """Whether a noun is of the plural, or has an article that makes it anybody's."""
    return words[head].endswith("s") or words[head] in _COLLECTIVE or not _ANY.isdisjoint(words[start : head + 1])


def _head(names: Names, start: int, last: int) -> int:
    """The head noun: the word before the first preposition, or before a participle that follows a study or person."""
    flags, words = names.flags, names.words
    for index in range(start + 1, last + 1):
        if names.capitals[index]:
            continue
        if flags[index] & PREPOSITION or (
            flags[index - 1] & (PEOPLE | STUDY) and words[index].endswith(("ed", "ing", "done"))
        ):
            return index - 1
    return last


def _is_topic(names: Names, proper: list[int], head: int) -> bool:
    """Whether the name says what a study is about ("Lyme disease research") or whom people follow, not who they are."""
    if len(proper) > 1 or names.capitals[head] or not names.flags[head] & (STUDY | LAY | PARTISAN):
        return False
    index = proper[0]
    return not (names.is_acronym(index) or names.words[index].endswith(("'s", "'")) or names.flags[index] & ORGAN)


def _leads_to(names: Names, head: int, tail: list[int]) -> bool:
    """Whether the name after the head noun is where the source belongs, not what it is about."""
    role = names.flags[head]
    preposition = next((names.words[at] for at in range(tail[0] - 1, head, -1) if names.flags[at] & PREPOSITION), "")
    if preposition == "in":
        return bool(names.flags[tail[0]] & ORGAN) and names.words[tail[0] - 1] == "the"
    if preposition == "of":
        return bool(role & (ROLE | ORGAN)) or (len(tail) > 1 and bool(role & PEOPLE))
    return preposition in ("at", "from", "by", "with", "for")


def phrase_before(names: Names, last: int, brands: frozenset[str]) -> Phrase | None:
    """The noun phrase that ends at the word `last`."""
    flags = names.flags
    if names.words[last].endswith("'s"):
        return None
    index = last
    while index >= 0 and last - index < SUBJECT_WORDS:
        if index < last and not names.continues(index + 1) and names.gaps[index + 1] not in ("(", ")", "+"):
            break
        capital = names.capitals[index] and index > 0
        word = names.words[index]
        if (
            flags[index] & BOUNDARY
            and not capital
            and not (word == "and" and 0 < index < last and names.capitals[index - 1] and names.capitals[index + 1])
        ):
            break
        if word in finite_verbs() and not capital and index < last and names.words[index + 1] not in ("by", "in", "on"):
            break
        index -= 1
        if (
            capital
            and flags[index + 1] & (QUANTITY | STUDY)
            and index + 1 < last
            and not names.capitals[index + 2]
            and (flags[index + 1] & QUANTITY or not names.capitals[index])
        ):
            break  # a sentence whose beginning is not marked: "Weights Most people"
    start = index + 1
    while start < last and flags[start] & (LIGHT | PREPOSITION | CALENDAR) and not names.is_proper(start):
        start += 2 if names.words[start + 1][0].isdigit() else 1
    if start > last:
        return None
    if start > index + 1 and flags[index + 1] & PREPOSITION:  # "In this programme Khan says"
        start = next(
            (at for at in range(start, last + 1) if names.is_proper(at) or flags[at] & (PEOPLE | STUDY | ROLE)), start
        )
    phrase = read_phrase(names, start, last, brands)
    if (
        phrase is not None
        and start > 0
        and names.words[start] in ("a", "an", "the")
        and names.gaps[start] == ","
        and names.is_proper(start - 1)
    ):
        named = phrase_before(names, start - 1, brands)  # "Khan, a chemist at Yale said"
        if named is not None and named.kind == NAMED:
            return Phrase(named.first, last, NAMED, named.source, named.flags)
    return phrase


def phrase_after(names: Names, start: int, brands: frozenset[str]) -> Phrase | None:
    """The noun phrase that begins at the word `start`, as far as it can be a source."""
    limit = len(names.words)
    if start >= limit or names.gaps[start] not in ("", '"', "'", ":"):
        return None
    for index in range(start, min(limit, start + 8)):
        if index > start and not names.continues(index):
            break
        flags = names.flags[index]
        if names.is_proper(index):
            return read_phrase(names, start, _with_role(names, names.name_end(index)), brands)
        if flags & (PEOPLE | STUDY | (ORGAN if names.words[start] == "the" else 0)) and not (
            index + 1 < limit and names.continues(index + 1) and _goes_on(names, index + 1)
        ):
            return read_phrase(names, start, index, brands)
        if flags & PRONOUN:
            return read_phrase(names, index, index)
        if flags & BOUNDARY and not flags & QUANTITY:
            break
    return None


def _goes_on(names: Names, index: int) -> bool:
    """Whether the phrase after "researchers", "spokesman" goes on to a name: "at Yale", "for the agency"."""
    if names.is_proper(index) or names.flags[index] & (PEOPLE | STUDY | ROLE) or names.words[index - 1].endswith("'s"):
        return True
    if not names.flags[index] & PREPOSITION or names.words[index] in ("to", "on", "about", "into"):
        return False
    return any(names.is_proper(at) for at in range(index + 1, min(index + 4, len(names.words))) if names.continues(at))


def _with_role(names: Names, last: int) -> int:
    """A name's last word, or that of what is his or its: "FDA officials", "Grob's team"."""
    at = last + 1
    while at < len(names.words) and at - last < 4 and names.continues(at) and not names.capitals[at]:
        if names.flags[at] & (ROLE | WORK | PEOPLE | STUDY | LAW):
            return at
        if not names.words[last].endswith("'s"):
            break
        at += 1
    return last
