"""Puffery: superlatives, hype and praise of a product, a provider, a treatment or the site, also in testimonials.

Praise is a matter of words, so a lexicon finds it, and its surroundings decide: mild words need a noun of what is sold
or shown, vivid ones that or a loud or personal sentence, and superlatives must not state a fact ("leading cause of
death", "best practices", "the most common").
"""

from __future__ import annotations

import re

from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit
from features.promotion.clauses import clause_end, noun_phrase, noun_phrase_end
from features.promotion.vocabulary import vocabulary

KIND = "promotion.puffery"

_DENIED = re.compile(
    r"\b(?:not|no|never|nothing|hardly|isn't|aren't|wasn't|don't|doesn't|didn't|won't|can't|without|less|nor|neither"
    r"|cannot|so-called|if|whether)(?: [\w'-]+){0,2} \Z"
)
_NOT_DENIED = re.compile(r"\b(?:not (?:only|just|to mention)|no doubt)\b")
_PERSONAL = re.compile(r"\b(?:i|i'm|i've|my|we|we're|we've|our|us)\b")
_OUR = re.compile(r"\b(?:we|our|us|we're|we'll)\b")
_OWN = re.compile(r"\b(?:our|its|their|his|her|whose|with|we|by|of) (?:[\w'-]+ ){0,3}\Z")
_LEFT = re.compile(
    r"(?:(?:one of|some of|such|what|quite|truly|really|simply|absolutely|very|so|extremely|highly|the|a|an|our|its"
    r"|their|your|my|this|these|world's|nation's|country's|single|many),? ){1,4}\Z"
)
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
_REPORTED = re.compile(r"\b(?:said|says|told|added|stated|tweeted|wrote|announced|according to)\b")
_POLITICAL = re.compile(
    r"\b(?:president|presidential|trump|clinton|obama|biden|senat|congress|democrat|republican|governor|minister"
    r"|parliament|military|troops|war\b|wars\b|police|court|lawsuit|judge|borders?\b|election|voters?\b|politic"
    r"|regime|terroris|immigra|nuclear)"
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
HYPE = "hype"
_NOTES = {"strong": HYPE, "phrase": HYPE, "people": "self-praise", "vow": "self-praise"} | dict.fromkeys(
    ("vivid", "weak"), "praise"
)
_LONGEST_VOW = 8  # words after its first ones


def find_puffery(document: Document) -> list[Evidence]:
    """All puffery of the document."""
    found: list[Evidence] = []
    reached = 0
    for hit in document.hits["promotion_puffery"]:
        if hit.start < reached or not _praises(document, hit):
            continue
        start, end = _passage(document, hit, reached)
        found.append(document.mark(KIND, start, end, _NOTES.get(hit.tag, "superlative")))
        reached = end
    return found


def words_of_praise(document: Document, evidence: Evidence) -> int:
    """How many different words of praise stand in the sentence of a piece of puffery."""
    if evidence.span is None:
        return 0
    sentence = document.sentence_at(document.plain_offset(evidence.span.start))
    return len(vocabulary("praise").keys() & set(sentence.words))


def _praises(document: Document, hit: Hit) -> bool:
    """Whether a word of praise praises where it stands."""
    low = document.low
    sentence = document.sentence_at(hit.start)
    lead = low[max(sentence.start, hit.start - 40) : hit.start]
    if _DENIED.search(lead) and not _NOT_DENIED.search(lead):
        return False
    if hit.tag != "strong" and _POLITICAL.search(low, sentence.start, sentence.end):
        return False
    if hit.tag in ("weak", "vivid", "best", "leading") and _REPORTED.search(low, sentence.start, sentence.end):
        return False
    if hit.tag in ("phrase", "vow"):
        return True
    words = noun_phrase(document, hit.end, 4)
    if any(word in _UNPRAISED for word in words[:2]) or low.startswith((" deal of", "-"), hit.end):
        return False
    merits = vocabulary("merit")
    merit = any(word in merits for word in words[:3])
    personal = low[sentence.end - 1] == "!" or bool(_PERSONAL.search(low, sentence.start, sentence.end))
    if hit.tag == "people":
        return bool(_OWN.search(lead)) and any(word in _STAFF for word in words)
    if hit.tag in ("strong", "weak", "vivid"):
        return hit.tag == "strong" or merit or (hit.tag == "vivid" and personal)
    return _tops(document, hit, lead, words, merit or personal)


def _tops(document: Document, hit: Hit, lead: str, words: list[str], sold: bool) -> bool:
    """Whether a superlative praises and does not just state a rank."""
    low, end = document.low, hit.end
    sentence_start = document.sentence_at(hit.start).start
    if hit.tag == "most":
        return bool(_ARTICLE.search(lead)) and (sold or hit.phrase.split()[1] not in _RANKED)
    if hit.tag == "best":
        if _BEST_BUY.match(low, end):
            return True
        if _SOUGHT.search(lead) and not _OUR.search(low, sentence_start, end + 80):
            return False
        return bool(words) and not _BEST_FACT_AFTER.match(low, end) and not _BEST_FACT_BEFORE.search(lead)
    if hit.tag == "leading":
        return bool(words) and bool(_ARTICLE.search(lead)) and _LEADING_FACT.match(low, end) is None
    if hit.tag == "top":
        return _TOP_OF_ITS_KIND.match(low, end) is not None
    return bool(_PERSONAL.search(lead)) or "guarantee" in low[end : end + 20]  # cheap


def _passage(document: Document, hit: Hit, reached: int) -> tuple[int, int]:
    """The noun phrase around the praise, the idiom with what it is said of, or the clause that a vow runs through."""
    low = document.low
    first = max(document.sentence_at(hit.start).start, reached)
    left = _LEFT.search(low[max(first, hit.start - 30) : hit.start])
    start = hit.start - (len(left[0]) if left is not None else 0)
    if hit.tag == "vow":
        rest = low[hit.end : clause_end(document, hit.end)]
        words = list(re.finditer(r"\S+", rest))[:_LONGEST_VOW]
        return start, hit.end + (words[-1].end() if words else 0)
    return start, noun_phrase_end(document, hit.end)
