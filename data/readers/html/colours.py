"""Colours as HTML and CSS write them."""

from __future__ import annotations

import re
from functools import lru_cache

Colour = tuple[int, ...]  # red, green, blue from 0 to 255; empty for what shows nothing at all

_NAMED: dict[str, Colour] = {
    "white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "floralwhite": (255, 250, 240),
    "mintcream": (245, 255, 250), "azure": (240, 255, 255), "silver": (192, 192, 192), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "red": (255, 0, 0), "maroon": (128, 0, 0), "yellow": (255, 255, 0), "green": (0, 128, 0),
    "lime": (0, 255, 0), "blue": (0, 0, 255), "navy": (0, 0, 128), "aqua": (0, 255, 255), "purple": (128, 0, 128),
    "orange": (255, 165, 0), "transparent": (),
}  # fmt: skip
_HEX = re.compile(r"#?([0-9a-f]{6})(?:[0-9a-f]{2})?|#([0-9a-f]{3})[0-9a-f]?")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\D{1,5}(\d{1,3})\D{1,5}(\d{1,3})(?:\s*[,/]\s*([\d.]{1,6})%?)?\s*\)")


@lru_cache(maxsize=4096)
def parse_colour(value: str) -> Colour | None:
    """The colour that a value stands for; None where it stands for none."""
    value = value[:60].strip().lower()
    if value in _NAMED:
        return _NAMED[value]
    if (match := _HEX.fullmatch(value)) is not None:
        digits = match[1] or "".join(c * 2 for c in match[2])
        return tuple(int(digits[i : i + 2], 16) for i in (0, 2, 4))
    if (match := _RGB.match(value)) is not None:
        if match[4] is not None and not match[4].strip("0."):
            return ()
        return tuple(min(255, int(match[i])) for i in (1, 2, 3))
    return None


def contrast(a: Colour, b: Colour) -> int:
    """How far two colours are apart in the channel that differs most; 255 where one shows nothing."""
    return max((abs(x - y) for x, y in zip(a, b, strict=False)), default=255)
