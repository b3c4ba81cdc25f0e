"""Puffery: superlatives, hype and praise of a product, a provider, a treatment or the site, also in testimonials.

Praise is a matter of words, so a lexicon finds it, and the judge decides by its surroundings: what is praised, by whom,
how loudly, and what other praise stands near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit
from features.promotion.clauses import clause_end, noun_phrase_end
from features.promotion.judge import PRAISE, shipped
from features.promotion.praise import RULED, Setting, reads_as_praise, setting
from features.promotion.vocabulary import vocabulary

KIND = "promotion.puffery"
LEXICON = "promotion_puffery"
HYPE = "hype"
STRONG = frozenset("strong phrase vow vivid people".split())  # classes that are praise almost wherever they stand
_NOTES = {"strong": HYPE, "phrase": HYPE} | dict.fromkeys(("people", "vow", "we", "experience"), "self-praise")
_NOTES |= dict.fromkeys(("most", "best", "leading", "top", "cheap", "first"), "superlative")

_TWO_WORDS = re.compile(r"[^\w'&-]*+([\w'&-]*+)[^\w'&-]*+([\w'&-]*+)")
_BE = frozenset(
    "is are was were be been being am looks look looked seems feel feels felt sounds it's that's i'm we're they're"
    " you're isn't becoming became become remains makes made make".split()
)
_DEGREES = frozenset(
    "very so really truly extremely highly quite simply absolutely most more too pretty totally incredibly"
    " particularly especially as such a an the".split()
)
_OTHER = frozenset(("other",))
_LONGEST_VOW, _LONGEST_VERB = 8, 6  # words after the first ones
_DENIALS = (" no ", " not a ")
_SHORT_SUBJECT = 6  # words of a clause that a predicate takes with it
_LEFT = re.compile(
    r"\b(?:(?:one of|some of|such|what|quite|truly|really|simply|absolutely|very|so|extremely|highly|the|a|an|our|its"
    r"|their|your|my|this|these|world's|nation's|country's|single|many),? ){1,4}\Z"
)
_JOINED = re.compile(r"(?:, (?:and )?| and )(?:very |more |most )?")
_CLAUSE_START = re.compile(r"[,;:.!?|(\"]\s|\bthat |\band |\bbut ")


def find_puffery(document: Document) -> list[Evidence]:
    """All puffery of the document."""
    found: list[Evidence] = []
    judge, near, reached = shipped()[PRAISE], Neighbours.of(document), 0
    for hit in near.hits:
        if hit.start >= reached and judge.odds(context(document, hit, near)) > 0:
            start, end = passage(document, hit, reached)
            found.append(document.mark(KIND, start, end, _NOTES.get(hit.tag, "praise")))
            reached = end
    return found


def words_of_praise(document: Document, evidence: Evidence) -> int:
    """How many different words of praise stand in the sentence of a piece of puffery."""
    if evidence.span is None:
        return 0
    hits, sentence = document.hits[LEXICON], document.sentence_at(document.plain_offset(evidence.span.start))
    first, last = (bisect_left(hits, at, key=attrgetter("start")) for at in (sentence.start, sentence.end))
    return len({hit.phrase for hit in hits[first:last]})


class Neighbours(NamedTuple):
    """All words of praise of a document, where they start, and how many strong ones stand before each."""

    hits: list[Hit]
    starts: list[int]
    strong: list[int]

    @classmethod
    def of(cls, document: Document) -> Neighbours:
        """Those of one document, but for what it says there is not ("no miracle cure")."""
        low = document.low
        hits = [hit for hit in document.hits[LEXICON] if not low.endswith(_DENIALS, max(0, hit.start - 6), hit.start)]
        return cls(hits, [hit.start for hit in hits], [0, *accumulate(hit.tag in STRONG for hit in hits)])

    def counted(self, start: int, end: int) -> tuple[int, int]:
        """How many words of praise, and how many strong ones, start in a range."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return last - first, self.strong[last] - self.strong[first]


def context(document: Document, hit: Hit, near: Neighbours) -> list[str]:
    """What stands around a word of praise, as keys that the judge has weights for."""
    low, plain, start, end = document.low, document.plain, hit.start, hit.end
    around = setting(document, hit)
    sentence, before, words = around.sentence, around.before, around.words
    after = _TWO_WORDS.match(low, end, min(sentence.end, end + 40))
    next_word, word_after = after.groups() if after is not None else ("", "")
    same, same_strong = near.counted(sentence.start, sentence.end)
    keys = [
        hit.tag,
        "= " + hit.phrase,
        "< " + (before[-1] if before else "^"),
        "<< " + (before[-2] if len(before) > 1 else "^"),
        "> " + (next_word or "$"),
        ">> " + (word_after or "$"),
        f"words {len(words)}",
        "in " + document.blocks[sentence.block].kind,
        "case " + _case(plain[start:end], start == sentence.start),
        f"also {min(same - 1, 3)}",
        f"also strong {min(same_strong - (hit.tag in STRONG), 2)}",
    ]
    keys += ["~ " + word for word in words]
    if around.denied:
        keys.append("denied")
    if around.political:
        keys.append("political")
    if around.reported:
        keys.append("reported")
    if (mark := plain[sentence.end - 1]) in "!?":
        keys.append(mark)
    if hit.tag in RULED and (hit.tag != "most" or hit.phrase.startswith("most ")):
        keys.append(f"rule {reads_as_praise(document, hit, around):d}")
    keys += _praised(around)
    return keys


def _praised(around: Setting) -> Iterator[str]:
    """What is praised: the class of the noun after an attribute, or of the subject before a predicate."""
    nouns, before, words = vocabulary("noun"), around.before, around.words
    if words:
        yield "attribute"
        known = [word for word in words if word in nouns]
        for kind in nouns[known[-1]] if known else _OTHER:
            yield "of " + kind
        if len(words) > 1 and words[0] in nouns:
            for kind in nouns[words[0]]:
                yield "first of " + kind
        return
    last, second = before[-1] if before else "", before[-2] if len(before) > 1 else ""
    if last not in _BE and (last not in _DEGREES or second not in _BE):
        yield "apart"
        return
    yield "predicate"
    for kind in next((nouns[word] for word in reversed(before[:-1]) if word in nouns), _OTHER):
        yield "subject " + kind


def _case(text: str, opens: bool) -> str:
    if text.isupper():
        return "U"
    return ("S" if opens else "C") if text[:1].isupper() else "l"


def passage(document: Document, hit: Hit, reached: int) -> tuple[int, int]:
    """The noun phrase around the praise with what is joined to it, a predicate with its subject, or a vow's clause."""
    low = document.low
    first = max(document.sentence_at(hit.start).start, reached)
    left = _LEFT.search(low, max(first, hit.start - 30), hit.start)
    start = hit.start - (len(left[0]) if left is not None else 0)
    if hit.tag == "vow":
        return start, _words_on(document, hit.end, _LONGEST_VOW)
    end = noun_phrase_end(document, hit.end)
    hits = document.hits[LEXICON]
    for _ in range(3):
        joint = _JOINED.match(low, end)
        if joint is None:
            break
        number = bisect_left(hits, joint.end(), key=attrgetter("start"))
        if number == len(hits) or hits[number].start != joint.end():
            break
        end = noun_phrase_end(document, hits[number].end)
    if _is_predicate(low, hit.start):
        opening = first
        for mark in _CLAUSE_START.finditer(low, first, hit.start):
            opening = mark.end()
        if low.count(" ", opening, hit.start) <= _SHORT_SUBJECT:
            start = min(start, opening + len(low[opening:start]) - len(low[opening:start].lstrip()))
    elif end == hit.end and hit.tag not in ("phrase", "strong", "vivid"):
        end = _words_on(document, hit.end, _LONGEST_VERB)
    return start, end


def _is_predicate(low: str, start: int) -> bool:
    words = low[max(0, start - 30) : start].split()
    while words and words[-1] in _DEGREES:
        words.pop()
    return bool(words) and words[-1] in _BE


def _words_on(document: Document, start: int, count: int) -> int:
    """Where the next words of the clause end, `count` at most."""
    words = list(re.finditer(r"\S+", document.low[start : clause_end(document, start)]))[:count]
    return start + (words[-1].end() if words else 0)
