"""Readability: how hard the text is to read, and how much it sounds like talk.

Of reading ease no sign is fixed: studies disagree (Horne & Adali 2017; Tavakoli 2023). Involved production is the
first dimension along which registers of English differ, from talk to official documents (Biber 1988): its markers say
how a writer stands to readers and claims, and are commoner in unreliable news (Rashkin et al. 2017).

Flesch Reading Ease (Flesch 1948); words and sentences are those of the document, so that lists and menus are not one
sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict, one_by_one
from features.memo import Memo
from features.syllables import syllables

SENTENCE_WORDS = 4  # shorter "sentences" are menu entries and labels
SENTENCE_ENDS = ".!?…\"')”’"
PERSONAL = frozenset(
    "i me my mine myself i'm i've i'd i'll you your yours yourself yourselves you're you'll you've you'd"
    " we us our ours ourselves we're we've we'll".split()
)
TYPICAL = 22  # sentences of a typical page: with fewer, what is said of short pages follows reading ease too far
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


MEMORY = 200_000  # words remembered between texts
# A word's number holds its syllables and, in fields above them, which tones it marks, so that one sum over the words of
# a sentence tells them all. No sum reaches into the next field: a sentence has some 2,000 characters at most.
_SYLLABLES, _PERSONAL, _DENYING, _INVOLVED = (0xFFFF << place for place in (0, 16, 32, 48))
_MARKERS = ((PERSONAL, 1 << 16), (NEGATIONS, 1 << 32), (INVOLVED, 1 << 48))
_MARKS = {word: sum(mark for words, mark in _MARKERS if word in words) for word in PERSONAL | NEGATIONS | INVOLVED}


def _number_of(word: str) -> int:
    return syllables(word) + _MARKS.get(word, 0)


_number = Memo(_number_of, MEMORY).__getitem__


def measure(document: Document, _evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Over the sentences of prose: reading ease (a neutral 50 where there is no prose), then its tone.

    Sentences in the first or second person, and with a marker of involved production, are common: of them the share of
    different sentences is taken. Questions and denials are rare: they are counted over the square root of the number
    of different sentences, a count on the scale of its chance variation. To all of them the sentences of a typical page
    are added, so that a few more or less move them little. Repeating the article changes none of them.
    """
    plain, low, blocks = document.plain, document.low, document.blocks
    sentences = words = beats = 0
    tones: dict[str, int] = {}
    for sentence in document.sentences:
        if len(sentence.words) < SENTENCE_WORDS:
            continue
        kind = blocks[sentence.block].kind
        if kind != "paragraph" and (kind == "navigation" or plain[sentence.end - 1] not in SENTENCE_ENDS):
            continue  # a heading, a label or a link, and nothing that somebody wrote to be read on
        total = sum(map(_number, sentence.words))
        sentences += 1
        words += len(sentence.words)
        beats += total & _SYLLABLES
        tones[low[sentence.start : sentence.end]] = total
    if not sentences:
        return 50.0, PERSONAL_SHARE, 0.0, 0.0, INVOLVED_SHARE
    ease = 206.835 - 1.015 * words / sentences - 84.6 * beats / words
    number = len(tones) + TYPICAL
    scale = sqrt(number)
    asking = personal = denying = involved = 0
    for said, total in tones.items():
        asking += said[-1] == "?"
        personal += total & _PERSONAL > 0
        denying += total & _DENYING > 0
        involved += total & _INVOLVED > 0
    return (
        ease,
        (personal + TYPICAL * PERSONAL_SHARE) / number,
        asking / scale,
        denying / scale,
        (involved + TYPICAL * INVOLVED_SHARE) / number,
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
    find=one_by_one(lambda _document: []),
    measure=measure,
    tell=tell,
)
