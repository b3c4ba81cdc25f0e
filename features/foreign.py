"""The characters of a text beyond ASCII, read apart: few texts have many, and most have few different ones."""

from __future__ import annotations

_ASCII = bytes(range(128))


def foreign(text: str) -> str:
    """The characters beyond ASCII, in order: one pass over bytes, many times faster than a search for such characters.

    Lone surrogates are characters like all others.
    """
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def has_foreign_letters(text: str) -> bool:
    """Whether a text has letters or digits beyond ASCII; signs, as dashes and accents by themselves, do not count."""
    return any(map(str.isalnum, foreign(text)))
