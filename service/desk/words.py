"""Changed lines word by word: what an editor took out and put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 4_000  # beyond, a changed passage is shown as taken out and put in as a whole
CONTEXT = 240  # characters of unchanged text before and after a change
_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stays, goes or comes (`same`, `removed`, `added`), or a `gap` in what stays."""

    change: str
    text: str


def marked(lines: Sequence[dict[str, str]]) -> tuple[Piece, ...]:
    """The changes of lines as changes of words, with only so much around them that their place is known."""
    pieces: list[Piece] = []
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        previous = lines[place - 1] if place else None
        if line["change"] == "same":
            pieces += _shortened(line["text"], place == 0, following is None)
        elif line["change"] == "removed" and following is not None and following["change"] == "added":
            pieces += _compared(line["text"], following["text"])
        elif not (line["change"] == "added" and previous is not None and previous["change"] == "removed"):
            pieces.append(Piece(line["change"], line["text"]))
    return tuple(pieces)


def _compared(before: str, after: str) -> Iterator[Piece]:
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        yield from (Piece("removed", before), Piece("added", after))
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[a:b]))
        else:
            yield from (Piece(change, text) for change, text in (
                ("removed", "".join(old[a:b])), ("added", "".join(new[c:d]))) if text)  # fmt: skip


def _shortened(text: str, first: bool, last: bool) -> Iterator[Piece]:
    if len(text) <= CONTEXT * (2 - first - last):
        yield Piece("same", text)
        return
    head = "" if first else text[:CONTEXT].rpartition(" ")[0]
    tail = "" if last else text[-CONTEXT:].partition(" ")[2]
    if head:
        yield Piece("same", head)
    yield Piece("gap", f"{len(text) - len(head) - len(tail):,}")
    if tail:
        yield Piece("same", tail)
