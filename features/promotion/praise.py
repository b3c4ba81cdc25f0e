"""How a word of praise reads where it stands: rules written by hand, one of the keys that the judge of puffery weighs.

Mild words need a noun of what is sold or shown, vivid ones that or a loud or personal sentence, and superlatives must
not state a fact ("leading cause of death", "best practices", "the most common").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from features.document import Document, Sentence
from features.lexicon import Hit
from features.promotion.clauses import noun_phrase
from features.promotion.vocabulary import vocabulary

RULED = frozenset("strong phrase vow vivid weak people most best leading top cheap".split())  # classes with a rule


class Setting(NamedTuple):
    """What a word of praise stands in: its sentence, the words before it, and the noun phrase after it."""

    sentence: Sentence
    lead: str
    before: list[str]
    words: list[str]
    denied: bool
    political: bool
    reported: bool


def setting(document: Document, hit: Hit) -> Setting:
    """The setting of a word of praise."""
    low, sentence = document.low, document.sentence_at(hit.start)
    lead = low[max(sentence.start, hit.start - 60) : hit.start]
    before = _WORD.findall(lead)[-5:]
    return Setting(
        sentence,
        lead,
        before,
        noun_phrase(document, hit.end, 4),
        not _DENIALS.isdisjoint(before[-3:]) and _NOT_DENIED.search(lead) is None,
        not _POLITICAL.isdisjoint(sentence.words),
        not _REPORTED.isdisjoint(sentence.words),
    )


def reads_as_praise(document: Document, hit: Hit, around: Setting) -> bool:
    """Whether a word of a class with a rule praises by that rule."""
    low, sentence, words = document.low, around.sentence, around.words
    if around.denied or (hit.tag != "strong" and around.political):
        return False
    if hit.tag in ("weak", "vivid", "best", "leading") and around.reported:
        return False
    if hit.tag in ("phrase", "vow"):
        return True
    if any(word in _UNPRAISED for word in words[:2]) or low.startswith((" deal of", "-"), hit.end):
        return False
    if hit.tag == "people":
        return bool(_OWN.search(around.lead)) and any(word in _STAFF for word in words)
    if hit.tag == "strong":
        return True
    merits = vocabulary("merit")
    merit = any(word in merits for word in words[:3])
    if hit.tag in ("weak", "vivid"):
        return merit or (hit.tag == "vivid" and _is_personal(low, sentence))
    return _tops(document, hit, around, merit)


def _is_personal(low: str, sentence: Sentence) -> bool:
    """Whether a sentence is loud, or speaks of the writer."""
    return low[sentence.end - 1] == "!" or _PERSONAL.search(low, sentence.start, sentence.end) is not None


def _tops(document: Document, hit: Hit, around: Setting, merit: bool) -> bool:
    """Whether a superlative praises and does not just state a rank."""
    low, end, lead, words = document.low, hit.end, around.lead, around.words
    if hit.tag == "most":
        sold = merit or hit.phrase.rpartition(" ")[2] not in _RANKED or _is_personal(low, around.sentence)
        return sold and _ARTICLE.search(lead) is not None
    if hit.tag == "best":
        if _BEST_BUY.match(low, end):
            return True
        if _SOUGHT.search(lead) and not _OUR.search(low, around.sentence.start, end + 80):
            return False
        return bool(words) and not _BEST_FACT_AFTER.match(low, end) and not _BEST_FACT_BEFORE.search(lead)
    if hit.tag == "leading":
        return bool(words) and bool(_ARTICLE.search(lead)) and _LEADING_FACT.match(low, end) is None
    if hit.tag == "top":
        return _TOP_OF_ITS_KIND.match(low, end) is not None
    return bool(_PERSONAL.search(lead)) or "guarantee" in low[end : end + 20]  # cheap


_WORD = re.compile(r"[\w'&-]+")
_DENIALS = frozenset(
    "not no never nothing hardly isn't aren't wasn't don't doesn't didn't won't can't without less nor neither cannot"
    " so-called if whether".split()
)
_NOT_DENIED = re.compile(r"\b(?:not (?:only|just|to mention)|no doubt)\b")
_PERSONAL = re.compile(r"\b(?:i|i'm|i've|my|we|we're|we've|our|us)\b")
_OUR = re.compile(r"\b(?:we|our|us|we're|we'll)\b")
_OWN = re.compile(r"\b(?:our|its|their|his|her|whose|with|we|by|of) (?:[\w'-]+ ){0,3}\Z")
_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|our|its|their|your|his|her|of|this|these|single,?|and|by|as|with|for|be)|'s|^|[\"(]) ?\Z"
)
_UNPRAISED = frozenset(
    "balance balances debt debts amount amounts number numbers increase increases decline loss losses drop"
    " turnaround upheaval challenge challenges risk risks threat threats pressure cost costs damage failure"
    " failures crime crimes error errors mistake shortage claim claims charlatan issues questions warrants"
    " records majority extent sense fear fears pain burden harm disaster tragedy crisis lie lies conspiracy"
    " trials fervor war guard proportion volume heat surprise concern need demand lengths difficulty difficulties"
    " circumstances measures powers force violence cruelty arrogance hypocrisy".split()
)
_STAFF = frozenset(
    "team teams staff professionals doctors clinicians counselors counsellors specialists experts physicians"
    " nurses therapists trainers advisors advisers technicians people members consultants attorneys lawyers"
    " agents instructors teachers surgeons practitioners dentists writers editors crew employees volunteers"
    " support care service managers".split()
)
_BEST_FACT_AFTER = re.compile(
    r" (?:practices?|known|interests?|if|before|friends?|to\b|when|served|estimates?|guess|available|evidence|data"
    r"|case|hope|bets?|predictor|fit|wishes|regards|man\b|actor|actress|picture|director|supporting|score|of luck"
    r"|sellers?|off\b|described|understood|suited|seen|done|used|taken|viewed|explained|avoided|left|achieved"
    r"|chances?|supported|parts?\b|buy\b|time|not\b|reserved|answered|remembered|ways?\b|results?|outcomes?|we\b|i\b"
    r"|model|example|thing about|for\b|in\b|of\b|at\b|use\b|uses|match|matches|serve|meet|describes?|explain|handle"
    r"|obtained|suits?\b|protect|help|treat|manage|prepare|support|things? (?:to|you|for|about)|terms|summed"
    r"|tolerated|reason|asset|spot|course|timing|way|varieties|place to start|foot|man|self|version|source of"
    r"|protection against|defen[cs]e|predictors?|new artist|album|song|film|original)"
)
_BEST_FACT_BEFORE = re.compile(
    r"\b(?:at|as|his|her|their|my|one's|know|knows|work|works|worked|do|does|did|doing|second|next|like|perform"
    r"|performs|try|had|personal|look|looks|is|are|was|were|which|what) \Z"
)
_SOUGHT = re.compile(
    r"\b(?:get|gets|getting|got|find|finding|choose|choosing|pick|determine|decide|achieve|ensure|provide|make|for"
    r"|to|into) (?:(?:you|yourself|the|a|your) ){0,2}\Z"
)
_REPORTED = frozenset("said says told added stated tweeted wrote announced according".split())
_POLITICAL = frozenset(
    "president presidents presidential trump trump's clinton clinton's obama obama's biden senate senator senators"
    " congress congressional congressman democrat democrats democratic republican republicans governor governors"
    " minister ministers parliament military troops war wars police court courts lawsuit lawsuits judge judges border"
    " borders election elections voter voters politics political politically politician politicians regime terrorist"
    " terrorists terrorism immigration immigrant immigrants nuclear".split()
)
_BEST_BUY = re.compile(
    r" ways? to (?:buy|get|save|make|earn|lose|find|enjoy|invest|shop|sell|beat|build|boost|clean|lower)\b"
)
_TOP_OF_ITS_KIND = re.compile(
    r" (?:quality|brands?|doctors?|experts?|choices?|picks? for|performers?|providers?|manufacturers?|professionals"
    r"|products?|selling|rated|ranked|performing|technology|prices|service|biologically|names? in|designers?"
    r"|specialists?|lawyers?)\b"
)
_LEADING_FACT = re.compile(
    r" (?:causes?|to|up|roles?|indicators?|questions?|lady|man|actor|article|zeros?|digits?|singer|by|the|them|him"
    r"|us|into|candidate|factors?|contributors?|risk|killers?|from|off|edge|away|down|reasons?|order|term|in|with|a"
    r"|an|his|her|their|some|many|members?|democrats?|republicans?|opposition|party|politicians?|democratic"
    r"|republican|senators?|sources?|and)\b"
)
_RANKED = frozenset(
    "important popular influential active famous natural complete efficient effective affordable powerful advanced"
    " convenient".split()
)
