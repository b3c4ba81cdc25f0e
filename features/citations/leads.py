"""Sources after what leads to them ("according to", "published in") or beside a work ("a study by", "whose report")."""

from __future__ import annotations

import re

from features.citations.attribution import Attribution, AttributionReader
from features.citations.insertions import end_of
from features.citations.names import (
    BOUNDARY,
    CALENDAR,
    DEFINITE,
    LIGHT,
    ORGAN,
    OWN,
    PEOPLE,
    PREPOSITION,
    STUDY,
    WORK,
    Names,
    bare,
)
from features.citations.phrases import DEFINED, NAMED, VAGUE, Phrase, phrase_after, read_phrase
from features.lexicon import Hit

_FROM = frozenset(
    (
        "by",
        "from",
        "at",
        "in",
        "of",
        "published",
        "conducted",
        "released",
        "commissioned",
        "led",
        "done",
        "posted",
        "shared",
    )
)
_FOLLOWED = re.compile(r" (?:by|from|at|in|of|published|conducted|released|commissioned|led|done|posted|shared) ")
BESIDE = 40  # characters before a work in which the name of whose it is has to begin
_ISSUE = frozenset(
    "the a an this last recent print online issue edition issues of journal medical peer-reviewed prestigious "
    "respected today's "
    "current latest early electronic scientific week's month's british".split()
)
_TELLS = re.compile(r"\s?(?:that|to|which|suggests?|shows?|:|\"|[A-Z])")


def read_lead(reader: AttributionReader, hit: Hit) -> Attribution | None:
    """The attribution that "according to" or one of its kin makes with what follows it."""
    names = reader.names_at(hit.start)
    start = names.index_at(hit.end)
    if start >= len(names.words) or (names.plain[hit.start].isupper() and hit.start > names.starts[0]):
        return None
    if hit.tag == "journal":
        return _journal(names, hit, start)
    phrase = phrase_after(names, start, reader.brands)
    if phrase is None and hit.phrase in ("told by", "advised by"):
        phrase = _somebody(names, start)
    if phrase is None or (phrase.kind != NAMED and hit.tag != "any"):
        return None
    if phrase.kind == DEFINED and not phrase.flags & (STUDY | ORGAN) and not names.words[phrase.last].endswith("s"):
        return None
    if phrase.kind == NAMED and not _is_source(reader, names, hit):
        return None
    leading = hit.start <= names.starts[0] + 4
    return reader.attribution(phrase, hit.start, end_of(names, phrase.last, leading=leading), names.number)


def _somebody(names: Names, start: int) -> Phrase | None:
    """People after "told by", whoever's they are: "I was told by my doctors" is hearsay."""
    for index in range(start, min(len(names.words), start + 4)):
        if names.flags[index] & PEOPLE:
            return Phrase(start, index, VAGUE, flags=PEOPLE)
    return None


def _is_source(reader: AttributionReader, names: Names, hit: Hit) -> bool:
    """Whether "according to" gives a source, not a norm to follow ("built according to Swiss standards")."""
    before = reader.document.low[max(names.starts[0], hit.start - 12) : hit.start].rstrip()
    return hit.phrase != "according to" or not before.endswith(("ed", "ing", "en", "made", "built"))


def _journal(names: Names, hit: Hit, start: int) -> Attribution | None:
    for index in range(start, min(len(names.words), start + 8)):
        word = names.words[index]
        if index > start and names.gaps[index] not in ("", '"', "'", ",", "."):
            return None
        if names.is_proper(index):
            last = names.name_end(index)
            source = " ".join(bare(word) for word in names.words[index : last + 1])
            return Attribution(
                True,
                _work_start(names, names.index_at(hit.start), hit),
                names.end(last),
                source,
                "named publication",
                names.number,
            )
        if not (word in _ISSUE or word[0].isdigit() or names.flags[index] & CALENDAR):
            return None
    return None


def _work_start(names: Names, at: int, hit: Hit) -> int:
    """Where "a review published in" begins; the lead itself where no work stands before it."""
    if at == 0 or names.gaps[at] or not names.flags[at - 1] & (STUDY | WORK) or not hit.phrase.startswith("published"):
        return hit.start
    for index in range(at - 1, max(-1, at - 5), -1):
        if names.words[index] in ("a", "an", "the", "another", "one"):
            return names.starts[index]
        if names.gaps[index]:
            break
    return names.starts[at - 1]


def read_work(reader: AttributionReader, hit: Hit) -> Attribution | None:
    """The attribution that a study, report or statement makes whose author stands beside it."""
    plain, low = reader.document.plain, reader.document.low
    beside = plain[max(0, hit.start - BESIDE) : hit.start].split()[-3:]
    if plain[hit.start].isupper() or not (
        any(word[0].isupper() or word[0] in "\"'(" for word in beside) or _FOLLOWED.match(low, hit.end)
    ):
        return None
    names = reader.names_at(hit.start)
    work = names.index_at(hit.start)
    if work >= len(names.words):
        return None
    return _work_by(reader, names, work) or _work_of(reader, names, work, hit)


def _work_by(reader: AttributionReader, names: Names, work: int) -> Attribution | None:
    """A work and its author after it: "a study by the institute", "a story posted last year by an outlet"."""
    at, limit = work + 1, len(names.words)
    if at >= limit or names.gaps[at] or names.words[at] not in _FROM:
        return None
    while names.words[at] not in ("by", "from", "at"):
        at += 1
        if at - work > 7 or at >= limit or names.gaps[at] or names.flags[at] & BOUNDARY:
            return None
    phrase = phrase_after(names, at + 1, reader.brands)
    if phrase is None or phrase.kind != NAMED:
        return None
    start = work
    for before in range(work - 1, max(-1, work - 6), -1):
        if names.gaps[before + 1] or names.flags[before] & PREPOSITION:
            break
        if names.words[before] in ("a", "an", "the", "another", "one", "this"):
            start = before
            break
    return reader.attribution(phrase, names.starts[start], end_of(names, phrase.last), names.number)


def _work_of(reader: AttributionReader, names: Names, work: int, hit: Hit) -> Attribution | None:
    """A work and whose it is before it: "the agency's report"."""
    last = work - 1
    for _ in range(3):  # up to two adjectives between: "the author's acclaimed book"
        if last < 0 or names.gaps[last + 1] not in ("", "'"):
            return None
        if names.is_proper(last):
            break
        if (
            not names.words[last].isalpha()
            or names.flags[last] & (PREPOSITION | PEOPLE | STUDY | LIGHT | BOUNDARY | OWN | DEFINITE)
            or names.words[last] in ("a", "an")
        ):
            return None
        last -= 1
    else:
        return None
    start = last
    while start and last - start < 8 and names.continues(start) and names.is_proper(start - 1):
        start -= 1
    owned = names.words[last].endswith(("'s", "s'")) or names.plain[names.end(last) : names.end(last) + 1] == "'"
    organ = any(names.flags[index] & ORGAN for index in range(start, last + 1))
    if hit.tag == "text" and owned and not organ and not _TELLS.match(names.plain, hit.end):
        return None
    if not (owned or organ or (hit.tag == "text" and last > start)):
        return None
    phrase = read_phrase(names, start, last, reader.brands)
    if phrase is None or phrase.kind != NAMED:
        return None
    return reader.attribution(phrase, names.starts[start], hit.end, names.number)
