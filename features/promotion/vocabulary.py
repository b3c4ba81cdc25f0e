"""Word lists that tell a cue's surroundings: looked up word by word, never searched for in a text.

They stand apart from `features/lexicons/` because every phrase there is searched for in every text: words as common as
these would cost more than all other phrases of promotion together.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def vocabulary(name: str) -> dict[str, frozenset[str]]:
    """The words of `words/<name>.txt` with their tags; lines that begin with `#` say what they are, and the licence."""
    raw = resources.files("features").joinpath("promotion", "words", f"{name}.txt").read_text("utf-8")
    rows = (line.partition("\t") for line in raw.splitlines() if line.strip() and not line.startswith("#"))
    return {word.strip(): frozenset(tags.split()) for word, _, tags in rows}
