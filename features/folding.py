"""A plain reading of the text: disguises folded away, every character still traceable to where it stood.

Detectors read the plain text and never the original, so that a soft hyphen, a no-break space or a Cyrillic look-alike
hides nothing; spans are carried back to the untouched original. Look-alikes: the letters that pass for Latin ones in
Unicode Technical Standard 39 (confusables); compatibility and accented forms: Unicode Standard Annex 15.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from features.foreign import foreign
from features.memo import Memo

_LOOK_ALIKES = dict(
    zip(
        "аеорсухіјѕһԁѵԛԝАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡıȷ",
        "aeopcyxijshdvqwABEKMHOPCTYXIJSoABEZHIKMNOPTYXagij",
        strict=True,
    )
)
_PUNCTUATION = {
    **dict.fromkeys("‘’‚‛′´`ʼ＇", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u2028\u2029\x85", "\n"),
    "İ": "I",  # its lower case has two code points and would shift every offset after it
}
_CONTROLS = (("\t", " "), ("\x0b", "\n"), ("\x0c", "\n"))
# What shows as nothing: soft hyphen, zero-width and bidirectional controls, variation selectors, combining marks.
_INVISIBLE = "\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_HIDDEN = re.compile(rf"[{_INVISIBLE}]")
_RUNS = re.compile(r"(?<= ) +")  # all that is dropped from a text with nothing hidden in it
_DROPPED = re.compile(rf"(?<= )[ {_INVISIBLE}\r]+|[{_INVISIBLE}\r]+")
_LINE_END = re.compile(r"\r\n?")


def _read_as(point: int) -> str:
    char = chr(point)
    folded = _LOOK_ALIKES.get(char) or _PUNCTUATION.get(char)
    if folded is not None:
        return folded
    if point > 127 and (char.isdecimal() or not char.isdigit()):  # superscript digits mark references
        base = unicodedata.normalize("NFKD", char)
        if base[0].isprintable() and all(map(unicodedata.combining, base[1:])):
            return base[0]
        if char.isspace():
            return " "
    return char


_FOLDS = Memo(_read_as, 100_000)  # code point -> the one character it is read as
_FEW = 20  # different characters beyond ASCII, that are quicker replaced one after the other


def _read(text: str) -> str:
    """The text with every character read as the one it passes for, of the same length."""
    folds = {char: _FOLDS[ord(char)] for char in set(foreign(text))}
    if len(folds) > _FEW or not all(folded == char or folded.isascii() for char, folded in folds.items()):
        return _NON_ASCII.sub(lambda run: run[0].translate(_FOLDS), text)
    for char, folded in folds.items():
        text = text.replace(char, folded)
    return text


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text and the way back: `cuts[i]` is a plain offset from which on `shifts[i]` is added."""

    plain: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """Offset in the original text of the character at a plain offset."""
        if not self.cuts:
            return offset
        index = bisect_right(self.cuts, offset) - 1
        return offset if index < 0 else offset + self.shifts[index]

    def plain_offset(self, offset: int) -> int:
        """Plain offset of the first character at or after an offset of the original text."""
        if not self.cuts:
            return min(max(0, offset), len(self.plain))
        low, high = 0, len(self.plain)
        while low < high:
            middle = (low + high) // 2
            if self.origin(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """The plain reading of a text; linear in its length."""
    same_length = _read(text)
    for control, folded in _CONTROLS:
        same_length = same_length.replace(control, folded)
    dropped = _DROPPED
    if "\r" in same_length:  # a lone carriage return ends a line; before a line feed it is dropped
        same_length = _LINE_END.sub(lambda end: "\r\n" if len(end[0]) == 2 else "\n", same_length)
    elif same_length.isascii() or not _HIDDEN.search(same_length):
        if "  " not in same_length:
            return Folded(same_length)
        dropped = _RUNS
    pieces, cuts, shifts = [], [], []
    at = length = 0
    for run in dropped.finditer(same_length):
        start, end = run.span()
        pieces.append(same_length[at:start])
        length += start - at
        cuts.append(length)
        shifts.append(end - length)
        at = end
    if not cuts:
        return Folded(same_length)
    pieces.append(same_length[at:])
    return Folded("".join(pieces), tuple(cuts), tuple(shifts))
