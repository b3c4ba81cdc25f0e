"""The clause that a cue stands in: a mark reaches from one clause boundary to the next, never beyond the sentence."""

from __future__ import annotations

import re

from features.document import Document

REACH = 250  # characters looked at on either side
# Where a clause begins or ends: strong punctuation, a dash, a bar of a table, a comma or blank before a conjunction.
# Every branch begins with a character of its own kind, so that the search skips from one such character to the next;
# most of them are blanks, and most blanks are passed over at one look at the letter that follows.
_CONJUNCTION = r"(?:but|although|though|whereas|while|because|however|therefore) "
_BOUNDARY = re.compile(
    rf"[;:|] |--|\.\.\.|[()\"]"
    rf"| (?=[-abchnstw])(?:--? |{_CONJUNCTION}"
    r"|(?:said|says?|saying|adde?d?s?|noted|notes|noting|warned|warns|stressed|acknowledged|believes?|argues?"
    r"|claims?) that )"
    rf"|, (?:{_CONJUNCTION}|(?:\w+ ){{0,3}}?(?:said|says|added|adds|noted|acknowledged|wrote|explained)\b"
    r"|(?:and|or|so|yet|nor|as|which|who|where|when|since|if|unless|after|before|leaving|making|according) )"
)
_OPENERS = re.compile(r"\W*(?:(?:and|but|yet|so|that|because|although|though|while|however|still|also),?\s+)+")
_SUBORDINATE = re.compile(r"\b(?:although|though|while|whereas|because|since|if|despite)\s")
_CLOSERS = " \t\n,;:.!?-\"'"


def clause(document: Document, start: int, end: int) -> tuple[int, int]:
    """The range of the clause around a range of the plain text, without its conjunction and closing punctuation."""
    sentence = document.sentence_at(start)
    low = document.low
    left, right = max(sentence.start, start - REACH), min(sentence.end, end + REACH)
    for boundary in _BOUNDARY.finditer(low, left, start):
        left = boundary.end()
    after = _BOUNDARY.search(low, end, right)
    if after:
        right = after.start()
    if _SUBORDINATE.search(low, max(sentence.start, left - 10), min(left + 10, start)) and "," in low[end:right]:
        right = low.index(",", end)  # "Although this is not known, ..."
    opener = _OPENERS.match(low, left, start)
    if opener:
        left = opener.end()
    while left < start and not low[left].isalnum():
        left += 1
    while right > end and low[right - 1] in _CLOSERS:
        right -= 1
    return left, right
