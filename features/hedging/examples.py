"""Labelled cues to train the judge on, read from the corpora; records are named by id, no text is kept.

BioScope abstracts (Vincze et al. 2008, CC BY 2.0) and SFU reviews (Konstantinova et al. 2012, GPL-3): sentences with
the speculation cues in them. Pages of microsoft_web, sondhi_medical and semeval_hyperpartisan: cues marked by the
project's guide (`marks.json`: record ids and offsets). On their other pages the guide itself is the label: conditional
and alternative words ("if", "or", "would", "should" ...) mark no uncertainty there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any
from zlib import crc32

from data import Article
from data.corpora import read_records
from features.agreement import Passages
from features.document import Document
from features.hedging.cues import Cue, candidates, context, form
from features.hedging.limitations import limitations
from features.hedging.overclaims import overclaims
from features.hedging.style import NEIGHBOURS, learnable
from features.words import WORD

REPORT, OPINION, GUIDE, NEWS = "report", "opinion", "guide", "news"  # registers
SENTENCES = {REPORT: "bioscope_abstracts", OPINION: "sfu_reviews"}  # by the style that a set stands for
MEASURED = "encyclopaedia"  # hedge_wiki3000: personal use only, so measured on and never shipped
CLAIMS = {"overclaims": overclaims, "limits": limitations}  # found by rules, which the marked pages measure
PAGES = {"microsoft_web": GUIDE, "sondhi_medical": GUIDE, "semeval_hyperpartisan": NEWS}  # by their register
FOLDS = 5
_LINKING = frozenset("in to is it not of the a are".split())  # words of a cue that are no cue of their own


@dataclass(frozen=True, slots=True)
class Example:
    """One cue: whether it hedges (2: doubtful), what stands around it, and where it is from.

    `alone` are the words of its sentence, `passage` those of the neighbouring sentences too.
    """

    cue: Cue
    hedges: int
    keys: list[str]
    alone: list[str]
    passage: list[str]
    origin: str
    fold: int
    sentence: int = -1


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """One sentence of a labelled set: whether it is speculative, and whether it states a limit of the evidence."""

    speculative: bool
    limited: bool
    group: str


@dataclass(slots=True)
class Examples:
    """All cues by origin, the labelled sentences by set, the sentences' words by register, claims by kind."""

    cues: dict[str, list[Example]]
    sentences: dict[str, list[LabelledSentence]]
    prose: dict[str, list[tuple[int, list[str]]]]
    claims: dict[str, list[Passages]]


def read(corpora: Path) -> Examples:
    """All examples under a folder of corpora.

    Raises:
        CorpusMissingError: when a set is not there.
    """
    examples = Examples({}, {}, {}, {name: [] for name in CLAIMS})
    for origin, name in SENTENCES.items():
        _read_sentences(examples, origin, read_records(corpora, "features", f"hedge_{name}"))
    marks = json.loads(resources.files("features").joinpath("hedging", "marks.json").read_text("utf-8"))
    if (corpora / "features" / "hedge_wiki3000.jsonl.gz").exists():
        _read_sentences(examples, MEASURED, read_records(corpora, "features", "hedge_wiki3000"))
        del examples.prose[MEASURED]
    examples.cues |= {"marked": [], "unmarked": []}
    examples.prose |= {GUIDE: [], NEWS: []}
    for name, register in PAGES.items():
        for record in read_records(corpora, "articles", name):
            document, page = Document.read(Article.from_text(record["text"])), record["id"]
            if page in marks["claims"]:
                _read_claims(examples, document, marks["claims"][page])
            if page not in marks["kept"]:
                _read_page(examples, document, page, marks, register)
    return examples


def _fold(group: str) -> int:
    return crc32(group.encode()) % FOLDS


def _read_sentences(examples: Examples, origin: str, given: Iterable[dict[str, Any]]) -> None:
    found = examples.cues[origin] = []
    sentences = examples.sentences[origin] = []
    prose = examples.prose[origin] = []
    for group, records in groupby(given, key=lambda record: record.get("doc", record["id"])):
        fold = _fold(group)
        rows = [
            (record, Document.read(Article.from_text(record["text"] if record["text"].strip() else ".")))
            for record in records
        ]
        words = [[word for sentence in document.sentences for word in sentence.words] for _, document in rows]
        for number, (record, document) in enumerate(rows):
            speculative = record["label"] == 1
            cues = record.get("spec_cues")
            labelled = Counter(w for cue in cues or () for w in map(form, WORD.findall(cue.lower())))
            around = [w for near in words[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1] for w in near]
            for cue in candidates(document):
                own = {form(word) for word in WORD.findall(document.low[cue.start : cue.end])} - _LINKING
                hedges = int(speculative and (cues is None or any(labelled[word] for word in own | {cue.name})))
                seen = context(document, cue)
                found.append(Example(cue, hedges, seen, words[number], around, origin, fold, len(sentences)))
            prose += ((fold, learnable(sentence.words)) for sentence in document.sentences)
            sentences.append(LabelledSentence(speculative, bool(limitations(document)), group))


def _read_claims(examples: Examples, document: Document, marks: dict[str, list[list[int]]]) -> None:
    for name, find in CLAIMS.items():
        said = [document.span(start, end) for start, end, _ in find(document)]
        examples.claims[name].append(Passages(said, marks[name], marks[name + "_doubted"]))


def _read_page(examples: Examples, document: Document, name: str, marks: dict[str, Any], register: str) -> None:
    page, sampled = marks["pages"].get(name), marks["sampled"].get(name, ())
    judged = {(start, end): hedges for start, end, hedges in sampled}
    fold = _fold(name)
    for cue in candidates(document):
        span = document.span(cue.start, cue.end)
        hedges = judged.get((span.start, span.end), -1)
        if page is not None:
            hedges = _overlaps(span.start, span.end, page)
        origin = "marked" if hedges >= 0 else "unmarked"
        if hedges >= 0 or cue.kind == "condition":
            around = document.sentences[max(0, cue.number - NEIGHBOURS) : cue.number + NEIGHBOURS + 1]
            examples.cues[origin].append(
                Example(
                    cue,
                    max(hedges, 0),
                    context(document, cue),
                    document.sentences[cue.number].words,
                    [word for sentence in around for word in sentence.words],
                    origin,
                    fold,
                )
            )
    if page is None:
        examples.prose[register] += (
            (fold, learnable(sentence.words))
            for sentence in document.sentences
            if len(sentence.words) > 3 and document.blocks[sentence.block].kind != "navigation"
        )


def _overlaps(start: int, end: int, page: dict[str, list[list[int]]]) -> int:
    for hedges, kind in ((1, "hedges"), (2, "doubted")):
        if any(start < mark[1] and mark[0] < end for mark in page[kind]):
            return hedges
    return 0
