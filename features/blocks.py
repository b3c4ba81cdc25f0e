"""How a text is laid out: headings, paragraphs, list items, table rows and navigation."""

from __future__ import annotations

import re
from statistics import median
from typing import NamedTuple

KINDS = ("paragraph", "heading", "item", "row", "navigation")

BULLET = re.compile(r"(?:[-*•·▪◦‣●○■□➢►✓✔+o]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+(?=\S)")
_TERMINALS, _CLOSING = tuple(".!?…:;"), ")]\"'»*"
_TAIL = 12  # characters at the end of a line that tell whether a sentence ends there
_WORD = re.compile(r"\w+")
_TRAIL = re.compile(r"[»›>|•·]")
HEADING_WORDS = 14
HEADING_CHARACTERS = 160
NAVIGATION_RUN = 4
MIN_WRAPPED = 20  # characters: a shorter line before one in lower case is a menu entry, not a wrapped sentence


class Block(NamedTuple):
    """A stretch of the plain text that a reader sees as one: `kind` is one of `KINDS`."""

    start: int
    end: int
    kind: str


def split_blocks(plain: str) -> tuple[list[Block], str]:
    """The blocks of a text, and the text with the line ends inside a wrapped paragraph turned into spaces.

    A line continues the one before where it follows directly and begins in lower case, or where the whole text is
    wrapped at a column, as mail and old pages are.
    """
    lines = _lines(plain)
    if not lines:
        return [], plain
    wrapped = _is_wrapped([end - start for start, end in lines])
    joined: list[tuple[int, int]] = []
    pieces: list[str] = []
    cut = 0
    for start, end in lines:
        if joined and start - joined[-1][1] == 1 and _continues(plain, joined[-1], plain[start:end], wrapped):
            pieces.append(plain[cut : start - 1])
            cut = start
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if pieces:
        plain = " ".join([*pieces, plain[cut:]])
    return _classify(plain, joined), plain


def _lines(plain: str) -> list[tuple[int, int]]:
    """Where the lines stand that are not blank."""
    lines: list[tuple[int, int]] = []
    start = 0
    for line in plain.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            lines.append((start, end))
        start = end + 1
    return lines


def _is_wrapped(lengths: list[int]) -> bool:
    long = [length for length in lengths if length > 40]
    return len(long) >= 5 and 50 <= median(long) <= 95 and max(long) <= 105


def _continues(plain: str, before: tuple[int, int], line: str, wrapped: bool) -> bool:
    """Whether a line continues the lines `before`, which may be long and are not copied."""
    first, last = before
    if line.lstrip()[:1].islower() and not line.startswith("by "):  # a byline stands for itself
        long = last - first >= MIN_WRAPPED
    else:
        long = wrapped and last - max(first - 1, plain.rfind("\n", first, last)) > 45
    return long and not _ends(plain[max(first, last - _TAIL) : last]) and BULLET.match(line) is None


def _ends(line: str) -> bool:
    """Whether a sentence ends with a line."""
    return line[-_TAIL:].rstrip().rstrip(_CLOSING).endswith(_TERMINALS)


def _classify(plain: str, lines: list[tuple[int, int]]) -> list[Block]:
    blocks: list[Block] = []
    short: list[bool] = []
    for start, end in lines:
        text = plain[start:end]
        words = len(_WORD.findall(text)) if len(text) <= HEADING_CHARACTERS else HEADING_CHARACTERS
        if text.count("|") >= 2:
            kind = "row" if words > HEADING_WORDS or _ends(text.rstrip("| ")) else "navigation"
        elif BULLET.match(text.lstrip()):
            kind = "item"
        elif words <= HEADING_WORDS and (not _ends(text.rstrip("| ")) or text.rstrip().endswith("?")):
            kind = "navigation" if len(_TRAIL.findall(text)) >= 2 else "heading"
        else:
            kind = "paragraph"
        blocks.append(Block(start, end, kind))
        short.append((kind == "heading" and words <= 8) or kind == "navigation" or (kind == "item" and words <= 6))
    at = 0
    while at < len(blocks):  # a run of different short lines with nothing under them is a menu, not a row of headings
        run = at
        while run < len(blocks) and short[run]:
            run += 1
        last = run
        if (
            1 < run < len(blocks)
            and blocks[run].kind == "paragraph"
            and blocks[run - 1].start - blocks[run - 2].end > 1
        ):
            last = run - 1  # it stands apart from the menu and heads the paragraph
        if run - at >= NAVIGATION_RUN and len({plain[b.start : b.end] for b in blocks[at:run]}) >= NAVIGATION_RUN:
            for index in range(at, last):
                if blocks[index].kind == "heading":
                    blocks[index] = Block(blocks[index].start, blocks[index].end, "navigation")
        at = max(run, at + 1)
    return blocks
