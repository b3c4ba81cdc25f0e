"""Statistics offered as evidence with no source near: the figures that the judge accepts in their context.

A source counts where it stands in the same sentence, or in the sentence before it in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from features.citations.figure_context import views_of
from features.citations.figures import Figure, find_figures, words_of_sort
from features.citations.judge import Judge, View
from features.document import Document

_NOTES = {
    "percent": "a share with no source near",
    "ratio": "a ratio with no source near",
    "sum": "a sum with no source near",
    "word share": "a share with no source near",
    "word percent": "a share with no source near",
    "word ratio": "a ratio with no source near",
    "word times": "a ratio with no source near",
    "word money": "a sum with no source near",
}
BEFORE, AFTER = 150, 90  # characters around a figure in which a word makes a rule of it
_WORD = re.compile(r"[a-z']+")
_YOURS = re.compile(r" ?(?:%|per ?cent) of (?:your|my) ")
_TALLY = re.compile(r" (?:views|comments|replies|likes|shares|followers|subscribers|downloads)\b")
_PART = r" ?(?:%|percent) (?!of\b)[a-z]+"
_MIXED = re.compile(rf"(?:is|are|of) (\d{{1,2}}){_PART},? (?:and |/ )?(\d{{1,2}}){_PART}")
_PRICE = re.compile(r"\b(?:settled|sued|bought|sold) [^$]{0,40}for \$$")  # what one deal came to
_DEAL = 50  # characters before a sum in which it says so
_COUNTED = "a count with no source near"


class Sources(NamedTuple):
    """The numbers of the sentences with a named source, a located one, an attribution to nobody."""

    named: Collection[int]
    located: Collection[int]
    vague: Collection[int]


class Statistic(NamedTuple):
    """A clause with a number that has no source near, and what sort of number it is."""

    start: int
    end: int
    note: str


def read_figures(document: Document, sources: Sources) -> Iterator[tuple[Figure, list[View]]]:
    """What may be a statistic without a source, and what the judge sees of it."""
    sourced = {*sources.named, *sources.located}
    sentences = document.sentences
    for number in tuple(sourced):
        if number + 1 < len(sentences) and sentences[number + 1].block == sentences[number].block:
            sourced.add(number + 1)
    for figure in find_figures(document, sourced):
        if _is_no_claim(document, figure):
            continue
        yield figure, views_of(document, figure, *sources)


def _is_no_claim(document: Document, figure: Figure) -> bool:
    """Whether a figure states a rule or a plan ("must be 20 percent")."""
    sentence = document.sentences[figure.sentence]
    norms = words_of_sort("norm")
    if norms.isdisjoint(sentence.words):
        return False
    near = document.low[max(sentence.start, figure.at - BEFORE) : min(sentence.end, figure.until + AFTER)]
    return not norms.isdisjoint(_WORD.findall(near))


def _is_aside(low: str, figure: Figure) -> bool:
    """Whether a figure is a tally of a page's visitors, the price of one deal, or a part of what somebody has."""
    if figure.sort.startswith("sum") and _PRICE.search(low, max(0, figure.at - _DEAL), figure.at):
        return True
    if _TALLY.match(low, figure.until) or _YOURS.match(low, figure.until):
        return True
    return _is_mixture(low, figure)


def _is_mixture(low: str, figure: Figure) -> bool:
    """Whether a figure says what a thing is made of: "is 95% cotton and 5% elastic", but no people."""
    mixed = _MIXED.match(low, max(0, figure.at - 3))
    return (
        mixed is not None
        and int(mixed[1]) + int(mixed[2]) == 100
        and words_of_sort("thing").isdisjoint(_WORD.findall(mixed[0]))
    )


def find_statistics(document: Document, sources: Sources, judge: Judge) -> Iterator[Statistic]:
    """The statistics of a document that have no source near, one a clause."""
    for figure, views in read_figures(document, sources):
        if judge.odds(views) > 0 and not _is_aside(document.low, figure):
            note = _NOTES.get(figure.sort) or _NOTES.get(figure.sort.partition(" ")[0], _COUNTED)
            yield Statistic(figure.start, figure.end, note)
