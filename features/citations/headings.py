"""Lines round a list of references: the heading that announces one, and what begins another part of the page."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase

from features.lexicon import pairs

HEADING_CHARACTERS = 90
_HEADING = re.compile(
    r"[^a-z]*(?:[a-z]\.\d[\d.]*\s)?([a-z][a-z& ]{3,40}?)(?: (?:cited )?(?:in|for) [\w :]{1,40})?[\W\d]*$"
)
CLOSING_LINE = re.compile(
    r"\W{0,4}(?:chapter|appendix|table|tables|figure|fig|part|index|glossary|acknowledge?ments?|about|"
    r"comments?|related|also see|external links|share|tags?|leave a|contact|copyright|©|"
    r"disclaimer|last (?:updated|reviewed|modified|update|review)|reviewed|updated|published|posted|written by|"
    r"by|print|e-?mail|next|previous|back to|"
    r"more|see also|home|return|subscribe|sign up|categor(?:y|ies)|filed under|privacy|terms|this (?:article|"
    r"page|information|site)|all rights|reprinted|"
    r"the (?:information|content)|follow us|call (?:now|us|today)|phone|"
    r"search|navigation|your|we |our |click|facebook|twitter|advertisement)\b",
    re.I,
)
COLOPHON = re.compile(
    r"\W{0,4}(?:(?:page |this page )?(?:was )?last (?:updated|reviewed|modified|update|review)|"
    r"updated:? (?:[a-z]{3,9}\.? )?\d|copyright|©|posted (?:on|by)|reviewed by)",
    re.I,
)
_FIRST = re.compile(r"[^a-z]*([a-z]+)")
_NUMBERED_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s{1,4}[A-Z][a-z]")


@cache
def _headings() -> dict[str, str]:
    return dict(pairs("citation_heading"))


@cache
def _first_words() -> frozenset[str]:
    """The words that such a heading begins with, and the letters that may stand before its number."""
    return frozenset(heading.partition(" ")[0] for heading in _headings()) | frozenset(ascii_lowercase)


def announcement(low: str, start: int, end: int) -> str | None:
    """What the line in lower case between two offsets announces, as `citation_heading` says; None where nothing."""
    first = _FIRST.match(low, start, end)
    if first is None or first[1] not in _first_words():
        return None
    heading = _HEADING.match(low, start, end)
    return _headings().get(heading[1].strip()) if heading else None


def closes(text: str, score: int) -> bool:
    """Whether a line that is no entry begins another part of the page; a continued line may begin in lower case."""
    if text.lstrip(" |*([-")[:1].islower():
        return False
    return (CLOSING_LINE.match(text) is not None and len(text) < 200) or (
        score == 0 and bool(_NUMBERED_HEADING.match(text))
    )
