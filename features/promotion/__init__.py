"""Promotion: calls to action, phone numbers, puffery and offers."""

from __future__ import annotations

from collections.abc import Sequence

from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict, count, distinct, numbered, one_by_one
from features.promotion import calls_to_action, offers, phones, puffery

_COMMERCE = "QUEST tone; FTC rules on endorsements and advertising; commercial pages score lowest on DISCERN (Ng 2021)"
_PHONES = "both ways: contact transparency is good (HON 6, Google's rater guide), a number in a sales call is not"
MILD = 0.25  # what a mild word of praise or a superlative counts beside outright hype
FEW, MANY = 2, 8  # pieces of promotion: up to FEW a page informs, from MANY on it sells


def find(document: Document) -> list[Evidence]:
    """All promotion of the document."""
    return [
        *calls_to_action.find_calls(document),
        *phones.find_phones(document),
        *puffery.find_puffery(document),
        *offers.find_offers(document),
    ]


def _amounts(evidence: Sequence[Evidence]) -> tuple[float, float, float]:
    """Different calls that sell, puffs (hype, and a quarter of all milder praise), and offers."""
    hype = distinct([e for e in evidence if e.note == puffery.HYPE], puffery.KIND)
    return (
        distinct([e for e in evidence if e.note != calls_to_action.READ_ON], calls_to_action.KIND),
        hype + MILD * (distinct(evidence, puffery.KIND) - hype),
        distinct(evidence, offers.KIND),
    )


def measure(document: Document, evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """What sells, all kinds together, praise piled up in one sentence counted again; and numbers by what they are for.

    One count for all: a page that sells does so by calls, by praise or by offers, and no one of them tells it alone.
    """
    numbers = [e for e in evidence if e.kind == phones.KIND]
    sales = {e.topic for e in numbers if e.note == phones.SALES}  # one sales call makes it a sales number
    helpful = {e.topic for e in numbers if e.note in (phones.EMERGENCY, phones.HELP_LINE)}
    contacts = {e.topic for e in numbers} - sales - helpful
    piled_up = max((puffery.words_of_praise(document, e) for e in evidence if e.kind == puffery.KIND), default=0)
    return sum(_amounts(evidence)) + piled_up, float(len(sales)), float(len(contacts))


def tell(finding: Finding) -> Verdict:
    """What the page asks, praises and offers, and what to cut first."""
    calls, praise, offered = _amounts(finding.evidence)
    amount = calls + praise + offered + finding.values[1]
    parts = [
        numbered(count(finding.evidence, calls_to_action.KIND), "call to action", "calls to action"),
        numbered(count(finding.evidence, puffery.KIND), "passage of puffery", "passages of puffery"),
        numbered(count(finding.evidence, offers.KIND), "offer", "offers"),
        numbered(count(finding.evidence, phones.KIND), "phone number", "phone numbers"),
    ]
    summary = ", ".join(part for part in parts if part) or "No promotion was found"
    if amount <= FEW:
        return Verdict("pass", summary, "")
    first = max((praise, _CUT_PRAISE), (calls, _CUT_CALLS), (offered, _CUT_OFFERS))[1]
    return Verdict("partial" if amount < MANY else "fail", summary, first)


_CUT_PRAISE = (
    "First replace praise by facts a reader can check, with their source (QUEST: tone; HON: advertising kept apart from"
    " editorial content)."
)
_CUT_CALLS = (
    "First move the calls to action out of the running text and mark them as advertising or contact (HON: advertising"
    " policy; CRAAP: purpose)."
)
_CUT_OFFERS = (
    "First take prices, discounts and guarantees out of the article, or mark them as advertising (HON: advertising"
    " policy; CRAAP: purpose)."
)


PROMOTION = Extractor(
    name="promotion",
    question="Does the page inform, or does it sell?",
    criteria=("QUEST: tone", "HON: advertising policy", "CRAAP: purpose", "HealthNewsReview: more than a news release"),
    statuses=(
        "by the number of different calls that sell, puffs (mild ones a quarter), offers and sales numbers: "
        f"pass: at most {FEW}; partial: fewer than {MANY}; fail: {MANY} or more"
    ),
    features=(
        Feature(
            "promotion.selling",
            "calls that sell, offers, hype, a quarter of milder praise, most praise in one sentence; saturating",
            -1,
            _COMMERCE,
            half=8.0,
        ),
        Feature("promotion.sales_phone", "count, saturating", -1, _PHONES, half=1.0),
        Feature("promotion.contact_phone", "count, saturating", 0, _PHONES, half=1.0, scored=False),
    ),
    find=one_by_one(find),
    measure=measure,
    tell=tell,
)
