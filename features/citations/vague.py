"""Claims given to nobody in particular by a formula: "it is well known that", "has been shown to"."""

from __future__ import annotations

import re

from features.citations.attribution import Attribution
from features.document import Document

_INFINITIVE = re.compile(
    r"\s(?!the\b|us\b|me\b|you\b|him\b|her\b|them\b|it\b|all\b|many\b|every\w+\b|most\b|your\b|our\b|his\b|"
    r"their\b|a\b|an\b)[a-z]{2,}"
)


_STUDIED = re.compile(r" (?:[a-z-]+ ){1,4}to [a-z]{2,}")
_OPENING = re.compile(
    r"(?:^|[.,;:!?\"'(\-|\n]|\b(?:and|but|as|that|because|though|although|so|what|while|if|since|yet))\s*$"
)
_BARE = (
    "known to",
    "shown to",
    "proven to",
    "reputed",
    "said to",
    "rumored to",
    "rumoured to",
    "claimed to",
    "alleged to",
)
_SPOILED = re.compile(r"\b(?:not|never|n't|he|she|they|i|we|you|who|has|have|had|be)\s$")
_DENIED = re.compile(r"(?:n't|\bnot|\bnever|\byet to have) $")
_PRONOUN = ("they say", "they claim", "some ", "many ", "others ", "most ", "people say", "we all")


def find_formulas(document: Document) -> list[Attribution]:
    """The formulas of the lexicon that attribute a claim to nobody."""
    found = []
    for hit in document.hits["citation_vague"]:
        if hit.tag == "to" and _INFINITIVE.match(document.low, hit.end) is None:
            continue
        if (
            hit.phrase.startswith(_BARE)
            and _SPOILED.search(document.low, max(0, hit.start - 10), hit.start) is not None
        ):
            continue
        if (
            hit.phrase.startswith("been ")
            and _DENIED.search(document.low, max(0, hit.start - 12), hit.start) is not None
        ):
            continue
        if hit.tag == "in" and _STUDIED.match(document.low, hit.end) is None:
            continue
        if hit.phrase.startswith(_PRONOUN) and _OPENING.search(document.low, max(0, hit.start - 12), hit.start) is None:
            continue
        number = document.sentence_index(hit.start)
        found.append(Attribution(False, hit.start, hit.end, "", "nobody in particular", number))
    return found
