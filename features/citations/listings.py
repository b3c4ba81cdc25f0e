"""Titles listed one a line with their outlet or date, as under "Publications" or "In the news"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from features.document import Document

FEWEST_DATED = 3  # lines that begin with a date, on one page, that make a list
FEWEST_DATED_UNDER = 2  # titles with a date and a publisher under them
LONGEST = 260  # characters of such a line
_OUTLET_LINE = re.compile(
    r"(?:[\w-]+\.(?:com|org|net)|(?:[A-Z][\w.'&-]*)(?: [A-Z][\w.'&-]*| of| and){0,4}): [^\n]{10,200}"
    r"(?<!\. )\([A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?(?:19|20)\d\d\)$"  # after a full stop it dates an announcement
)
_LINE_OUTLET = re.compile(
    r"[A-Z\"'][^\n]{15,200} (?:-|\|) [\w-]+\.(?:com|org|net|gov|edu)\b(?: [\w./-]+){0,2},?(?: \d{1,2}/\d{1,2})?$"
)
_DATED = re.compile(
    r"\W{0,4}(\d{1,2}/\d{1,2}/(?:\d\d){1,2} ?[-:] ?[A-Z\"][^\n]{14,200}, [A-Z][\w.&' -]{2,60}(?:\d{1,2}, \d{4})?$)"
)
_DATE_UNDER = re.compile(r"(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d, [A-Z][^\n]{2,100}[^\n.:]$")
_YEAR_LEADS = re.compile(r"\n(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d, ")  # how each of those lines begins


def find_listings(document: Document) -> list[tuple[int, int]]:
    """The titles of a text that stand with their dates and publishers in lists of such, in order."""
    plain = document.plain
    dated = list(_dated(document)) if plain.count("/") >= 2 * FEWEST_DATED else []
    under = list(_dated_under(document)) if _YEAR_LEADS.search(plain) else []
    return sorted(
        (*(dated if len(dated) >= FEWEST_DATED else ()), *(under if len(under) >= FEWEST_DATED_UNDER else ()))
    )


def is_listing(line: str) -> bool:
    """Whether a line is a title with its outlet: "Herald: A title (May 3, 2008)", "A title - herald.com"."""
    return (line[-1] == ")" and _OUTLET_LINE.match(line) is not None) or (
        (" - " in line or " | " in line) and _LINE_OUTLET.match(line) is not None
    )


def _dated(document: Document) -> Iterator[tuple[int, int]]:
    """Lines such as "3/9/07 - A title, Harbour Times"."""
    for block in document.blocks:
        if block.end - block.start < LONGEST and (line := _DATED.match(document.plain, block.start, block.end)):
            yield line.start(1), block.end


def _dated_under(document: Document) -> Iterator[tuple[int, int]]:
    """Two lines such as "A title" and "May 2007, Harbour Institute"."""
    for title, block in pairwise(document.blocks):
        if title.end - title.start < LONGEST and _DATE_UNDER.match(document.plain, block.start, block.end):
            yield title.start, block.end
