"""Overclaims: absolute or exaggerated certainty about effects or facts.

HealthNewsReview 3-5 and DISCERN 11-13 ask for benefits and risks without promises; the FTC's guidance on health
products names cures, guarantees and "no side effects" as claims that need proof. A word of the lexicon `hedging_claims`
names the family; the family says what has to stand after the word, and whether a denial or a hedge before it takes the
claim back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from features.document import Document
from features.hedging.clauses import clause
from features.lexicon import Hit, pairs

BEFORE = 45  # characters before a word in which a denial or a hedge takes its claim back
LEFT, RIGHT = 25, 12  # characters that a mark reaches beyond its words, to whole words, within the clause
AFTER = 90  # characters after a word in which its object stands

_AILMENT = (
    r"(?:diseases?|disorders?|cancers?|tumou?rs?|diabetes|arthritis|asthma|infections?|pains?|\w*aches?|migraines?|alopecia"
    r"|baldness|hair (?:loss|fall)|gr[ae]y(?:ing)?|wrinkles|acne|ulcers?|depression|anxiety|addictions?|alcoholism"
    r"|autism|allerg\w+|virus(?:es)?|bacteria|inflammation|symptoms?|illness(?:es)?|sickness(?:es)?|insomnia|fatigue|obesity"
    r"|cellulite|toxins|cravings|bloating|constipation|gastritis|problems|aging|ageing|plaque|cholesterol|stress|risks?"
    r"|conditions|damage|you)\b"
)
_BENEFIT = (
    r"(?:effective|successful|useful|beneficial|powerful|safe|valuable|helpful|reliable|superior|essential|fact|means|method"
    r"|way|remedy|treatment|results|formula|system|strateg(?:y|ies)|technique|solution|to (?:work|help|reduce|improve"
    r"|prevent|increase|cure|boost|relieve))\b"
)
_WAY = (
    r"(?:ways?|thing|solution|approach|answer|option|alternatives?|cure|treatment|remedy|hope|method|means|choice|product"
    r"|supplement|diet|one that|path|sure|case where)\b"
)
_RATHER = r"(?:(?:all|also|always|never|now|then|too|really|surely|soon|only|just|most|\w+ly|no doubt) )*"


@dataclass(frozen=True, slots=True)
class _Family:
    """What a family claims, what must follow the word, and whether a denial or hedge before it takes it back."""

    note: str
    deniable: bool
    follows: re.Pattern[str] | None = None


_FAMILIES = {
    "certain": _Family("leaves no doubt", False),
    "cure": _Family("promises a cure", True, re.compile(rf" (?:[\w'-]+,? ){{0,5}}?{_AILMENT}")),
    "cured": _Family("promises a cure", True),
    "total": _Family("without exception", True),
    "only": _Family("the only way", False, re.compile(rf" (?:[\w-]+ ){{0,2}}?{_WAY}")),
    "harmless": _Family("promises no harm", False),
    "proven": _Family("called proven", True, re.compile(rf" (?:[\w-]+ ){{0,3}}?{_BENEFIT}")),
    "effective": _Family("promises an effect", True),
    "future": _Family("makes the future certain", True, re.compile(rf" {_RATHER}(?:not only )?(\w+)")),
    "promise": _Family("makes the future certain", True),
    "gain": _Family("promises gain", True),
}
_TAKEN_BACK = re.compile(
    r"\b(?:not|no|never|cannot|nor|neither|hardly|without|whether|if|may|might|could|would|should|claim(?:s|ed)?|alleged(?:ly)?"
    r"|supposed(?:ly)?|possibly|potential(?:ly)?|nothing|until|unless|almost|nearly|trying|hopes?|hoped|want|wants|looking"
    r"|search|likely|probably|intended to|how|what|who|why|when|does|do|is|are)\b[^.;:!?]*$|n't\b[^.;:!?]*$"
)


@cache
def _certain_futures() -> dict[str, str]:
    """Verbs that promise after "will" (`hedging_future`)."""
    return dict(pairs("hedging_future"))


def overclaims(document: Document) -> list[tuple[int, int, str]]:
    """The passages that claim too much, each with a note that says how."""
    found: list[tuple[int, int, str]] = []
    for hit in document.hits["hedging_claims"]:
        if found and hit.start < found[-1][1]:
            continue
        sentence = document.sentence_at(hit.start)
        if document.blocks[sentence.block].kind == "navigation" or document.plain[sentence.end - 1] == "?":
            continue
        family = _FAMILIES[hit.tag]
        if family.deniable and _TAKEN_BACK.search(document.low, max(sentence.start, hit.start - BEFORE), hit.start):
            continue
        end = _claimed(document, hit, family, sentence.end)
        if end:
            found.append((*_reach(document, hit, end), family.note))
    return found


def _claimed(document: Document, hit: Hit, family: _Family, limit: int) -> int:
    """Where the claim's last word ends, or 0 where what the family asks for does not follow."""
    if family.follows is None:
        return hit.end
    match = family.follows.match(document.low, hit.end, min(limit, hit.end + AFTER))
    if match is None or (hit.tag == "future" and match.group(1) not in _certain_futures()):
        return 0
    return match.end()


def _reach(document: Document, hit: Hit, end: int) -> tuple[int, int]:
    """The clause around a claim, no further than its near context; bare certainty reaches over the next words only."""
    start, stop = clause(document, hit.start, end)
    low, bare = document.low, hit.tag == "certain"
    left = hit.start if bare else max(start, hit.start - LEFT)
    right = min(stop, end + RIGHT)
    while right < stop and low[right].isalnum():
        right += 1
    while left > start and low[left - 1].isalnum():
        left -= 1
    return left, right
