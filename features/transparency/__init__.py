"""Transparency: who wrote a page, who reviewed it, when, who pays for it, and what it says it is not."""

from __future__ import annotations

from collections.abc import Sequence

from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict, count, one_by_one
from features.transparency.bylines import find_bylines
from features.transparency.dates import find_dates, shows_upkeep
from features.transparency.disclaimers import find_disclaimers
from features.transparency.disclosures import REQUIRED, find_disclosures
from features.transparency.places import comments_from

_KINDS_OF_METADATA = {
    "author": "transparency.author", "reviewer": "transparency.reviewer",
    "published": "transparency.date", "modified": "transparency.date",
}  # fmt: skip
_NAMES = ("author", "reviewer", "date", "disclosure", "disclaimer")
_MISSING = (
    ("author", "Name the author and what qualifies them (JAMA: authorship)"),
    ("date", "Say when the page was published and last updated (JAMA: currency)"),
    (
        "disclosure",
        "Say who publishes and pays for the page, and any conflict of interest (JAMA: disclosure; HON 7, 8)",
    ),
    ("reviewer", "Have somebody qualified review it, and say who (HON 1; QUEST: authorship)"),
)
_HALF = 0.5  # of a feature that is 0 or 1: it scales its weight and no more


def find(document: Document) -> list[Evidence]:
    """All evidence of transparency, in the text and in what the page says of itself outside it."""
    until = comments_from(document)
    return [
        *find_bylines(document, until),
        *find_dates(document, until),
        *find_disclosures(document, until),
        *find_disclaimers(document),
        *_from_metadata(document),
    ]


def _from_metadata(document: Document) -> list[Evidence]:
    return [
        Evidence(
            _KINDS_OF_METADATA[datum.kind],
            datum.value,
            where="metadata",
            note=f"{datum.kind}, from {datum.source}",
            topic=datum.value.lower(),
        )
        for datum in document.article.metadata
        if datum.kind in _KINDS_OF_METADATA
    ]


def measure(_document: Document, evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Whether there is an author, a review or an update, a disclosure, a disclaimer.

    Presence is what counts: ten disclosures on a page say no more of it than one. What the law requires of sellers
    earns nothing.
    """
    kinds = {e.kind for e in evidence if e.note not in REQUIRED}
    kept = "transparency.reviewer" in kinds or any(map(shows_upkeep, evidence))
    author, disclosure, disclaimer = (
        f"transparency.{name}" in kinds for name in ("author", "disclosure", "disclaimer")
    )
    return float(author), float(kept), float(disclosure), float(disclaimer)


def tell(finding: Finding) -> Verdict:
    """Plain words: what the page says of itself, and what to add first."""
    counts = {name: count(finding.evidence, f"transparency.{name}") for name in _NAMES}
    said = [f"{number} {name}{'s' if number > 1 else ''}" for name, number in counts.items() if number]
    missing = [(name, advice) for name, advice in _MISSING if not counts[name]]
    summary = f"Found: {', '.join(said)}" if said else "Nothing says who wrote this, when, or who pays for it"
    if said and missing:
        summary += f"; no {', no '.join(name for name, _ in missing)}"
    named_and_dated = bool(counts["author"] and counts["date"])
    if named_and_dated and (counts["disclosure"] or counts["reviewer"]):
        status = "pass"
    elif counts["author"] or counts["date"] or counts["reviewer"] or counts["disclosure"]:
        status = "partial"
    else:
        status = "fail"
    return Verdict(status, summary + ".", f"{missing[0][1]}." if missing else "")


def _feature(name: str, sign: int, grounds: str, *, scored: bool = True) -> Feature:
    return Feature(f"transparency.{name}", "1 where there is one, else 0", sign, grounds, half=_HALF, scored=scored)


TRANSPARENCY = Extractor(
    name="transparency",
    question="Does the page say who wrote it, who reviewed it, when, and who pays for it?",
    criteria=(
        "JAMA: authorship, currency, disclosure",
        "HON 1, 2, 7, 8: authority, complementarity, funding, advertising",
        "QUEST: authorship, conflict of interest, currency, complementarity",
        "DISCERN 3, 5: aims, dates of the information",
        "CRAAP: currency, authority, purpose",
    ),
    statuses=(
        "pass: an author, a date, and a disclosure or a reviewer; partial: an author, a date, a disclosure or a "
        "reviewer; "
        "fail: none of these"
    ),
    features=(
        _feature(
            "author", 0, "JAMA authorship (Silberg 1997), QUEST, HON 1 ask for one; anybody can sign, and on pages not "
            "trained on signed ones were trusted no more than others", scored=False,
        ),
        _feature(
            "upkeep", 1, "the text says that it was reviewed or updated: HON 1, QUEST, JAMA currency (Silberg 1997), "
            "CRAAP; the day of posting that every blog prints says nothing of upkeep",
        ),
        _feature(
            "disclosure", 1, "of owner, funding, sponsors, interests, or what is advertising: JAMA disclosure (Silberg "
            "1997), HON 7 and 8; not what sellers have to print",
        ),
        _feature("disclaimer", 0, "both ways: HON 2 asks for it, and sellers of remedies must print one"),
    ),
    find=one_by_one(find),
    measure=measure,
    tell=tell,
)  # fmt: skip
