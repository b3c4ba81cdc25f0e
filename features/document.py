"""A text read once: plain reading, blocks, sentences, words and lexicon hits, shared by all extractors."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from data import Article
from features.abreast import Abreast
from features.blocks import Block, split_blocks
from features.capitals import unshouted
from features.digits import find_digits
from features.evidence import Evidence, Passage, Span
from features.folding import Folded, fold
from features.lexicon import Hit, scan
from features.words import WORD, reader

# Two sentences with the blank between them lost: "treatments.It is".
_LOST_BLANK = re.compile(r"[.!?](?<=[a-z)].)(?=[A-Z][a-z']+ [a-z])")
# The full stop is asked for before what precedes it: a pattern that opens with a letter is tried at every one.
_FULL_STOP = re.compile(r"\.(?:(?<=[a-z]{2}\.)[ \n]+(?=[A-Z])|(?<=[A-Z]{4}\.)[ \n]+(?=[A-Z]{2}))")
# After these a full stop does not end the sentence; after any other word in lower case it does, also after those that
# nupunkt's model has met as abbreviations ("cancer", "month", "free").
_ABBREVIATIONS = frozenset(
    "al approx apr aug ave ca capt cf ch co col corp dec dept dr ed eds edn esp est ext feat feb fig figs ft gen gov"
    " govt inc incl jan jr jul jun lb lbs lt ltd mr mrs ms mt nov oct oz pp prof ref refs rep resp rev sec sen sep sept"
    " ser sgt sp spp sr st subsp suppl tel trans univ viz vol vols vs".split()
)
_DECIDED = ","  # stands for a full stop that nupunkt need not be asked about
_TOO_LONG = 2_000  # characters: a "sentence" longer than this is cut at a semicolon or comma


class Sentence(NamedTuple):
    """A sentence of the plain text: the index of the block it stands in, and its words in lower case."""

    start: int
    end: int
    block: int
    words: list[str]


@dataclass(slots=True, eq=False)
class Document:
    """An article prepared for the extractors, with `Document.read(article)` or, several at once, `Document.read_all`.

    All offsets here count characters of `plain` (see `features.folding`); `low` is `plain` in lower case, of the same
    length, and `digits` are the offsets of its digits. `mark` turns a range of offsets into `Evidence` on the untouched
    text.
    """

    article: Article
    blocks: Sequence[Block]
    plain: str
    low: str
    digits: Sequence[int]
    sentences: Sequence[Sentence]
    hits: Mapping[str, Sequence[Hit]]
    _folded: Folded
    text: str = field(init=False)
    word_count: int = field(init=False)
    _sentence_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.article.text
        self.word_count = sum(len(s.words) for s in self.sentences)
        self._sentence_starts = [s.start for s in self.sentences]

    @classmethod
    def read(cls, article: Article) -> Document:
        """The article's document."""
        return cls.read_all([article], Abreast(1))[0]

    @classmethod
    def read_all(cls, articles: Sequence[Article], abreast: Abreast) -> list[Document]:
        """The documents of several articles."""
        each = abreast.each
        folded = each(fold, (article.text for article in articles))
        divided = each(split_blocks, each(unshouted, (one.plain for one in folded)))
        blocks, plain = [blocks for blocks, _ in divided], [plain for _, plain in divided]
        low = each(lower, plain)
        digits = each(find_digits, plain)
        sentences = each(_split_sentences, plain, low, blocks, each(sentence_starts, plain))
        return each(cls, articles, blocks, plain, low, digits, sentences, each(scan, low), folded)

    def mark(
        self,
        kind: str,
        start: int,
        end: int,
        note: str = "",
        *,
        other: tuple[int, int] | None = None,
        strength: float = 1.0,
        topic: str = "",
    ) -> Evidence:
        """Evidence on the original text from a range of the plain text; `topic` defaults to the passage itself."""
        span = self.span(start, end)
        second = None
        if other is not None:
            there = self.span(*other)
            second = Passage(there, self.text[there.start : there.end])
        return Evidence(
            kind=kind,
            quote=self.text[span.start : span.end],
            span=span,
            note=note,
            other=second,
            strength=strength,
            topic=topic or self.low[start:end],
        )

    def span(self, start: int, end: int) -> Span:
        """The range of the original text that a range of the plain text stands for."""
        if end <= start:
            return Span(self._folded.origin(start), self._folded.origin(start))
        return Span(self._folded.origin(start), self._folded.origin(end - 1) + 1)

    def plain_offset(self, offset: int) -> int:
        """The plain offset of an offset of the original text."""
        return self._folded.plain_offset(offset)

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that holds a plain offset, or of the last one before it; 0 where none is."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a plain offset."""
        return self.sentences[self.sentence_index(offset)]

    def block_at(self, offset: int) -> Block:
        """The block that holds a plain offset."""
        return self.blocks[self.sentence_at(offset).block]


def lower(text: str) -> str:
    """The text in lower case, of the same length: a letter whose lower case is longer stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def sentence_starts(plain: str) -> list[int]:
    """Where sentences start: after a plain word with a full stop, by nupunkt, and where the blank after was lost."""
    from nupunkt import load  # its model is read at import

    starts = {stop.end() for stop in _LOST_BLANK.finditer(plain)}
    undecided: list[str] = []
    at = 0
    for stop in _FULL_STOP.finditer(plain):
        if _ends(plain, stop.start()):
            starts.add(stop.end())
            undecided += plain[at : stop.start()], _DECIDED
            at = stop.start() + 1
    starts.update(start for start, _ in load("default").span_tokenize("".join(undecided) + plain[at:]))
    return sorted(starts)


def _split_sentences(plain: str, low: str, blocks: Sequence[Block], points: Sequence[int]) -> list[Sentence]:
    """The sentences of each block; `points` are where sentences may start."""
    read = reader(low)
    sentences: list[Sentence] = []
    at = 0
    for number, block in enumerate(blocks):
        while at < len(points) and points[at] <= block.start:
            at += 1
        start = block.start
        while at < len(points) and points[at] < block.end:
            if WORD.search(low, start, points[at]):  # a quotation mark alone belongs to the sentence after it
                _append(sentences, plain, read, start, points[at], number)
                start = points[at]
            at += 1
        _append(sentences, plain, read, start, block.end, number)
    return sentences


def _ends(plain: str, stop: int) -> bool:
    """Whether the word before a full stop is no abbreviation, and in one case."""
    word = plain[max(0, stop - 20) : stop].split()[-1].lstrip("(\"'")
    return word.isalpha() and (word.islower() or word.isupper()) and word.lower() not in _ABBREVIATIONS


def _append(
    sentences: list[Sentence], plain: str, read: Callable[[int, int], list[str]], start: int, end: int, block: int
) -> None:
    while start < end and plain[start].isspace():
        start += 1
    while start < end and plain[end - 1].isspace():
        end -= 1
    while end - start > _TOO_LONG:
        cut = max(plain.rfind(mark, start + _TOO_LONG // 2, start + _TOO_LONG) for mark in (";", ",", " "))
        cut = cut + 1 if cut >= 0 else start + _TOO_LONG
        sentences.append(Sentence(start, cut, block, read(start, cut)))
        start = cut
    if start < end:
        sentences.append(Sentence(start, end, block, read(start, end)))
