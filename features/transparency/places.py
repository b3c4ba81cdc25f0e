"""Where on a page something stands: bylines, dates and notices have their places, and readers' comments are none of
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from features.blocks import Block
from features.document import Document, Sentence
from features.lexicon import Hit

TOP = 1_800  # characters from the beginning, within which a page says who wrote it and when
TOP_BLOCKS = 14
BOTTOM = 700  # characters from the end, where it says so if not at the top

BEFORE, AFTER = 130, 190  # characters around a phrase that are marked: the "sentences" of a table run on for thousands

LINE = 600  # characters; a longer line is a paragraph

_LEADING = frozenset(" *-~(>\"'•·[#«»=_:")
_COMMENTS = re.compile(
    r"\W*(?:(?:user|readers?'?|leave|post|add|all|view|read|join|recent|\d+) ){0,2}(?:an? |the )?"
    r"(?:comments?|responses?|replies|discussion)(?: (?:on|to|for|so far) ?.{0,80})?\W*\d*\W*"
)
_COUNT = re.compile(r"comments? ?\(\d+\)\W*$")
_COMMENT = re.compile(
    r"^\W*(?:posted by\b|\d+[.)] |comment (?:by|from) )|\b(?:says|said|wrote|writes|commented|replied)\b[^.]{0,40}$|"
    r" at \d{1,2}:\d\d|\breply$"
)


def opens(document: Document, offset: int) -> bool:
    """Whether a plain offset begins a line or a table cell, bullets and brackets apart.

    The document joins a line that begins in lower case to the one before; bylines ("by jane roe") do begin so.
    """
    plain = document.plain
    at = offset - 1
    while at >= 0 and offset - at < 10 and plain[at] in _LEADING:
        if plain[at] == " " and document.text[document.span(at, at + 1).start] == "\n":
            return True
        at -= 1
    return at < 0 or plain[at] in "\n|"


def line_around(plain: str, offset: int) -> tuple[int, int]:
    """The line, or the table cell, around a plain offset; of a very long one the part around the offset."""
    low, high = max(0, offset - LINE), min(len(plain), offset + LINE)
    start = max(plain.rfind("\n", low, offset), plain.rfind("|", low, offset), low - 1) + 1
    end = plain.find("\n", offset, high)
    end = high if end < 0 else end
    cell = plain.find("|", offset, end)
    return start, end if cell < 0 else cell


def at_top(document: Document, offset: int) -> bool:
    """Whether a plain offset stands where a page begins."""
    return offset < TOP or document.sentence_at(offset).block < TOP_BLOCKS


def at_bottom(document: Document, offset: int) -> bool:
    """Whether a plain offset stands where a page ends."""
    return offset >= len(document.plain) - BOTTOM


def comments_from(document: Document) -> int:
    """Where the readers' comments begin; the text's length where there are none."""
    low = document.low
    for word in ("comment", "responses", "replies"):
        at = low.find(word)
        while at >= 0:
            start, end = low.rfind("\n", 0, at) + 1, low.find("\n", at)
            if end < 0:
                break
            line = low[start:end]
            if len(line) <= 160 and (_COMMENTS.fullmatch(line) or _COUNT.search(line)):
                after = low[end + 1 : end + 400].split("\n")[:4]
                if any(_COMMENT.search(reply) for reply in after[: 1 if _COUNT.search(line) else 3]):
                    return start
            at = low.find(word, end)
    return len(low)


def edge_blocks(document: Document) -> Iterator[Block]:
    """The blocks where a page begins, and those where it ends."""
    blocks = document.blocks
    top = 0
    while top < len(blocks) and (top < TOP_BLOCKS or blocks[top].start < TOP):
        top += 1
    bottom = len(blocks)
    while bottom > top and at_bottom(document, blocks[bottom - 1].start):
        bottom -= 1
    yield from blocks[:top]
    yield from blocks[bottom:]


def clause_around(document: Document, hit: Hit, sentence: Sentence) -> tuple[int, int]:
    """The sentence around a phrase, or as much of it as stands in the same line or cell and near the phrase."""
    plain = document.plain
    line = line_around(plain, hit.start)
    start, end = max(sentence.start, line[0]), min(sentence.end, line[1])
    if start < hit.start - BEFORE:
        start = max(plain.find(" ", hit.start - BEFORE, hit.start) + 1, hit.start - BEFORE)
    if end > hit.end + AFTER:
        end = max(plain.rfind(" ", hit.end, hit.end + AFTER), hit.end)
    while start < hit.start and plain[start] in " |*-":
        start += 1
    while end > hit.end and plain[end - 1] in " |":
        end -= 1
    return start, end
