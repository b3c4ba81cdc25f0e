"""Disclaimers: what a page says it is not.

HON code principle 2 (the information supports, and does not replace, the relation of patient and physician).
"""

from __future__ import annotations

import re

from features.document import Document, Sentence
from features.evidence import Evidence
from features.lexicon import Hit
from features.transparency.places import clause_around

_NEAR, _BESIDE = 4, 120  # sentences and characters between a disclaimer and the advice that goes with it
_REACH = 400  # characters of a sentence on either side of a phrase

_PAGE = re.compile(
    r"\b(?:this|our|these|its) (?:[\w-]+ ){0,2}?(?:web ?sites?|sites?|pages?|articles?|blogs?|information|contents?|"
    r"materials?|"
    r"statements?|products?|services?|calculators?|tools?|links?|publications?|posts?|videos?|newsletters?|"
    r"documents?|database|"
    r"guides?|story|stories|forum|company|opinions?|views|supplements?|lists?|affiliates|employees)\b|"
    r"\b(?:the|any|all) (?:[\w-]+ ){0,2}?(?:web ?sites?|site|publishers?|authors?|editors?|advertisers|information|"
    r"contents?|examples)\b|"
    r"\b(?:we|us|our|herein|hereby|disclaimer|purposes only|your use|the user|the reader|individual circumstances)\b|©"
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|nor|neither|nothing|without|cannot|disclaims?|create|only|solely|informational|educational)\b|"
    r"n't\b"
)
_QUOTED = re.compile(r"\b(?:said|says|told|advised|added|according to)\b")
_BY_ITSELF = re.compile(r"own risk|results|typical")
_OUTCOME = re.compile(
    r"\b(?:accura|complet|timel|reliab|correct|applicab|result|outcome|success|error|validity|quality|usefulness)\w*"
)
_CARE = re.compile(r"\b(?:advice|care|consult\w*|diagnos\w+|doctor|physician|professional|relationship|judge?ment)\b")
_OPINION = re.compile(r"opinion|view")
_WHOSE = re.compile(r"\b(?:not|own|those of|solely|alone|does|author|writer|poster|individual|columnist)s?\b")


def find_disclaimers(document: Document) -> list[Evidence]:
    """The disclaimers of a page, a mark a sentence."""
    found: dict[int, tuple[Hit, Sentence]] = {}
    advice: dict[int, tuple[Hit, Sentence]] = {}
    low = document.low
    for hit in document.hits["transparency_disclaimer"]:
        index = document.sentence_index(hit.start)
        sentence = document.sentences[index]
        if hit.tag == "care":
            advice.setdefault(index, (hit, sentence))
        elif index not in found:
            start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
            if _disclaims(low[start:end], hit):
                found[index] = (hit, sentence)
    said = set(found)
    for index, (hit, sentence) in advice.items():  # a disclaimer goes on: "Always consult your physician."
        beside = (found[i][1] for i in range(index - _NEAR, index + _NEAR + 1) if i in said)
        if any(s.start - sentence.end < _BESIDE and sentence.start - s.end < _BESIDE for s in beside):
            found.setdefault(index, (hit, sentence))
    return [
        document.mark("transparency.disclaimer", *clause_around(document, hit, sentence), "disclaimer")
        for hit, sentence in found.values()
    ]


def _disclaims(sentence: str, hit: Hit) -> bool:
    """Whether a phrase in a sentence disclaims, and does not tell of others who do."""
    if hit.phrase.endswith("disclaimer"):
        return False  # a label or a link: what it says stands under it
    if hit.tag == "page" and (_PAGE.search(sentence) is None or _QUOTED.search(sentence)):
        return False
    if hit.phrase.endswith("replace") and _CARE.search(sentence, sentence.find(hit.phrase)) is None:
        return False
    if "guarantee" in hit.phrase and _OUTCOME.search(sentence) is None:
        return False
    if _OPINION.search(hit.phrase):
        return _WHOSE.search(sentence) is not None
    return _BY_ITSELF.search(hit.phrase) is not None or _NEGATED.search(sentence) is not None
