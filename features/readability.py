"""Readability: how hard the text is to read. No fixed sign: studies disagree (Horne & Adali 2017; Tavakoli 2023).

Flesch Reading Ease (Flesch 1948) and Flesch-Kincaid grade (Kincaid et al. 1975). Syllables are textstat's, remembered
per distinct word; words and sentences are those of the document, so that lists and menus are not one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict

SENTENCE_WORDS = 4  # shorter "sentences" are menu entries and labels


@lru_cache(maxsize=200_000)
def syllables(word: str) -> int:
    """Syllables of one lower-case word, by textstat (CMU dictionary, then hyphenation); at least 1."""
    from textstat import textstat  # lazily: it reads a dictionary of 135,000 words

    return max(1, int(textstat.syllable_count(word)))


def measure(document: Document, _evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Reading ease and mean sentence length over the sentences of prose; a neutral 50 and 20 where there is none."""
    words = sentences = beats = 0
    for sentence in document.sentences:
        if len(sentence.words) < SENTENCE_WORDS or document.blocks[sentence.block].kind == "navigation":
            continue
        sentences += 1
        words += len(sentence.words)
        beats += sum(map(syllables, sentence.words))
    if not sentences:
        return 50.0, 20.0
    length = words / sentences
    return 206.835 - 1.015 * length - 84.6 * beats / words, length


def tell(finding: Finding) -> Verdict:
    """Plain words for the reading level."""
    ease, length = finding.values
    summary = f"Flesch reading ease {ease:.0f}, {length:.0f} words a sentence"
    if ease >= 50:
        return Verdict("pass", summary, "")
    advice = "Shorter sentences and plainer words would let more readers follow; this says nothing about accuracy."
    return Verdict("partial" if ease >= 30 else "fail", summary, advice)


READABILITY = Extractor(
    name="readability",
    question="How hard is the text to read?",
    criteria=("QUEST: tone and clarity", "CRAAP: relevance to the reader"),
    statuses="pass: Flesch reading ease 50 or more; partial: 30 to 50; fail: below 30",
    features=(
        Feature(
            "readability.ease", "Flesch reading ease", 0,
            "no fixed sign: Horne & Adali 2017; Tavakoli 2023", low=0.0, high=100.0,
        ),
        Feature(
            "readability.sentence_words", "words a sentence", 0,
            "no fixed sign: Horne & Adali 2017; Tavakoli 2023", low=5.0, high=40.0,
        ),
    ),
    find=lambda _document: [],
    measure=measure,
    tell=tell,
)  # fmt: skip
