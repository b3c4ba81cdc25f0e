"""Marked passages to train the judges on, read from the corpora; records are named by id, no text is kept.

`marks.json`: passages on pages of microsoft_web, sondhi_medical and semeval_hyperpartisan, marked by the project's
guide (MARKING.md). On a page read whole, what is not marked is none; of other pages some candidates were judged
one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from zlib import crc32

from data import Article
from data.corpora import read_records
from features.citations.attribution import read_candidates
from features.citations.judge import View, names_of
from features.citations.own_site import own_names
from features.citations.sources import domain_of, host_of
from features.citations.statistics import Sources, read_figures
from features.document import Document
from features.evidence import SAME, Span

PAGES = ("microsoft_web", "sondhi_medical", "semeval_hyperpartisan")
FOLDS = 8
NAMED, VAGUE, MISSING = "named", "vague", "missing"
# Weight of a mark, and of one that a reader doubted: on a page read whole, and of a candidate picked for being unsure.
WEIGHTS = {True: (1.0, 0.5), False: (0.5, 0.2)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the original text, what it is marked as, and whether it is: 1 yes, 0 no, 2 doubtful."""

    start: int
    end: int
    kind: str
    holds: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its marks; `whole`: everything on it was marked. Pages of one site share a fold."""

    document: Document
    fold: int
    whole: bool
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: the names of the weights it counts by, whether it is what it looks like, and how much it counts."""

    seen: list[str]
    holds: bool
    weight: float
    fold: int


def read(corpora: Path) -> list[Page]:
    """The marked pages under a folder of corpora.

    Raises:
        CorpusMissingError: when a set is not there.
    """
    marks = json.loads(resources.files("features").joinpath("citations", "marks.json").read_text("utf-8"))
    pages = []
    for name in PAGES:
        for record in read_records(corpora, "articles", name):
            whole = record["id"] in marks["pages"]
            if whole or record["id"] in marks["sampled"]:
                listed = marks["pages" if whole else "sampled"][record["id"]]
                site = record.get("group") or domain_of(host_of(record.get("url") or record["id"]))
                document = Document.read(Article.from_text(record["text"]))
                pages.append(Page(document, crc32(site.encode()) % FOLDS, whole, [Mark(*mark) for mark in listed]))
    return pages


def attributions(pages: Iterable[Page]) -> Iterator[Example]:
    """What may be an attribution, on all pages."""
    for page in pages:
        for found, views in read_candidates(page.document, own_names(page.document), rare=True):
            yield from _example(page, found.start, found.end, NAMED if found.named else VAGUE, views)


def statistics(page: Page, sources: Sources) -> Iterator[Example]:
    """What may be a statistic without a source, on one page."""
    for figure, views in read_figures(page.document, sources):
        yield from _example(page, figure.start, figure.end, MISSING, views)


def _example(page: Page, start: int, end: int, kind: str, views: Iterable[View]) -> Iterator[Example]:
    span = page.document.span(start, end)
    same = [mark.holds for mark in page.marks if mark.kind == kind and span.shared(Span(mark.start, mark.end)) >= SAME]
    if same or page.whole:
        holds = 1 if 1 in same else same[0] if same else 0
        weight = WEIGHTS[page.whole][holds == 2]
        yield Example([name for view in views for name in names_of(view)], holds > 0, weight, page.fold)
