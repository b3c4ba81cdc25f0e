"""The words of a text: letters, digits and underscores, with a hyphen or an apostrophe between them."""

from __future__ import annotations

import re
from collections.abc import Callable

from features.foreign import has_foreign_letters

WORD = re.compile(r"\w++(?:['-]\w++)*+")
_SIGNS = b"'-"
_FIRST = ord("0")  # of what a word consists of besides the signs; blanks and signs come before it


def blanks(signs: str) -> bytes:
    """A table for `bytes.translate` that makes a blank of all that is no letter, digit or one of some signs."""
    return bytes(point if point < 128 and (chr(point).isalnum() or chr(point) in signs) else 32 for point in range(256))


_BLANKS = blanks("_'-")


def reader(low: str) -> Callable[[int, int], list[str]]:
    """What reads the words of a lower-case text between two offsets.

    Where there are no letters beyond ASCII, words are what stands between blanks once all else is made one, and split
    apart faster than matched.
    """
    spaced = _spaced(low)
    lettered = has_foreign_letters(low)

    def read(start: int, end: int) -> list[str]:
        if lettered and not low[start:end].isascii():
            return WORD.findall(low, start, end)
        return spaced[start:end].strip("'-").split()  # a sign there joins a word beyond the range

    return read


def _spaced(low: str) -> str:
    """The text with a blank for all that stands in no word, foreign letters too, and one after it."""
    spaced = bytearray(f"{low} ".encode("ascii", "replace").translate(_BLANKS))
    for sign in _SIGNS:
        at = spaced.find(sign)
        while at >= 0:
            if spaced[at - 1] < _FIRST or spaced[at + 1] < _FIRST:
                spaced[at] = 32
            at = spaced.find(sign, at + 1)
    return spaced.decode("ascii")
