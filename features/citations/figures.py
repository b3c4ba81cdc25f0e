"""The figures of a text that may be statistics, what sort each is, and the clause it stands in.

Left out at once: years and dates, ranks, times and ages, labels (page 12, 3/4, v2), single digits, menus, and what
belongs to a study told elsewhere. Whether one of the others is offered as evidence is judged in its context
(`features.citations.statistics`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from features.digits import matches_at
from features.document import Document, Sentence
from features.lexicon import pairs

BEFORE, AFTER = 70, 60  # characters of the clause that are quoted on either side of the figure
_FIGURE = re.compile(r"[0-9][0-9,.]*")
_PERCENT = re.compile(r"(?:\s?(?:-|to|and|or)\s?\$?\d[\d,.]*)?\s?(?:%|percent|per ?cent)")
_SCALE = re.compile(r"(?:\s?(?:-|to)\s?\$?\d[\d,.]*)?[ -](?:million|billion|trillion|thousand|hundred)s?\b")
_RATIO = re.compile(
    r"-fold\b|:1\b(?!:)| to 1\b"
    r"| times (?:more|less|as|higher|lower|greater|larger|smaller|faster|stronger|the|likel(?:y|ier)|out of|your|"
    r"better|worse|that|its|their|what)\b"
    r"| (?:out of|in|of) (?:every |the past |the last |the |all )?(?:\d|ten\b|five\b|four\b|three\b|twelve\b|hundred\b)"
    r"| [a-z]+(?: of [a-z-]+)? (?:per|for every|in every) (?:million|thousand|hundred|100|1,000|10,000|100,000|capita|"
    r"person|household)\b"
)
_PERIOD = re.compile(r"[- ](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|pm|am|p\.m|a\.m)\b")
_AGE = re.compile(r"\b(?:aged?|ages)(?: of| from| between| group)? (?:\d\d? (?:to|and|or|through) )?$")
_NUMERAL = re.compile(
    r"\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|several|hundred|thousand|few)(?:-\w+)?[ -]$"
)
_MULTIPLIED = frozenset({"scale", "percent", "times"})  # words that make a figure of the numeral before them
# Every cut has a blank in it; a pattern that begins with one is searched for fastest.
_CUT_BEFORE = re.compile(r" (?:(?<=[,;:(] )|(?<=\w )(?:and|but|while|which|that|with|because|so|or)\b ?|- |-- )")
_CUT_AFTER = re.compile(r"[,;:)](?= )|(?<=\w) (?:and|but|while|which|because|so|whereas)\b| - | -- ")
_MARKS = (",", ";", ":", "(")
_LEAST_CLAUSE = 25  # characters before the cut that ends a clause
_LEAST_LEFT = 12  # characters between a conjunction that begins a clause and the figure


class Figure(NamedTuple):
    """A figure at `at` to `until`, its sort, the number of its sentence, and the clause from `start` to `end`."""

    at: int
    until: int
    sort: str
    sentence: int
    start: int
    end: int


def find_figures(document: Document, sourced: Collection[int]) -> Iterator[Figure]:
    """The figures outside the sentences whose numbers are in `sourced`, one a clause at most, in order."""
    plain, low, sentences, blocks = document.plain, document.low, document.sentences, document.blocks
    found: list[tuple[int, int, str]] = [(hit.start, hit.end, hit.tag) for hit in document.hits["citation_statistic"]]
    figures = matches_at(_FIGURE, plain, document.digits)
    found += [(figure.start(), figure.start() + len(figure[0].rstrip(",.")), "") for figure in figures]
    found.sort()
    told = words_of_sort("group")
    marked = number = 0
    for start, end, tag in found:
        if start < marked:
            continue
        while number + 1 < len(sentences) and sentences[number + 1].start <= start:
            number += 1
        sentence = sentences[number]
        if number in sourced or blocks[sentence.block].kind == "navigation" or not told.isdisjoint(sentence.words):
            continue
        sort = _sort_of_words(low, start, tag) if tag else _sort(plain, low, start, end)
        if sort:
            first, marked = clause_around(plain, sentence, start, end, marked)
            yield Figure(start, end, sort, number, first, marked)


def _sort_of_words(low: str, start: int, tag: str) -> str:
    """What words are that are a figure in themselves: "half of", or "million" after a numeral; empty for no figure."""
    if tag in _MULTIPLIED and _NUMERAL.search(low, max(0, start - 14), start) is None:
        return ""
    return f"word {tag}"


def _sort(plain: str, low: str, start: int, end: int) -> str:
    """What a number in digits is: a share, a ratio, a sum, a count; empty where it can be no statistic."""
    before, after = plain[start - 1 : start], low[end : end + 1]
    if before.isalpha() or before in ("#", "/", "@", "_", ".") or after in ("/", "@", "_"):
        return ""
    if before == "-" and plain[start - 2 : start - 1].isalpha():
        return ""
    if after in ("%", " ", "-") and _PERCENT.match(low, end):
        return "percent whole" if plain[start:end] == "100" else "percent"
    if after in (" ", "-", ":") and _RATIO.match(low, end):
        return "ratio"
    value = plain[start:end]
    whole = value.replace(",", "").partition(".")[0]
    scaled = after in (" ", "-") and _SCALE.match(low, end) is not None
    if before and before in "$£€":
        return "sum scaled" if scaled else "sum"
    if scaled:
        return "scaled"
    if after.isalpha() or after == ":" or (after in (" ", "-") and _PERIOD.match(low, end)):
        return ""
    if len(whole) == 4 and whole[:2] in ("18", "19", "20") and "," not in value:
        return ""
    if "." in value:
        return "decimal"
    if len(whole) < 2 or (len(whole) == 2 and _AGE.search(low, max(0, start - 20), start)):
        return ""
    return "count" if len(whole) > 3 else "small"


@cache
def word_sorts() -> dict[str, tuple[str, ...]]:
    """What words make of a figure beside them (lexicons/tables/citation_number.txt)."""
    return {word: tuple(sorts.split()) for word, sorts in pairs("citation_number")}


@cache
def words_of_sort(name: str) -> frozenset[str]:
    """The words that make a figure one of a sort."""
    return frozenset(word for word, sorts in word_sorts().items() if name in sorts)


def clause_around(plain: str, sentence: Sentence, start: int, end: int, floor: int) -> tuple[int, int]:
    """The clause around a figure, cut to what stands near it, and not before `floor`."""
    first = max(sentence.start, floor + 1 if floor else 0)
    begin = max(first, start - 4 * BEFORE)
    if plain[begin - 1 : begin] in _MARKS and plain[begin] == " ":  # a mark before the clause is no cut of it
        begin += 1
    for cut in _CUT_BEFORE.finditer(plain, begin, start):
        at, end_of_cut = cut.span()
        if start - end_of_cut > _LEAST_LEFT or plain[at - 1] in ",;":
            first = end_of_cut
    if start - first > BEFORE:
        first = plain.find(" ", start - BEFORE, start) + 1 or first
    while first < start and plain[first] == " ":
        first += 1
    last = sentence.end
    for cut in _CUT_AFTER.finditer(plain, end, min(last, end + 2 * AFTER)):
        if cut.start() - first >= _LEAST_CLAUSE:
            last = cut.start()
            break
    if last - end > AFTER:
        last = plain.rfind(" ", end, end + AFTER)
    while last > end and plain[last - 1] in ".!? |":
        last -= 1
    return min(first, start), max(last, end)
