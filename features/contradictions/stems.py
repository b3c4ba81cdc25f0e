"""Stems: the forms of a word and its synonyms under one name, so that claims in other words can meet."""

from __future__ import annotations

from functools import cache

from features.lexicon import pairs
from features.memo import Memo

MAX_STEMS = 200_000  # words remembered between texts
FUNCTION = frozenset(
    """a an the this that these those it its it's they them their he him his she her we us our you your i me my and or
    but nor so yet of in on at to for from by with about into over under as than then there here is are was were be been
    being am has have had having do does did doing done can could may might must shall should will would not no never
    cannot if when while where which who whom whose what how why because since although though however also too very
    just even such some any each every both either neither other another own same only more most much many few several
    one two up down out off again further once during before after above below between through against without within
    among per via etc et al mr mrs ms dr s t don doesn didn isn aren wasn weren wouldn couldn shouldn hasn haven
    hadn don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't hasn't haven't hadn't
    can't""".split()
)
_ENDINGS = {  # by their last letter, with what is left of them
    "s": (("ies", "y"), ("sses", "ss"), ("es", ""), ("s", "")),
    "g": (("ing", ""),),
    "d": (("ed", ""),),
    "y": (("edly", ""), ("ly", "")),
}


def _bare(word: str) -> str:
    for ending, left in _ENDINGS.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + left
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@cache
def _synonyms() -> dict[str, str]:
    return {_bare(word): _bare(first) for first, word in pairs("synonyms")}


def _stem(word: str) -> str:
    bare = _bare(word)
    return _synonyms().get(bare, bare)


def _content_stem(word: str) -> str:
    return _stem(word) if word not in FUNCTION and not word.isdigit() and len(word) > 1 else ""


# A crude stem that joins the forms of a word (plural, past, progressive, adverb) and its synonyms.
stem = Memo(_stem, MAX_STEMS).__getitem__
# The same where the word carries content, else the empty string.
content_stem = Memo(_content_stem, MAX_STEMS).__getitem__
