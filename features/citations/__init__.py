"""Citations: where the claims of a page come from.

Located sources (addresses, identifiers, reference entries, markers, links), named ones, attributions to nobody in
particular, and statistics that stand without a source. Presence is measured, not whether a source supports its claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from features.citations.attribution import LATER
from features.citations.evidence import LOCATOR, MISSING, NAMED, VAGUE, find
from features.citations.sources import GRADED
from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict, count, distinct

ENOUGH = 3  # sources from which on a page can pass
UNCOUNTED = (": shop", ": social")  # grades of addresses that are marked, and yet make no source more
QUOTED = 60  # characters of a passage repeated in the advice


def measure(_document: Document, evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """Different sources located, those of them that are graded, sources named, vague claims, bare statistics."""
    located = [e for e in evidence if e.kind == LOCATOR and not e.note.endswith(UNCOUNTED)]
    graded = [e for e in located if _grade(e) in GRADED]
    return (
        distinct(located, LOCATOR),
        distinct(graded, LOCATOR),
        distinct([e for e in evidence if e.note != LATER], NAMED),  # "he said" names no other source
        distinct(evidence, VAGUE),
        distinct(evidence, MISSING),
    )


def tell(finding: Finding) -> Verdict:
    """What was found and missed, and what to mend first."""
    located, _, named, vague, missing = map(int, finding.values)
    grades = Counter(
        {(grade, e.topic) for e in finding.evidence if e.kind == LOCATOR and (grade := _grade(e)) in GRADED}
    )
    sorts = Counter(grade for grade, _ in grades)
    detail = ", ".join(f"{number} {grade}" for grade, number in sorted(sorts.items()))
    summary = (
        f"{_number(located, 'source')} located{f' ({detail})' if detail else ''}, {named} named in the text; "
        f"{_number(vague, 'claim')} credited to nobody in particular, "
        f"{_number(missing, 'statistic')} without a source near"
    )
    sources = located + named
    if sources >= ENOUGH and located and vague + missing <= sources:
        status = "pass"
    else:
        status = "partial" if sources else "fail"
    return Verdict(status, summary, _advice(finding.evidence, located, named))


def _advice(evidence: Sequence[Evidence], located: int, named: int) -> str:
    if not located and not named:
        return "Say where the main claims come from: name the source and link it (JAMA attribution, DISCERN 4)."
    if count(evidence, MISSING):
        quote = _first(evidence, MISSING)
        return f"Give the source of “{quote}” in the same paragraph (CRAAP accuracy, DISCERN 4)."
    if count(evidence, VAGUE):
        quote = _first(evidence, VAGUE)
        return f"Say which study or person stands behind “{quote}” (HealthNewsReview: independent sources)."
    if not located:
        return (
            "Link the sources that are named, or list them, so that a reader can check them (JAMA attribution, HON 4)."
        )
    return ""


def _first(evidence: Sequence[Evidence], kind: str) -> str:
    quote = " ".join(next(e.quote for e in evidence if e.kind == kind).split())
    return quote if len(quote) <= QUOTED else quote[:QUOTED].rpartition(" ")[0] + " \u2026"


def _number(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _grade(evidence: Evidence) -> str:
    return evidence.note.rpartition(": ")[2]


CITATIONS = Extractor(
    name="citations",
    question="Where do the claims come from, and can a reader check it?",
    criteria=(
        "JAMA: attribution",
        "DISCERN 4: sources of information",
        "HON 4: citations",
        "QUEST: attribution",
        "HealthNewsReview: independent sources",
        "CRAAP: authority, accuracy",
    ),
    statuses=(
        f"pass: {ENOUGH} or more different sources, at least one of them located, and no more claims without a source "
        "than sources; partial: some source; fail: none"
    ),
    features=(
        Feature(
            "citations.locators", "different sources located, saturating", 1,
            "AutoDiscern (BMC MIDM 2020); JAMA attribution; DISCERN 4; HON 4; W3C CredWeb", half=6.0,
        ),
        Feature(
            "citations.graded", "different sources located at journals, governments, universities, "
            "associations, saturating", 1,
            "DISCERN 4; CRAAP authority; W3C CredWeb", half=4.0,
        ),
        Feature(
            "citations.named", "different sources named in the text, saturating", 1,
            "AutoDiscern (BMC MIDM 2020); JAMA attribution; HealthNewsReview independent sources", half=3.0,
        ),
        Feature(
            "citations.vague", "claims credited to nobody in particular, saturating", -1,
            "CredWeb; HealthNewsReview", half=3.0,
        ),
        Feature(
            "citations.missing", "statistics with no source near, saturating", -1,
            "JAMA attribution; CRAAP accuracy; CheckThat! check-worthiness", half=3.0,
        ),
    ),
    find=find,
    measure=measure,
    tell=tell,
)  # fmt: skip
