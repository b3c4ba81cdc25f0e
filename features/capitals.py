"""Words in capitals in running text, read as the same words in small letters: shouting says nothing new.

"A BREAKTHROUGH that MAY help" is the claim "a breakthrough that may help", so detectors see the small letters. What may
be a name or an acronym keeps its capitals: words are read as shouted only where they are ordinary ones, of the phrases
that are looked for or of the page itself, or stand in a row of capitals most of which are.
"""

from __future__ import annotations

import re
from functools import cache, partial
from string import ascii_uppercase

from features.lexicon import names, phrases

_ROW = re.compile(
    r"[A-Z](?![a-z])(?<![\w@#/.'-][A-Z])[A-Z']*"
    r"(?:(?:-|,? [\"'(]?|[\"')]{1,2},? |[;:&/] ?| & | - )[A-Z][A-Z']*)*(?![\w@/'-])"
)
_WORD = re.compile(r"[A-Z][A-Z']*")
_FIGURE = re.compile(r" ?\d")
_FREEPHONE = re.compile(r"8\d\d\)?[-. ]{1,2}\Z")  # before letters that stand for digits
_OPENING = re.compile(r"(?:^|(?<![ (][A-Z])[.!?]|[:|>*]|\n)[\s\"'(]*\Z")
_BEFORE = 6  # characters that tell whether a sentence opens
_CAPITALS, _BETWEEN = ascii_uppercase + "'", '-, "();:&/'
_SHORT = 3  # letters of the shortest word that tells shouting from acronyms
# What rows of capitals are made of: "A" for what stands in their words, a blank for what stands between them.
_LOUD = bytes(ord("A" if chr(p) in _CAPITALS else " " if chr(p) in _BETWEEN else "\0") for p in range(256))
_LONG = b"A" * _SHORT
_FEW = 30  # words that are quicker searched for one by one than among all words of the page
_ACRONYMS = frozenset("who aids act aid aim".split()) | {"and", "the", "for"}  # or what stands between them
_LEXICONS = ("promotion_", "hedging_", "citation_v")


@cache
def _looked_for() -> frozenset[str]:
    """The words of the phrases of promotion, hedging and attribution."""
    return frozenset(
        word for name in names() if name.startswith(_LEXICONS) for phrase in phrases(name) for word in phrase.split()
    )


def unshouted(plain: str) -> str:
    """The text with shouted words in small letters, of the same length."""
    rows = _rows(plain)
    words = {word.lower() for row in rows for word in _WORD.findall(row[0])}
    if not _may_be_shouted(plain, words):
        return plain
    spelled = words.union(map(str.capitalize, words)).intersection(plain.split())
    pieces: list[str] = []
    at = 0
    for row in rows:
        if not _is_shouted(plain, row, spelled):
            continue
        quiet = _WORD.sub(partial(_quiet, plain, row, spelled), row[0])
        wrapped = plain[at : row.start()] == "\n" and bool(pieces) and not _stands_alone(plain, at)
        if not wrapped and _OPENING.search(plain, max(0, row.start() - _BEFORE), row.start()):
            quiet = quiet[0].upper() + quiet[1:]
        pieces += [plain[at : row.start()], quiet]
        at = row.end()
    return "".join([*pieces, plain[at:]])


def _rows(plain: str) -> list[re.Match[str]]:
    """The rows of capitals in the stretches that hold a word long enough to tell shouting from acronyms."""
    rows: list[re.Match[str]] = []
    loud = plain.encode("ascii", "replace").translate(_LOUD) + b"\0"
    at = loud.find(_LONG)
    while at >= 0:
        start, end = loud.rfind(b"\0", 0, at) + 1, loud.find(b"\0", at)
        rows += [row for row in _ROW.finditer(plain, start, end + 1) if row.end() - row.start() >= _SHORT]
        at = loud.find(_LONG, end)
    return rows


def _may_be_shouted(plain: str, words: set[str]) -> bool:
    """Whether any word in rows of capitals could be an ordinary one and no acronym."""
    telling = {word for word in words if len(word) >= _SHORT} - _ACRONYMS
    return len(telling) > _FEW or any(word in _looked_for() or word in plain for word in telling)


def _is_shouted(plain: str, row: re.Match[str], spelled: set[str]) -> bool:
    """Whether half of the words in a row of capitals are ordinary ones, and one of them could be no acronym."""
    if _FREEPHONE.search(plain, max(0, row.start() - _BEFORE), row.start()):
        return False
    words = [word.lower() for word in _WORD.findall(row[0])]
    ordinary = [word for word in words if word in spelled or word in _looked_for()]
    return 2 * len(ordinary) >= len(words) and any(len(word) >= _SHORT and word not in _ACRONYMS for word in ordinary)


def _quiet(plain: str, row: re.Match[str], spelled: set[str], word: re.Match[str]) -> str:
    """One word of a shouted row as it is read: names, months with a figure and single letters keep their capital."""
    low = word[0].lower()
    if len(low) == 1 and low != "a":  # "H. PYLORI", "VITAMIN C"
        return word[0]
    if low in spelled or low in _looked_for():
        dated = low in phrases("transparency_month") and _FIGURE.match(plain, row.start() + word.end())
        return low.capitalize() if dated else low
    if len(low) <= _SHORT:  # an acronym, as far as anybody can tell
        return word[0]
    return low.capitalize() if low.capitalize() in spelled else low


def _stands_alone(plain: str, end: int) -> bool:
    """Whether the line that ends here is all in capitals."""
    return plain[plain.rfind("\n", 0, end) + 1 : end].isupper()
