"""Readability: how hard the text is to read, and how much it sounds like talk.

Of reading ease no sign is fixed: studies disagree (Horne & Adali 2017; Tavakoli 2023). Involved production is the
first dimension along which registers of English differ, from talk to official documents (Biber 1988): its markers say
how a writer stands to readers and claims, and are commoner in unreliable news (Rashkin et al. 2017).

Flesch Reading Ease (Flesch 1948). Syllables are textstat's, remembered
per distinct word; words and sentences are those of the document, so that lists and menus are not one sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from operator import mul

from features.document import Document, Sentence
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict

SENTENCE_WORDS = 4  # shorter "sentences" are menu entries and labels
SENTENCE_ENDS = ".!?…\"')”’"
PERSONAL = frozenset(
    "i me my mine myself i'm i've i'd i'll you your yours yourself yourselves you're you'll you've you'd"
    " we us our ours ourselves we're we've we'll".split()
)
TYPICAL = 20  # sentences of a typical page
PERSONAL_SHARE, INVOLVED_SHARE = 0.35, 0.45  # of the sentences of a typical page
NEGATIONS = frozenset("not no never".split())
INVOLVED = frozenset(
    # Biber 1988, appendix II, of dimension 1 those told by the word alone; person and negation are counted apart.
    # private verbs (after Quirk et al. 1985)
    "anticipate assume assumes assumed believe believes believed conclude decide decides decided determine discover"
    " doubt doubts estimate fear feel feels felt find finds found forget forgot guess hear heard hope hopes imagine"
    " know knows knew known learn learned mean means meant notice noticed prove realise realize realized recognize"
    " remember see sees saw seen suppose supposed think thinks thought understand understood"
    # emphatics and amplifiers
    " just really lot lots so too even quite pretty actually simply absolutely altogether completely enormously"
    " entirely extremely fully greatly highly incredibly intensely perfectly strongly thoroughly totally truly utterly"
    " very"
    # discourse particles
    " well now anyway anyhow anyways ok okay yes oh hey please"
    # indefinite and demonstrative pronouns, and the pronoun "it"
    " anybody anyone anything anywhere everybody everyone everything everywhere nobody none nothing nowhere somebody"
    " someone something somewhere this these those it it's"
    # the pro-verb "do" and the causative "because"
    " do does did don't doesn't didn't doing done because".split()
)


@lru_cache(maxsize=200_000)
def syllables(word: str) -> int:
    """Syllables of one lower-case word, by textstat (CMU dictionary, then hyphenation); at least 1."""
    from textstat import textstat  # lazily: it reads a dictionary of 135,000 words

    return max(1, int(textstat.syllable_count(word)))


def is_prose(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is one that somebody wrote to be read on, and no heading, label or link of the page."""
    if len(sentence.words) < SENTENCE_WORDS:
        return False
    kind = document.blocks[sentence.block].kind
    return kind == "paragraph" or (kind != "navigation" and document.plain[sentence.end - 1] in SENTENCE_ENDS)


def measure(document: Document, _evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Over the sentences of prose: reading ease (a neutral 50 where there is no prose), then its tone.

    Sentences in the first or second person, and with a marker of involved production, are common: of them the share of
    different sentences is taken. Questions and denials are rare: they are counted over the square root of the number
    of different sentences, a count on the scale of its chance variation. To all of them the sentences of a typical page
    are added, so that a few more or less move them little. Repeating the article changes none of them.
    """
    counts: Counter[str] = Counter()
    sentences = 0
    different: set[str] = set()
    personal: set[str] = set()
    asking: set[str] = set()
    denying: set[str] = set()
    involved: set[str] = set()
    for sentence in document.sentences:
        if not is_prose(document, sentence):
            continue
        sentences += 1
        counts.update(sentence.words)
        said = document.low[sentence.start : sentence.end]
        different.add(said)
        if not PERSONAL.isdisjoint(sentence.words):
            personal.add(said)
        if not NEGATIONS.isdisjoint(sentence.words):
            denying.add(said)
        if not INVOLVED.isdisjoint(sentence.words):
            involved.add(said)
        if document.plain[sentence.end - 1] == "?":
            asking.add(said)
    if not sentences:
        return 50.0, PERSONAL_SHARE, 0.0, 0.0, INVOLVED_SHARE
    words = counts.total()
    beats = sum(map(mul, counts.values(), map(syllables, counts)))
    ease = 206.835 - 1.015 * words / sentences - 84.6 * beats / words
    number = len(different) + TYPICAL
    scale = sqrt(number)
    return (
        ease,
        (len(personal) + TYPICAL * PERSONAL_SHARE) / number,
        len(asking) / scale,
        len(denying) / scale,
        (len(involved) + TYPICAL * INVOLVED_SHARE) / number,
    )


def tell(finding: Finding) -> Verdict:
    """Plain words for the reading level and the tone."""
    ease, *tone = finding.values
    often = [_OFTEN[min(2, int(3 * f.transform(value)))] for f, value in zip(FEATURES[1:], tone, strict=True)]
    summary = (
        f"Flesch reading ease {ease:.0f}; {often[0]} speaks to the reader or of the writer, {often[1]} asks, "
        f"{often[2]} denies, {often[3]} sounds like talk"
    )
    if ease >= 50:
        return Verdict("pass", summary, "")
    advice = "Shorter sentences and plainer words would let more readers follow; this says nothing about accuracy."
    return Verdict("partial" if ease >= 30 else "fail", summary, advice)


_OFTEN = ("seldom", "sometimes", "often")  # thirds of the transformed value
_PER = "different sentences, over the square root of all"
_SHARE = "share of different sentences"
FEATURES = (
    Feature(
        "readability.ease", "Flesch reading ease", 0,
        "no fixed sign: Horne & Adali 2017; Tavakoli 2023", low=0.0, high=100.0,
        scored=False,
    ),
    Feature(
        "readability.personal", f"in the first or second person: {_SHARE}", 0,
        "human interest (Flesch 1948); personal pronouns mark unreliable news and health pages (Horne & Adali 2017;"
        " Wawer 2014)", low=0.0, high=0.8,
    ),
    Feature(
        "readability.questions", f"questions: {_PER}", 0, "punctuation of unreliable pages (Wawer 2014)", high=1.2,
    ),
    Feature(
        "readability.negations", f"with a negation: {_PER}", 0,
        "deceivers deny more (Hauch 2015, a meta-analysis), and so does unreliable news (Horne & Adali 2017)",
        high=1.8,
    ),
    Feature(
        "readability.involved", f"with a marker of involved production, as in talk: {_SHARE}", -1,
        "dimension 1 of register (Biber 1988); intensifiers and stance mark unreliable news (Rashkin 2017; Horne &"
        " Adali 2017)", low=0.0, high=0.8,
    ),
)  # fmt: skip

READABILITY = Extractor(
    name="readability",
    question="How hard is the text to read, and in what tone does it speak?",
    criteria=("QUEST: tone and clarity", "CRAAP: relevance to the reader"),
    statuses="pass: Flesch reading ease 50 or more; partial: 30 to 50; fail: below 30",
    features=FEATURES,
    find=lambda _document: [],
    measure=measure,
    tell=tell,
)
