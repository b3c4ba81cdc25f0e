"""Readability: how hard the text is to read, and how personally it speaks.

No sign is fixed: studies disagree (Horne & Adali 2017; Tavakoli 2023).

Flesch Reading Ease (Flesch 1948). Syllables are textstat's, remembered
per distinct word; words and sentences are those of the document, so that lists and menus are not one sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict

SENTENCE_WORDS = 4  # shorter "sentences" are menu entries and labels
PERSONAL = frozenset(
    "i me my mine myself i'm i've i'd i'll you your yours yourself yourselves you're you'll you've you'd"
    " we us our ours ourselves we're we've we'll".split()
)
NEGATIONS = frozenset("not no never".split())


@lru_cache(maxsize=200_000)
def syllables(word: str) -> int:
    """Syllables of one lower-case word, by textstat (CMU dictionary, then hyphenation); at least 1."""
    from textstat import textstat  # lazily: it reads a dictionary of 135,000 words

    return max(1, int(textstat.syllable_count(word)))


def measure(document: Document, _evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Over the sentences of prose: reading ease (a neutral 50 where there is no prose), then shares per word.

    The shares are those of words that speak to the reader or of the writer, of questions, and of negations.
    """
    counts: Counter[str] = Counter()
    sentences = questions = 0
    for sentence in document.sentences:
        if len(sentence.words) < SENTENCE_WORDS or document.blocks[sentence.block].kind == "navigation":
            continue
        sentences += 1
        counts.update(sentence.words)
        questions += document.plain[sentence.end - 1] == "?"
    if not sentences:
        return 50.0, 0.0, 0.0, 0.0
    words = counts.total()
    beats = sum(number * syllables(word) for word, number in counts.items())
    ease = 206.835 - 1.015 * words / sentences - 84.6 * beats / words
    return ease, _share(counts, PERSONAL), questions / words, _share(counts, NEGATIONS)


def _share(counts: Counter[str], wanted: frozenset[str]) -> float:
    return sum(counts[word] for word in wanted & counts.keys()) / counts.total()


def tell(finding: Finding) -> Verdict:
    """Plain words for the reading level."""
    ease, personal, questions, negations = finding.values
    summary = (
        f"Flesch reading ease {ease:.0f}; {personal:.1%} of the words speak to the reader or of the writer,"
        f" {negations:.1%} deny, {1000 * questions:.0f} questions in 1,000 words"
    )
    if ease >= 50:
        return Verdict("pass", summary, "")
    advice = "Shorter sentences and plainer words would let more readers follow; this says nothing about accuracy."
    return Verdict("partial" if ease >= 30 else "fail", summary, advice)


READABILITY = Extractor(
    name="readability",
    question="How hard is the text to read, and in what tone does it speak?",
    criteria=("QUEST: tone and clarity", "CRAAP: relevance to the reader"),
    statuses="pass: Flesch reading ease 50 or more; partial: 30 to 50; fail: below 30",
    features=(
        Feature(
            "readability.ease", "Flesch reading ease", 0,
            "no fixed sign: Horne & Adali 2017; Tavakoli 2023", low=0.0, high=100.0,
            scored=False,
        ),
        Feature(
            "readability.personal", "share of words in the first or second person", 0,
            "human interest (Flesch 1948); personal pronouns mark unreliable news and health pages (Horne & Adali 2017;"
            " Wawer 2014)", high=0.08,
        ),
        Feature(
            "readability.questions", "questions per word", 0, "punctuation of unreliable pages (Wawer 2014)", high=0.02,
        ),
        Feature(
            "readability.negations", "share of words", 0,
            "deceivers deny more (Hauch 2015, a meta-analysis), and so does unreliable news (Horne & Adali 2017)",
            high=0.014,
        ),
    ),
    find=lambda _document: [],
    measure=measure,
    tell=tell,
)  # fmt: skip
