"""Dates of a page: published, posted, updated, reviewed; not the dates of what it tells of.

JAMA benchmark "currency" (Silberg et al. 1997): dates that content was posted and updated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit
from features.transparency.places import at_bottom, at_top, line_around, opens

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_BEFORE_MONTH = re.compile(
    rf"(?:(?:\b{_WEEKDAY}\b[.,]{{0,2}}[ ,]{{1,3}})|(?:\b{_WEEKDAY}\.))?"
    r"(?:(?:the )?\b(?P<day>\d{1,2})(?:st|nd|rd|th)?[ .,-]{0,3}(?:of )?)?\Z"
)
_AFTER_MONTH = re.compile(
    r"\.?(?:[ -]{1,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:/%]))?"
    r"(?P<year>(?: \d\d:\d\d(?::\d\d)?)?[ .,'-]{1,4}(?:19[89]|20[0-4])\d(?!\d))?"
)
_NUMERIC = re.compile(
    r"(?<![\d/.$-])(?:(?:19[89]|20[0-4])\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|"
    r"(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:(?:19[89]|20[0-4])\d|[0-4]\d|9\d))(?![\d/]|[-.]\d)"
)
# The month or day between the two marks of a numeric date: what a search finds fast, from one mark to the next.
_MARKED = tuple(re.compile(rf"{re.escape(mark)}\d\d?{re.escape(mark)}") for mark in "/-.")
_TIME = re.compile(
    r"(?:,? ?(?:at|@|-|\|)? ?)?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?"
    r"(?:,? \(?(?:[ECMPBG][SD]?T|UTC|GMT|eastern|pacific|central)\b\)?)?",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[\s:.,|(-]{0,4}(?:(?:on|at|in|to|of|as|for|date)[ :]{1,2})?(?:the )?(?:by [\w.' -]{2,60}?,? (?:on )?)?"
    r"(?:\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?,? (?:on )?)?[\s:.,|(-]{0,4}"
)
_OF_THIS_PAGE = re.compile(
    r"\b(?:this|our|original|web|the (?=page|site|web)) ?(?:[\w-]+ )?(?:article|story|post|piece|page|entry|column|"
    r"content|blog|guide|review|information|fact ?sheet|document|item|site|website|section)s?,?(?: (?:was|were|is|"
    r"has been|have been))?"
    r"(?: (?:originally|first|last|most recently|recently|medically|also))*(?: \w+ and)? ?\Z"
)
_NOT_THE_PAGE = re.compile(
    r"(?:stud(?:y|ies)|paper|research|report|results?|findings|data|book|survey|analysis|trial|birth|due|start|end|"
    r"expiration|expiry|event|effective|delivery|release|court|to|not|be|were|was|being) \Z"
)
_REST = re.compile(
    r"(?:\W|\b(?:by|posted|at|on|permalink|share|comments?|no|issue|print|e-?mail|tweet|views?|read|minutes?|min|"
    r"updated|published|"
    r"user|filed|under|in|am|pm|edt|est|et|pt|gmt|bst|" + _WEEKDAY + r"|\d+)\b)+"
)
_OTHER_DATE = re.compile(
    r"\b(?:expir\w*|exp|born|birth\w*|joined|since|login|licen[sc]e|due|deadline|ends?|starts?|begins?|valid|through|"
    r"copyright)\b[\s:#.]{0,4}\Z|©"
)
_PROSE = re.compile(r"[.:;@,]|\b(?:on|in|by|until|from|to|since|before|after|of)\s*\Z|[-,]\s*\Z")
_HOURS = re.compile(
    r"\W{0,5}(?:from |at )?\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)? ?(?:-|to|until) ?\d{1,2}(?::\d\d)? ?[ap]\.?m\b"
)
_PLACE = re.compile(r"(?:[A-Z][\w.' ]{1,30},? ?){1,3}[,-]{0,2} ?")
_AGENCY = re.compile(r",? ?(?:\([A-Z][\w./ ]{1,40}\)? ?-{0,2}|-{1,2} )")


_COUNTED = re.compile(r" ?\(\d{1,4}\)")
_BY_BEFORE = re.compile(r"\b[Bb]y:? (?!The |An? )(?:(?:[A-Z][\w'@.-]* ){1,4}|[\w.@-]+ )(?:on |: ?|, ?|- ?)?\Z")
_TEXT = re.compile(r"(?:,? \d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)? (?:in )?[A-Z][\w'-]* \w")
_UPKEEP = re.compile(r"\b(?:re-?view|revis|updat|modif)", re.IGNORECASE)
TOP = 500  # characters from the beginning of a text that its date stands in


class _Date(NamedTuple):
    start: int
    end: int
    day: bool
    year: bool


def find_dates(document: Document, until: int) -> list[Evidence]:
    """The page's own dates before an offset, where the readers' comments begin."""
    found: list[Evidence] = []
    cues = [hit for hit in document.hits["transparency_date_cue"] if hit.start < until]
    at = 0
    free = 0
    for date in sorted(_dates(document, until), key=lambda d: d.start):
        if date.start < free:
            continue
        while at < len(cues) and cues[at].end <= date.start:
            at += 1
        placed = None
        for cue in reversed(cues[max(0, at - 3) : at]):
            placed = _cued(document, cue, date) if cue.start >= free else None
            if placed is not None:
                break
        if placed is None and _stands_alone(document, date):
            placed = date.start
        if placed is not None:
            end = _with_time(document.plain, date)
            topic = document.low[date.start : date.end]
            found.append(document.mark("transparency.date", placed, end, "date of the page", topic=topic))
            free = end
    return found


def shows_upkeep(evidence: Evidence) -> bool:
    """Whether evidence is a date of review or update that a reader can see.

    Software writes "modified" into the metadata of a page whenever it is stored.
    """
    dated = evidence.kind == "transparency.date" and evidence.where != "metadata"
    return dated and _UPKEEP.search(evidence.quote) is not None


def _dates(document: Document, until: int) -> Iterator[_Date]:
    """Everything that reads as a date; the month's name must have a day or a year at it."""
    plain, low = document.plain, document.low
    for hit in document.hits["transparency_month"]:
        if hit.start >= until:
            break
        if plain[hit.start].islower():
            continue
        beside = low[max(0, hit.start - 6) : hit.start] + low[hit.end : hit.end + 5]
        if not any(map(str.isdigit, beside)):
            continue
        before = _BEFORE_MONTH.search(low, max(0, hit.start - 22), hit.start)
        after = _AFTER_MONTH.match(low, hit.end)
        day = bool(before and before["day"]) or bool(after and after["day"])
        year = bool(after and after["year"])
        if day or year:
            end = after.end() if after and (after["day"] or after["year"]) else hit.end
            yield _Date(before.start() if before else hit.start, end, day, year)
    for marked in _MARKED:
        for mark in marked.finditer(low, 1):
            at = mark.start()
            if at >= until:
                break
            start = at - 4 if low[at - 4 : at].isdecimal() else at - 2 if low[at - 2 : at].isdecimal() else at - 1
            date = _NUMERIC.match(low, max(0, start))
            if date is not None:
                yield _Date(date.start(), date.end(), True, True)


def _with_time(plain: str, date: _Date) -> int:
    time = _TIME.match(plain, date.end, date.end + 40)
    return time.end() if time else date.end


def _cued(document: Document, cue: Hit, date: _Date) -> int | None:
    """Where the mark begins if a cue makes this a date of the page."""
    low = document.low
    if date.start - cue.end > 80 or _JOINT.fullmatch(low, cue.end, date.start) is None:
        return None
    placed = _cue_place(document, cue.start, cue.tag == "strong", date)
    if placed is not None and "by " in low[cue.end : date.start]:  # "posted by jane roe on ...": a mark of its own
        return date.start
    return placed


def _cue_place(document: Document, start: int, strong: bool, date: _Date) -> int | None:
    """Where a mark with a cue begins, if the cue speaks of this page."""
    low = document.low
    before = low[max(0, start - 60) : start]
    own = _OF_THIS_PAGE.search(before)
    if own is not None:
        return start - (len(before) - own.start())
    if _NOT_THE_PAGE.search(before):
        return None
    capital = document.plain[start].isupper()
    if opens(document, start):
        return start if date.year or strong or low.startswith(("upd", "cor", "pos", "pub"), start) else None
    if low.startswith("date", start) and not strong:
        return None
    if capital:
        return start if strong or (date.day and date.year) else None
    return start if strong and date.day and low.startswith(("last", "page"), start) else None


def _stands_alone(document: Document, date: _Date) -> bool:
    """Whether a date is all that its line or cell says, or opens the report as a dateline does."""
    plain, low = document.plain, document.low
    start, end = line_around(plain, date.start)
    before, after = low[start : date.start], low[date.end : end]
    placed = at_top(document, date.start) or at_bottom(document, date.start)
    if not date.day and _COUNTED.match(after):  # the month of an archive
        return False
    if date.day and date.year and placed and not _is_other(low, start, date):
        if at_top(document, date.start) and _BY_BEFORE.search(plain, start, date.start) is not None:
            return True
        if not before.strip() and date.start < TOP and _TEXT.match(plain, date.end):  # it heads the text in its line
            return True
    if date.year and len(before) + len(after) < 90 and not _is_other(low, start, date):
        clock = _TIME.match(low, date.end, end)
        signed = low[clock.end() if clock else date.end : end].lstrip(" ,|-(").startswith("by ")
        alone = (not before.strip() or _REST.fullmatch(before)) and (not after.strip() or _REST.fullmatch(after))
        if alone or (signed and not before.strip()):
            beside = low[date.end : date.end + 40]
            return signed or placed or "permalink" in beside or "comment" in after
        if not before.strip() and "permalink" in low[date.end : date.end + 40]:
            return True
        if signed and placed:
            return True
        if not after.strip(" |)") and len(before.split()) <= 8 and _PROSE.search(before) is None:
            return date.start < 400 or (date.end > len(plain) - 60 and len(before.split()) <= 3)
    if not date.day or not placed or not (not before.strip() or _PLACE.fullmatch(plain, start, date.start)):
        return False
    agency = _AGENCY.match(plain, date.end, date.end + 50)
    if agency is None or not low[date.start].isalpha():
        return False
    bare = not before.strip() and "--" not in agency[0] and date.start >= TOP  # an entry of a list of news
    return "(" in agency[0] or (date.year and not bare)


def _is_other(low: str, start: int, date: _Date) -> bool:
    """Whether a date is that of a birth, an end of validity, or an event whose hours follow."""
    label = low[max(0, start - 30) : date.start].rstrip(" -:|*\n")
    return _OTHER_DATE.search(label) is not None or _HOURS.match(low, date.end, date.end + 60) is not None
