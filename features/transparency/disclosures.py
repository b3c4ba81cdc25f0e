"""Disclosures: advertising, sponsors, affiliate links, conflicts of interest, funding, ownership.

JAMA benchmark "disclosure" (Silberg et al. 1997); HON code principles 7 and 8 (funding, advertising policy).
"""

from __future__ import annotations

import re

from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit
from features.transparency.places import clause_around, line_around, opens

_LABEL_REST = re.compile(r"[\W\d_]*(?:continue reading(?: the main story)?|skip(?: advertisement)?|close)?[\W\d_]*")
_FUNDED = re.compile(
    r"\b(?:stud(?:y|ies)|research|trials?|work|project|review|report|survey|analysis|paper|funding|program|web "
    r"?site|site|page|"
    r"article|publication|journal|magazine|series|story|reporting|experiments?|investigations?)(?: itself)?,?"
    r"(?: (?:which|that|and))?(?: (?:was|were|is|are|has been|have been|being))?(?: (?:\w+ly|also|in part))?"
    r"(?: (?:sponsored|funded|supported|designed|conducted) and)? \Z"
)
_FUNDING = re.compile(r"\b(?:stud(?:y|ies)|research|trials?|project|researchers|authors?|work)\b")
_SITE = re.compile(
    r"\b(?:this|our|the|these|all) (?:[\w.-]+ ){0,3}?"
    r"(?:web ?site|site|blog|publication|newsletter|magazine|portal|contents?|forum)s?\b[^.]{0,60}\Z"
)
_BRAND = re.compile(r"[A-Z][\w.™®]+ (?:is|are) (?:an? )?(?:registered )?\Z")
_NEXT_SENTENCE = re.compile(r"[.!?] [A-Z]")
_OWNER = re.compile(r"(?: ?(?:(?:an?|the|of|and|for) |&|(?!Copyright|COPYRIGHT|All )[A-Z0-9(][\w.&'()-]*,?))+")
_OWN_PAGE = re.compile(r"\b(?:this|our|published|produced) (?:\w+ ){0,3}\Z")
_OTHERS = re.compile(r"\b(?:bill|legislation|measure|amendment|event|team|resolution|pulled|protect\w*|regulation)s?\b")
_WE = re.compile(r"\b(?:we|i|us|our|my|this|site|website|authors?|researchers?|dr|investigators?|may)\b")
_DECLARED = re.compile(
    r"\b(?:declar\w+|disclos\w+|report\w*|no|none|any|potential|stat\w+|policy|statement|ha(?:s|ve|d)|consult\w*|"
    r"receiv\w+|fees?)\b"
)
_PARTY = re.compile(
    r"\b(?:stud(?:y|ies)|research\w*|trials?|authors?|co-authors?|investigators?|experts?|panel\w*|dr|doctors?|"
    r"physicians?|"
    r"scientists?|professor|compan(?:y|ies)|makers?|manufacturers?|no|none|declar\w+|disclos\w+|conflicts?|"
    r"competing|we|i|our|article)\b"
)
_PAID = re.compile(
    r"advertorial|(?:sponsored|branded|paid|promoted|partner) (?:article|content|message|partnership|post|program|"
    r"promotion)|sponsored"
)
_THIS_PIECE = re.compile(
    r"\bthis (?:\w+ )?(?:article|story|post|piece|page|series|content|message|report) (?:was|is) \Z"
)
_EARNING = re.compile(
    r"affiliate|amazon|commission|compensat|earn |partner|percentage|portion|promote|qualifying|referral|to be listed|"
    r"^calls |receives? a fee"
)
OWNERSHIP = "ownership"
# What the law asks of sellers (FTC endorsement guides, 16 CFR 255): it has to be said, and lends the page no credit.
PAID, EARNED, TRADEMARK = "paid content", "what the page earns", "whose trademark a name is"
REQUIRED = frozenset((PAID, EARNED, TRADEMARK))
_SPONSOR = frozenset(("sponsored by", "brought to you by", "presented by"))


def find_disclosures(document: Document, until: int) -> list[Evidence]:
    """The disclosures before an offset, where the readers' comments begin; labels of advertisements wherever they
    stand.
    """
    found: list[Evidence] = []
    low = document.low
    free = 0
    for hit in document.hits["transparency_disclosure"]:
        if hit.start < free:
            continue
        if hit.tag == "label":
            if _is_label(document, hit):
                note = PAID if _PAID.fullmatch(hit.phrase) else "advertising label"
                found.append(document.mark("transparency.disclosure", hit.start, hit.end, note))
                free = hit.end
            continue
        if hit.start >= until:
            break
        sentence = document.sentence_at(hit.start)
        before = low[max(sentence.start, hit.start - 100) : hit.start]
        note = _discloses(document, hit, before, low[hit.end : min(sentence.end, hit.end + 200)])
        if not note:
            continue
        start, end = clause_around(document, hit, sentence)
        if note in (OWNERSHIP, TRADEMARK):
            subject = _SITE.search(before)
            start = max(start, hit.start - len(before) + subject.start()) if subject else start
            owner = _OWNER.match(document.plain, hit.end, end)
            end = owner.end() if owner else end
        start = max(start, free)
        found.append(document.mark("transparency.disclosure", start, end, note))
        free = end
    return found


def _is_label(document: Document, hit: Hit) -> bool:
    """Whether a label is all that its line or cell says."""
    low = document.low
    start, end = line_around(low, hit.start)
    before = opens(document, hit.start) or _LABEL_REST.fullmatch(low, start, hit.start) is not None
    return before and end - hit.end < 60 and _LABEL_REST.fullmatch(low, hit.end, end) is not None


def _is_notice(document: Document, hit: Hit) -> bool:
    """Whether a line or cell says whose a name is and no more, wherever it stands; of trademarks no article tells."""
    start, end = line_around(document.plain, hit.start)
    return "trademark" in hit.phrase or _NEXT_SENTENCE.search(document.plain, start, end) is None


def _discloses(document: Document, hit: Hit, before: str, after: str) -> str:
    """What a phrase discloses, as a note; empty where it tells of somebody else."""
    phrase = hit.phrase
    if hit.tag == "funding":
        if _THIS_PIECE.search(before):
            return PAID
        named = phrase.startswith(("funding", "grant", "source")) and _FUNDING.search(before + phrase + after[:100])
        return "funding" if named or _FUNDED.search(before) else ""
    if hit.tag == "owner":
        brand = _BRAND.search(document.plain, max(0, hit.start - 60), hit.start) and _is_notice(document, hit)
        if not brand and _SITE.search(before) is None:
            return ""
        return TRADEMARK if "trademark" in phrase else OWNERSHIP
    if phrase.endswith(("disclosure", "disclosures")):
        return "disclosure" if after.lstrip(")")[:1] == ":" else ""
    if "interest" in phrase or phrase.startswith(("financial", "no financial")):
        told = _DECLARED.search(before) and _PARTY.search(before + after) and not _OTHERS.search(before)
        return "conflicts of interest" if told else ""
    if _OTHERS.search(before):
        return ""
    if phrase.startswith("in "):
        return "sponsor" if _OWN_PAGE.search(before) else ""
    if phrase in _SPONSOR:
        return "sponsor" if not before.strip(" |*-(") or _FUNDED.search(before) or _OWN_PAGE.search(before) else ""
    if not (_WE.search(before) or _PARTY.search(before) or not before.strip()):
        return ""
    return EARNED if _EARNING.search(phrase) else "who pays"
