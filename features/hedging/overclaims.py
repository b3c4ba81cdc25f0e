"""Overclaims: absolute or exaggerated certainty about effects or facts.

HealthNewsReview 3-5 and DISCERN 11-13 ask for benefits and risks without promises; the FTC's guidance on health
products names cures, guarantees and "no side effects" as claims that need proof. A word of the lexicon `hedging_claims`
names the family; the family says what has to stand around the word, and how far before it a denial or a hedge takes the
claim back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from features.document import Document, Sentence
from features.hedging.clauses import clause
from features.lexicon import Hit, pairs

LEFT, RIGHT = 25, 18  # characters that a mark reaches beyond its words, to whole words, within the clause
NEXT = 12  # and beyond words of bare certainty, which reach no further back
AFTER = 90  # characters after a word in which its object stands
BEFORE = 45  # characters before a word in which a denial or a hedge takes its claim back

_AILMENT = (
    r"(?:diseases?|disorders?|cancers?|tumou?rs?|diabetes|arthritis|asthma|infections?|pains?|\w*aches?|migraines?|alopecia"
    r"|baldness|hair (?:loss|fall)|gr[ae]y(?:ing)?|wrinkles|acne|ulcers?|depression|anxiety|addictions?|alcoholism"
    r"|autism|allerg\w+|virus(?:es)?|bacteria|inflammation|symptoms?|illness(?:es)?|sickness(?:es)?|insomnia|fatigue|obesity"
    r"|cellulite|toxins|cravings|bloating|constipation|gastritis|problems|aging|ageing|plaque|cholesterol|stress|risks?"
    r"|conditions|damage|debts?|poverty|dandruff|parasites|you)\b"
)
_BENEFIT = (
    r"(?:effective|successful|useful|beneficial|powerful|safe|valuable|helpful|reliable|superior|essential|fact|means|method"
    r"|way|remedy|treatment|results|formula|system|strateg(?:y|ies)|technique|solution|that|to)\b"
)
_WAY = (
    r"(?:ways?|thing|solution|approach|answer|options?|alternatives?|cure|treatment|remedy|hope|method|means|choice|product"
    r"|supplement|diet|one that|path|sure|safe|real|true|proven|permanent|known|natural|case where|place where)\b"
)
_WHOLLY = (
    r"\b(?:all|any|every|completely|totally|entirely|permanently|forever|instantly|quickly|rapidly|naturally|overnight"
    r"|once and for all|immediately|in (?:just|only)|within|right away|at (?:its|the) (?:source|root)|always|never)\b"
)
_ENDED = (
    r"\b(?:cur(?:e|es|ed|ing)|remov\w+|solv\w+|reliev\w+|relief|los(?:e|es|ing)|lost|eliminat\w+|treat\w*|stop\w*|rid|eras\w+"
    r"|heal\w*|fix\w*|reduc\w+|free|get|improv\w+|prevent\w*|clear\w*|banish\w*|end|respond\w*|chang(?:e|es|ed))\b"
)
_RATHER = (
    r"(?:(?:all|also|always|never|now|then|too|really|soon|only|just|most|not only|no doubt"
    r"|(?!likely|probably|possibly|usually)\w+ly) )*"
)

# What takes a claim back: a denial right before it, a doubt in the same breath, a wish or a custom beside "will".
_NEGATIONS = (
    r"not|no|never|cannot|nor|neither|hardly|whether|if|nothing|almost|nearly|without|virtually|generally|usually"
)
_DENIED = rf"\b(?:{_NEGATIONS}) (?:\w+ ){{0,2}}$|n't (?:\w+ )?$"
_PERSONAL = r"\b(?:could|would|might|should|i've|i|you|be) $"
_DOUBTED = (
    rf"(?:\b(?:{_NEGATIONS}|no one|nobody|may|might|could|would|should|claim(?:s|ed)?|alleged(?:ly)?|supposed(?:ly)?"
    r"|possibly|potential(?:ly)?|until|unless|try|trying|attempts?|hopes?|hoped|wants?|looking|search|likely|probably"
    r"|intended to|aims?|designed to|find|finding|seek|seeking|develop)\b|n't\b)[^.;:!?]*$"
)
_UNSURE = (
    r"\b(?:not|no|may|might|could|would|whether|hopes?|hoped|hopefully|think|thinks|expects?|likely|probably|normally|usually"
    r"|some|perhaps|maybe|believe|how|what|who|doctors?|nurses?|staff|team|court|they|he|she|we|i)\b[^.,;:!?]*$|n't\b[^.;:!?]*$"
    r"|(?:\d,\d{3}\b|\d ?%|\d per ?cent\b)[^.;:!?]*$"  # a forecast with a figure is a statistic
)

_YES = re.compile(r"\s+Yes\b")
_QUESTION = re.compile(r"(?<=[a-z0-9%)] )(?:Can|Is|Are|Do|Does|Will|Should|How|What|Why|When|Where|Who|Which)\b")


@dataclass(frozen=True, slots=True)
class _Family:
    """What a family claims, what before it takes it back, and what must follow the word or stand in the clause."""

    note: str
    back: re.Pattern[str]
    follows: re.Pattern[str] | None = None
    within: re.Pattern[str] | None = None


_NOT, _DOUBT = re.compile(_DENIED), re.compile(_DOUBTED)
_OBJECT = re.compile(rf" (?:[\w'-]+,? ){{0,5}}?{_AILMENT}")
_FAMILIES = {
    "certain": _Family(
        "leaves no doubt", re.compile(f"{_DENIED}|{_PERSONAL}"), re.compile(r"(?! not\b| to (?:know|tell|say)\b)")
    ),
    "cure": _Family("promises a cure", _DOUBT, _OBJECT),
    "treat": _Family("promises a cure", _DOUBT, _OBJECT, re.compile(_WHOLLY)),
    "cured": _Family(
        "promises a cure", _DOUBT, re.compile(r"(?! (?:with|in) (?:salt|smoke|brine)| ham\b| meat| as | reasons?\b)")
    ),
    "total": _Family("without exception", _DOUBT),
    "lasting": _Family("without exception", _DOUBT, within=re.compile(_ENDED)),
    "only": _Family(
        "the only way", _NOT, re.compile(rf" (?:[\w-]+ ){{0,2}}?{_WAY}|(?<=only (?:sure|true|real|safe)) \w+")
    ),
    "harmless": _Family("promises no harm", _NOT, re.compile(r"(?! (?:estimates?|reports?|claims?|was|were)\b)")),
    "proven": _Family("called proven", _DOUBT, re.compile(rf" (?:[\w-]+ ){{0,3}}?{_BENEFIT}")),
    "effective": _Family("promises an effect", _DOUBT),
    "future": _Family("makes the future certain", re.compile(_UNSURE), re.compile(rf" {_RATHER}\w+")),
    "promise": _Family("makes the future certain", _NOT),
    "gain": _Family("promises gain", _DOUBT),
}


@cache
def _futures() -> frozenset[str]:
    """Verbs that promise or threaten after "will" (`hedging_future`)."""
    return frozenset(verb for verb, _ in pairs("hedging_future"))


def overclaims(document: Document) -> list[tuple[int, int, str]]:
    """The passages that claim too much, each with a note that says how."""
    found: list[tuple[int, int, str]] = []
    for hit in document.hits["hedging_claims"]:
        if found and hit.start < found[-1][1]:
            continue
        sentence = document.sentence_at(hit.start)
        family = _FAMILIES[hit.tag]
        end = _claimed(document, hit, family, sentence)  # the cheapest question, and the one most often denied
        if not end or document.blocks[sentence.block].kind == "navigation" or _asked(document, hit, sentence):
            continue
        if family.back.search(document.low, max(sentence.start, hit.start - BEFORE), hit.start) is None:
            found.append((*_reach(document, hit, end), family.note))
    return found


def _asked(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """Whether a word stands in a question; not where the text says yes to it, or a question follows without a stop."""
    plain = document.plain
    if plain[sentence.end - 1] != "?":
        return False
    return not (_YES.match(plain, sentence.end) or _QUESTION.search(plain, hit.end, sentence.end))


def _claimed(document: Document, hit: Hit, family: _Family, sentence: Sentence) -> int:
    """Where the claim's last word ends, or 0 where what the family asks for is not there."""
    low, limit = document.low, min(sentence.end, hit.end + AFTER)
    end = hit.end
    if family.follows is not None:
        match = family.follows.match(low, hit.end, limit)
        if match is None:
            return 0
        end = match.end()
        if hit.tag == "future" and _futures().isdisjoint(match.group().split()):
            return 0
    if family.within is not None and not family.within.search(low, max(sentence.start, hit.start - BEFORE), limit):
        return 0
    return end


def _reach(document: Document, hit: Hit, end: int) -> tuple[int, int]:
    """The clause around a claim, no further than its near context; bare certainty reaches over the next words only."""
    start, stop = clause(document, hit.start, end)
    low, bare = document.low, hit.tag == "certain"
    left = hit.start if bare else max(start, hit.start - LEFT)
    right = min(stop, end + (NEXT if bare else RIGHT))
    while right < stop and low[right].isalnum():
        right += 1
    while left > start and (low[left - 1].isalnum() or low[left - 1] in "-'"):
        left -= 1
    return left, right
