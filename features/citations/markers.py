"""What points to a source from within a sentence: [3], superscripts, (Smith et al., 2004), chapter and verse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from features.citations.references import Entry
from features.digits import matches_at
from features.document import Document
from features.lexicon import pairs

_BRACKETED = re.compile(r"\[(\d{1,3})(?:\s?[,-]\s?\d{1,3}){0,8}\]")
_RAISED = re.compile(r"[¹²³⁰⁴⁵⁶⁷⁸⁹](?:[¹²³⁰⁴⁵⁶⁷⁸⁹,-]{0,12}[¹²³⁰⁴⁵⁶⁷⁸⁹])?")
_GLUED = re.compile(r"(?<=[a-z).,;:\"])(\d{1,3})(?:[,-]\d{1,3}){0,6}(?=[.,;:)]?(?:\s|$))")  # "tendon1.", "of them.2"
_STOPS = '.,;:)"'
_YEAR = re.compile(r"(?:18|19|20)\d\d[a-z]?$")
_NAME = r"[A-Z][\w'-]{1,25}(?: [A-Z][\w'-]{1,25})?"
_GROUP = rf"{_NAME}(?:,? (?:et al\.?|and others|and colleagues)|(?:, {_NAME}){{0,6}},? (?:and|&) {_NAME})"
_SEVERAL = re.compile(rf"(?:(?:[Ss]ee|e\.g\.|cf\.|reviewed in|in)[,:]? )?{_GROUP},? (?:18|19|20)\d\d")
_ONE = re.compile(rf"(?:(?:see|e\.g\.|cf\.)[,:]? )?({_NAME}), (?:18|19|20)\d\d[a-z]?(?:, pp?\. ?\d+)?(?:;|\))")
_BEFORE = re.compile(rf"{_GROUP},? ?$")
_LISTED = re.compile(
    r" ?(?:\n|$|[A-Z])"
)  # after a year in a list of films or records: "Hill and Dale (1999) TV series"
_VERSE = re.compile(r":\d{1,3}(?:\s?-\s?\d{1,3})?")
_CHAPTER = re.compile(r"\(?((?:[1-3] )?[A-Za-z']{3,15})\.? (\d{1,3})$")
_SOURCE = re.compile(
    r"\((?:source|sources|via|ref|reference|link to (?:study|source|report))(?: \[?pdf\]?)?\)|"
    r"\(source:? [^()\n]{2,80}\)",
    re.I,
)
RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
FEWEST_UNLISTED = 3
ALONE = "author alone"
_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december spring summer "
    "autumn fall winter "
    "since until before after from in".split()
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A pointer to a source and what it is; `key` is what it counts as once."""

    start: int
    end: int
    note: str
    key: str


def find_markers(document: Document, entries: Sequence[Entry]) -> list[Marker]:
    """All pointers to sources in a text, outside the entries of its lists."""
    every = [
        *_numbers(document, entries), *_author_years(document, entries), *_verses(document), *_source_links(document)
    ]  # fmt: skip
    every.sort(key=lambda marker: marker.start)
    return every


def _numbers(document: Document, entries: Sequence[Entry]) -> Iterator[Marker]:
    plain = document.plain
    listed = {entry.number for entry in entries if entry.number}
    most = max(max(listed, default=0), len(entries))
    brackets = [
        found
        for found in _BRACKETED.finditer(plain)
        if _follows_text(plain, found.start()) or _alone(plain, found.start(), found.end())
    ]
    if not most and _unlisted(plain, brackets):
        most = 999  # a list that was cut off, as in copies of encyclopaedia pages
    for found in brackets:
        if int(found[1]) <= most:
            yield Marker(found.start(), found.end(), "numbered marker", "numbered markers")
    if not entries:
        return
    for raised in () if plain.isascii() else _RAISED.finditer(plain):
        number = raised[0].translate(RAISED)
        before = plain[max(0, raised.start() - 12) : raised.start()].rstrip(".,;:)\"'")
        if (
            number.partition(",")[0].partition("-")[0].isdigit()
            and before[-2:].isalpha()
            and before.rpartition(" ")[2] not in _UNITS
        ):
            yield Marker(raised.start(), raised.end(), "superscript marker", "numbered markers")
    yield from _glued(document, most, sure=len(listed) >= FEWEST_UNLISTED)


def _unlisted(plain: str, brackets: Sequence[re.Match[str]]) -> bool:
    """Whether numbers in brackets point to a list that the text has lost: they count from 1, or close sentences."""
    numbers = {found[1] for found in brackets}
    if len(numbers) < FEWEST_UNLISTED:
        return False
    return "1" in numbers or len({f[1] for f in brackets if plain[f.start() - 1] in ".,;!?"}) >= FEWEST_UNLISTED


def _glued(document: Document, most: int, *, sure: bool) -> Iterator[Marker]:
    """Numbers glued to words: with a long list those behind a stop, and always two or more that count up from 1."""
    found: list[tuple[int, int]] = []
    plain, reached = document.plain, 0
    for glued in matches_at(_GLUED, plain, document.digits):
        start, end, number = glued.start(), glued.end(), int(glued[1])
        stop, before = plain[start - 1] in _STOPS, plain[start - 2 : start - 1]
        if not 0 < number <= most or not (before.isalpha() or before == ")"):
            continue
        if number in (reached, reached + 1) or (sure and stop and plain[end : end + 1].strip() == ""):
            found.append((start, end))
            reached = max(reached, number)
    if sure or reached > 1 or reached == most:
        for start, end in found:
            yield Marker(start, end, "superscript marker", "numbered markers")


def _alone(plain: str, start: int, end: int) -> bool:
    """Whether a number in brackets has a line of its own under the text that it closes."""
    return plain[start - 1 : start] == "\n" and plain[end : end + 1] in ("\n", "") and plain[start - 2] in ".!?\"')"


_UNITS = frozenset(("m", "cm", "mm", "km", "ft", "kg/m", "in"))


def _follows_text(plain: str, at: int) -> bool:
    """Whether a bracket stands at the end of a word or sentence, not at the head of a line."""
    before = plain[max(0, at - 3) : at]
    return (
        bool(before.strip())
        and not before.endswith("\n")
        and before.strip()[-1] not in "|*•"
        and (before[-1] != " " or before[-2:-1] not in "-|")
    )


def _author_years(document: Document, entries: Sequence[Entry]) -> Iterator[Marker]:
    plain = document.plain
    listed = " ".join(plain[entry.start : entry.start + 40] for entry in entries).lower()
    single: list[Marker] = []
    closing = plain.find(")")
    while closing >= 0:
        if (
            plain[closing - 2 : closing].strip().isalnum()
            and (year := _YEAR.search(plain, max(0, closing - 5), closing)) is not None
        ):
            marker = _author_year(plain, year.start(), closing + 1)
            if marker is not None and marker.note == ALONE:
                name = marker.key
                marker = Marker(marker.start, marker.end, "author and year", plain[marker.start : marker.end].lower())
                if name in listed:
                    yield marker
                else:
                    single.append(marker)
            elif marker is not None:
                yield marker
        closing = plain.find(")", closing + 1)
    if len({marker.key for marker in single}) > 1:
        yield from single


def _author_year(plain: str, year: int, end: int) -> Marker | None:
    """The author before a year in brackets, if there is one; a single author is noted `ALONE`, with the name as key."""
    opening = plain.rfind("(", max(0, year - 200), year)
    if opening < 0 or plain.find(")", opening, year) >= 0:
        return None
    if year == opening + 1:
        before = _BEFORE.search(plain, max(0, opening - 90), opening)
        return (
            None
            if before is None or (_LISTED.match(plain, end) and "et al" not in before[0])
            else Marker(before.start(), end, "author and year", plain[before.start() : end].lower())
        )
    if _SEVERAL.match(plain, opening + 1, end) is not None:
        return Marker(opening, end, "author and year", plain[opening:end].lower())
    one = _ONE.match(plain, opening + 1, end)
    if one is None or one[1].lower() in _NOT_NAMES:
        return None
    return Marker(opening, end, ALONE, one[1].lower())


@cache
def _scripture() -> frozenset[str]:
    return frozenset(book for book, _ in pairs("citation_scripture"))


def _verses(document: Document) -> Iterator[Marker]:
    plain = document.plain
    for verse in _VERSE.finditer(plain):
        chapter = _CHAPTER.search(plain, max(0, verse.start() - 24), verse.start())
        if chapter is None:
            continue
        name = chapter[1].lower().lstrip("123 ")
        if name in _scripture() and chapter[1].lstrip("123 ")[0].isupper():
            end = verse.end()
            if plain[chapter.start()] == "(" and plain.find(")", end, end + 12) > 0:
                end = plain.find(")", end, end + 12) + 1
            yield Marker(chapter.start(), end, "chapter and verse", plain[chapter.start() : end].lower())


def _source_links(document: Document) -> Iterator[Marker]:
    plain = document.plain
    at = plain.find("(")
    while at >= 0:
        if plain[at + 1 : at + 2] in "sSvVrRlL" and (found := _SOURCE.match(plain, at)) is not None:
            yield Marker(
                found.start(),
                found.end(),
                "link to a source",
                document.low[document.sentence_at(at).start : found.end()],
            )
        at = plain.find("(", at + 1)
