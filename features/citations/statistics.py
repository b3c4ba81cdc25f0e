"""Statistics offered as evidence with no source near: shares, large counts, ratios, ranks, averages, changes.

Not statistics: prices and offers, dates and ages, doses and measures, addresses, norms and examples, counts of the
site's own things, and the groups of a study told elsewhere. A source counts where it stands in the same sentence, or in
the sentence before it in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from features.document import Document, Sentence
from features.lexicon import Hit, pairs

BEFORE, AFTER = 70, 60  # characters of the clause that are quoted on either side of the number
FEW = 13  # smaller counts of things are told, not offered as statistics
_NOTES = {
    "share": "a share with no source near",
    "count": "a count with no source near",
    "ratio": "a ratio with no source near",
    "rank": "a rank with no source near",
    "money": "a sum with no source near",
    "change": "a change in numbers with no source near",
    "average": "an average with no source near",
}
_NUMBER = re.compile(r"[0-9][0-9,.]*")
_SHARE = re.compile(r"(?:\s?(?:-|to|and|or)\s?\$?\d[\d,.]*)?\s?(?:%|percent(?:age points?)?\b|per ?cent\b)")
_SCALE = re.compile(r"(?:\s?(?:-|to)\s?\$?\d[\d,.]*)?[ -](?:million|billion|trillion)s?\b")
_RATIO = re.compile(
    r"(?:\.\d+)?(?:-fold\b|:1\b| to 1\b| times (?:more|less|as|higher|lower|greater|larger|smaller|faster|stronger|the|"
    r"likel(?:y|ier)|out of|your|better|worse|that|its|their|what)\b)"
    r"| (?:out of|in|of) (?:every |the past |the last |the |all )?(?:\d|ten\b|five\b|four\b|three\b|twelve\b|hundred\b)"
    r"| [a-z]+(?: of [a-z-]+)? (?:per|for every|in every) (?:million|thousand|hundred|100|1,000|10,000|100,000|"
    r"capita|person|"
    r"household)\b"
)
_RANK = re.compile(r"(?:st|nd|rd|th)[ -](?:largest|leading|biggest|highest|lowest|most|in|fastest|best)\b")
_MONEY_FACT = re.compile(
    r"\b(?:averaged?s?|spends?|spent|costs?|generat\w+|revenues?|earn(?:s|ed)|worth|owes?|debts?|loss(?:es)?|"
    r"lost|raised|saves?|"
    r"median|budget|annually|(?:a|per|each|every) (?:year|month)|an hour|per capita|gdp|distributed|funding|sales)\b"
)
_AFFAIR = re.compile(
    r"\b(?:suit|sued|lawsuit|settle[sd]?|settlement|contract|deal|mansion|rent|bail|fined|charges|jackpot)\b"
)
_STEMS = (
    "creas",
    "ris",
    "rose",
    "fell",
    "fall",
    "drop",
    "grew",
    "grow",
    "declin",
    "jump",
    "climb",
    "reduc",
    "soar",
    "warm",
)
_CHANGED = re.compile(
    r"\b(?:increas|decreas|ris|rose|fell|fall|dropp|grew|grow|declin|jump|climb|reduc|soar|warm)\w* (?:\w+ly )?"
    r"(?:by |from |to |about |over |nearly |almost |some |more than |as much as |an? (?:estimated |"
    r"average )?){0,3}[$£€]?$"
)
_AVERAGE = re.compile(r"\b(?:average[sd]?|averaging|median|mean)\b[^.;:]{0,30}$")
_PERIOD = re.compile(r"[- ](?:years?|months?|weeks?|days?|hours?|minutes?|pm|am|p\.m|a\.m|percent|%)")
_NUMERAL = re.compile(
    r"\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|"
    r"eighty|ninety|several|hundred|thousand|few)(?:-\w+)?[ -]$"
)
_RANGE = re.compile(r"\s?(?:%|percent|per cent|million|billion)?(?:\s?(?:-|to|and|or)\s?|, )[$£€]?$")
_FACTOR = re.compile(r"\s?x\s?\d")
_EXAMPLES = ("let's say", "say for example", "for example", "for instance", "need to ", "have to ", "made with ")
_STUDIED = ("the study", "this study", "the trial", "analyzed data", "treated with", "study of ", "study among ")
_YOURS = re.compile(
    r"\b(?:your|my) (?:equity|income|salary|portfolio|money|loan|mortgage|balance|budget|credit|investments?|accounts?|"
    r"payments?|home|p\d)|\bi (?:had|have|paid|was|am|got|bought|invested|lost)\b"
)
_WORDS = re.compile(r"[a-z']+")
_CUT_BEFORE = re.compile(r"[,;:(] |(?<=\w) (?:and|but|while|which|that|with|because|so|or)\b ?| - | -- ")
_CUT_AFTER = re.compile(r"[,;:)](?= )|(?<=\w) (?:and|but|while|which|because|so|whereas)\b| - | -- ")


@dataclass(frozen=True, slots=True)
class Statistic:
    """A clause with a number that has no source near, and what sort of number it is."""

    start: int
    end: int
    note: str


@cache
def _words(sort: str) -> frozenset[str]:
    """The words of one sort in the table of words beside numbers."""
    return frozenset(word for word, sorts in pairs("citation_number") if sort in sorts.split())


def find_statistics(document: Document, sourced: Collection[int]) -> Iterator[Statistic]:
    """Statistics outside the sentences whose numbers are in `sourced`, one a clause."""
    plain = document.plain
    candidates = [(found.start(), found.start() + len(found[0].rstrip(",.")), "") for found in _NUMBER.finditer(plain)]
    candidates += [
        (hit.start, hit.end, kind) for hit in document.hits["citation_statistic"] if (kind := _worded(document, hit))
    ]
    candidates.sort()
    marked = before = -1
    for start, end, worded in candidates:
        ranged = 0 <= start - before <= 12 and _RANGE.match(plain, before, start) is not None
        before = end
        if start < marked or ranged:
            continue
        number = document.sentence_index(start)
        if number in sourced:
            continue
        sentence = document.sentences[number]
        kind = worded or _kind(document, start, end, sentence)
        if kind and _is_claim(document, sentence, kind, start):
            first, marked = _clause(plain, sentence, start, end, marked)
            yield Statistic(first, marked, _NOTES[kind])


def _worded(document: Document, hit: Hit) -> str:
    """What a number in words is; empty where it is part of something else."""
    if hit.tag in ("scale", "percent", "times"):
        if _NUMERAL.search(document.low, max(0, hit.start - 14), hit.start) is None:
            return ""
        if hit.tag != "scale":
            return "share" if hit.tag == "percent" else "ratio"
    if hit.tag in ("scale", "of"):
        return "count" if _thing(document.low, hit.end) else ""
    return hit.tag


def _kind(document: Document, start: int, end: int, sentence: Sentence) -> str:
    """What sort of statistic a number in digits is; empty where it is none."""
    plain, low = document.plain, document.low
    before = plain[start - 1 : start]
    if before.isalpha() or before in ("#", "/", "@", "_") or (before == "-" and plain[start - 2 : start - 1].isalpha()):
        return ""
    value = plain[start:end].replace(",", "").partition(".")[0]
    year = len(value) == 4 and value[:2] in ("18", "19", "20") and "," not in plain[start:end]
    if year and low[end : end + 8].lstrip()[:1] not in ("%", "p"):
        return ""
    beside = low[max(0, start - 14) : start].rstrip(" $#").split()
    if (beside and beside[-1] in _words("ordinal")) or _FACTOR.match(low, end):
        return ""
    if _SHARE.match(low, end):
        return "" if plain[start:end] == "100" else "share"
    if _RATIO.match(low, end):
        clock = low[end : end + 1] == ":" and (before == ":" or value == "0" or low[end + 2 : end + 3] == ":")
        return "" if clock else "ratio"
    if _RANK.match(low, end):
        return "rank"
    if before in ("$", "£", "€"):
        scaled = _SCALE.match(low, end) is not None and _AFFAIR.search(low, sentence.start, sentence.end) is None
        return "money" if scaled or _MONEY_FACT.search(low, sentence.start, sentence.end) else ""
    return "count" if _SCALE.match(low, end) else _plain_kind(document, start, end, sentence, value)


def _plain_kind(document: Document, start: int, end: int, sentence: Sentence, value: str) -> str:
    """What a bare number is: a change, an average or a count of things."""
    plain, low = document.plain, document.low
    if _PERIOD.match(low, end) is None and plain[start - 1 : start] != "(" and plain[end : end + 1] not in (")", "/"):
        tail = low[max(sentence.start, start - 60) : start]
        if any(stem in tail for stem in _STEMS) and _CHANGED.search(tail):
            return "change"
        if any(word in tail for word in ("average", "averaging", "median", "mean ")) and _AVERAGE.search(tail):
            return "average"
    thing = _thing(low, end, several="," in plain[start:end])
    if not thing or low[max(0, start - 4) : start] == "all ":
        return ""
    if len(value) < 4 and thing in ("years", "pounds", "calories", "lives", "trips", "visits"):
        return ""
    return "count" if int(value[:12]) >= (5 if thing in ("deaths", "cases") else FEW) else ""


def _thing(low: str, end: int, *, several: bool = False) -> str:
    """What is counted by the number before `end`, where it is one of the things that statistics count.

    With `several`, anything in the plural but measures and what a site counts of its own.
    """
    if low[end : end + 1] not in (" ", "+", "-"):
        return ""
    for at, word in enumerate(low[end + 1 : end + 60].split(" ", 5)[:5]):
        bare = word.rstrip('.,;:!?)"|')
        plural = several and len(bare) > 3 and bare[-1] == "s" and bare[-2] not in "su"
        if bare in _words("thing") or (plural and bare not in _words("unit")):
            return bare
        if bare != word or (word in _words("parted") and not (at == 0 and word == "of")):
            break
    return ""


def _is_claim(document: Document, sentence: Sentence, kind: str, at: int) -> bool:
    """Whether a number is offered as a fact, and not in a menu, a question, a rule, an example, an offer or a study."""
    low = document.low
    block = document.blocks[sentence.block].kind
    if block == "navigation" or len(sentence.words) < (5 if block == "paragraph" or kind != "count" else 8):
        return False
    if low[sentence.end - 1] == "?" and kind != "count":
        return False
    norms = _words("norm")
    if not norms.isdisjoint(sentence.words):
        around = _WORDS.findall(low, max(sentence.start, at - 150), min(sentence.end, at + 90))
        if not norms.isdisjoint(around):
            return False
    if kind not in ("rank", "money"):
        whole = low[sentence.start : sentence.end]
        if not _words("group").isdisjoint(sentence.words) or any(phrase in whole for phrase in _STUDIED):
            return False
    near = low[max(sentence.start, at - 60) : min(sentence.end, at + 60)]
    if any(phrase in near for phrase in _EXAMPLES):
        return False
    if kind in ("share", "change", "average") and _YOURS.search(near):
        return False
    beside = _WORDS.findall(low, max(sentence.start, at - 40), min(sentence.end, at + 50))
    return _words("offer").isdisjoint(beside) and (kind not in ("count", "money") or _words("sale").isdisjoint(beside))


def _clause(plain: str, sentence: Sentence, start: int, end: int, floor: int) -> tuple[int, int]:
    """The clause around a number, cut to what stands near it, and not before `floor`."""
    first = max(sentence.start, floor + 1)
    for cut in _CUT_BEFORE.finditer(plain, first, start):
        if start - cut.end() > 12 or cut[0][0] in ",;":
            first = cut.end()
    if start - first > BEFORE:
        first = plain.find(" ", start - BEFORE, start) + 1 or first
    last = sentence.end
    for cut in _CUT_AFTER.finditer(plain, end, sentence.end):
        if cut.start() - first >= 25:
            last = cut.start()
            break
    if last - end > AFTER:
        last = plain.rfind(" ", end, end + AFTER)
    while last > end and plain[last - 1] in ".!? |":
        last -= 1
    return first, max(last, end)
