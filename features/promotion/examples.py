"""Labelled calls and praise to train the judge on, read from the corpora; records are named by id, no text is kept.

Pages of microsoft_web, sondhi_medical and semeval_hyperpartisan, marked by the project's guide (`marks.json`: record
ids and offsets): on some pages everything is marked, on others single words were judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from zlib import crc32

from data import Article
from data.corpora import read_records
from features.document import Document
from features.evidence import SAME, Span
from features.promotion import calls_to_action, imperatives, puffery
from features.promotion.judge import CALLS, PRAISE, SUBJECTS

PAGES = ("microsoft_web", "sondhi_medical", "semeval_hyperpartisan")
FOLDS = 8
NO, YES, DOUBTED, TOUCHED = 0, 1, 2, 3  # labels; touched: the passage found for it shares too little of a mark


@dataclass(frozen=True, slots=True)
class Example:
    """One word that may be promotion: what stands around it, the words judged with it, its passage, and its label."""

    keys: list[str]
    words: list[str]
    span: Span
    label: int


@dataclass(frozen=True, slots=True)
class Page:
    """The examples of one page by subject; `marks` is empty where only single words were judged."""

    fold: int
    examples: dict[str, list[Example]]
    marks: dict[str, list[list[int]]]


def read(corpora: Path) -> list[Page]:
    """All marked pages under a folder of corpora.

    Raises:
        CorpusMissingError: when a set is not there.
    """
    kept = json.loads(resources.files("features").joinpath("promotion", "marks.json").read_text("utf-8"))
    pages = []
    for name in PAGES:
        for record in read_records(corpora, "articles", name):
            marks, judged = kept["pages"].get(record["id"]), kept["sampled"].get(record["id"])
            if marks is not None or judged is not None:
                pages.append(_page(record, marks, judged or {}))
    return pages


def _page(record: dict[str, Any], marks: dict[str, list[list[int]]] | None, judged: dict[str, list[list[int]]]) -> Page:
    document = Document.read(Article.from_text(record["text"]))
    examples: dict[str, list[Example]] = {}
    for subject in SUBJECTS:
        labels = {(start, end): label for start, end, label in judged.get(subject, ())}
        found = examples[subject] = []
        for keys, words, word, span in _candidates(document, subject):
            label = _label(span, marks[subject], marks[subject + "_doubted"]) if marks else labels.get(word, -1)
            if label >= 0:
                found.append(Example(keys, words, span, label))
    return Page(crc32(f"{record['group']}".encode()) % FOLDS, examples, marks or {})


def _candidates(document: Document, subject: str) -> Iterator[tuple[list[str], list[str], tuple[int, int], Span]]:
    if subject == CALLS:
        for call in imperatives.candidates(document):
            word = document.span(call.start, call.end)
            span = document.span(*calls_to_action.passage(document, call, 0))
            words = document.sentence_at(call.start).words
            yield imperatives.context(document, call), words, (word.start, word.end), span
    if subject == PRAISE:
        near = puffery.Neighbours.of(document)
        for hit in near.hits:
            word, span = document.span(hit.start, hit.end), document.span(*puffery.passage(document, hit, 0))
            yield puffery.context(document, hit, near), [], (word.start, word.end), span


def _label(span: Span, marks: list[list[int]], doubted: list[list[int]]) -> int:
    labelled = ((span.shared(Span(*mark)), label) for label, ms in ((YES, marks), (DOUBTED, doubted)) for mark in ms)
    best, label = max(labelled, default=(0.0, NO))
    return label if best >= SAME else TOUCHED if best > 0 else NO
