"""Hedging: claims marked as uncertain, limits of the evidence stated, and certainty overdone."""

from __future__ import annotations

from collections.abc import Sequence

from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict, count, distinct, numbered, one_by_one
from features.hedging import weasels
from features.hedging.judge import shipped
from features.hedging.limitations import limitations
from features.hedging.overclaims import overclaims

HEDGE, LIMITATION, OVERCLAIM = "hedging.hedge", "hedging.limitation", "hedging.overclaim"
_HEDGED = "hedged cancer news made scientists and journalists more trusted (Jensen 2008)"
_LIMITS = "DISCERN 8: areas of uncertainty; Jensen 2008"
_CERTAINTY = "HealthNewsReview 3-5; FTC guidance on health products: cures and guarantees need proof"
_DOUBT = "marks the claim as uncertain"
_NOTES = {weasels.KIND: "leaves open who, how many or how often"}
FEW, MANY = 2, 6  # overclaims: up to FEW can be a turn of phrase, from MANY on they are the tone of the page


def find(document: Document) -> list[Evidence]:
    """All cues that hedge, limits stated and claims overdone."""
    return [
        *(
            document.mark(
                HEDGE, cue.start, cue.end, _NOTES.get(cue.kind, _DOUBT), topic=_sentence(document, cue.number)
            )
            for cue in shipped().accepted(document)
        ),
        *(document.mark(LIMITATION, *limit) for limit in limitations(document)),
        *(document.mark(OVERCLAIM, *claim) for claim in overclaims(document)),
    ]


def _sentence(document: Document, number: int) -> str:
    """What the cues of one sentence count as once."""
    sentence = document.sentences[number]
    return document.low[sentence.start : sentence.end]


def measure(_document: Document, evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """How many different sentences hedge, limits are stated, claims are overdone."""
    return distinct(evidence, HEDGE), distinct(evidence, LIMITATION), distinct(evidence, OVERCLAIM)


def tell(finding: Finding) -> Verdict:
    """How sure the page is of itself, and what to tone down or add first."""
    hedges, limits, claims = (count(finding.evidence, kind) for kind in (HEDGE, LIMITATION, OVERCLAIM))
    parts = [
        numbered(hedges, "hedged claim", "hedged claims"),
        numbered(limits, "limit of the evidence stated", "limits of the evidence stated"),
        numbered(claims, "claim of absolute certainty", "claims of absolute certainty"),
    ]
    summary = ", ".join(part for part in parts if part) or "No claim is hedged, and none is overdone"
    if finding.values[2] > FEW:
        return Verdict("partial" if finding.values[2] < MANY else "fail", summary, _TONE_DOWN)
    if limits:
        return Verdict("pass", summary, "")
    return Verdict("partial", summary, _ADD_LIMITS)


_TONE_DOWN = (
    "First take back what is claimed without limit (cures, guarantees, no side effects, what will certainly happen), or"
    " give the study that shows it (HealthNewsReview: benefits and harms; DISCERN 11 to 13)."
)
_ADD_LIMITS = "Say what is not known, and how good the evidence is (DISCERN 8: areas of uncertainty)."


HEDGING = Extractor(
    name="hedging",
    question="Does the page say how sure it is, and no more than that?",
    criteria=(
        "DISCERN 8: areas of uncertainty",
        "DISCERN 11-13: benefits and risks",
        "HealthNewsReview: quality of the evidence",
        "QUEST: tone",
    ),
    statuses=(
        f"pass: at most {FEW} different overclaims and a limit of the evidence stated; partial: at most {FEW}"
        f" overclaims and no limit stated, or fewer than {MANY}; fail: {MANY} or more"
    ),
    features=(
        Feature("hedging.hedge", "hedged sentences, saturating", 0, _HEDGED, half=3.0),
        Feature("hedging.limitation", "count, saturating", 1, _LIMITS, half=1.0),
        Feature("hedging.overclaim", "count, saturating", -1, _CERTAINTY, half=2.0),
    ),
    find=one_by_one(find),
    measure=measure,
    tell=tell,
)
