"""Contradictions inside an article: pairs of statements that cannot both be true, quoted as a pair or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from features.contradictions import judgement
from features.contradictions.claims import claims
from features.contradictions.conflicts import contradictions
from features.contradictions.crossencoder import DetectorError
from features.document import Document
from features.evidence import Evidence
from features.extractor import Extractor, Feature, Finding, Verdict, count, distinct, one_by_one

__all__ = ["CONTRADICTIONS", "DetectorError", "score_pairs"]


def find(document: Document) -> list[Evidence]:
    """Every pair of claims that contradict each other, the strongest first, each claim in one pair at most."""
    found = claims(document)
    evidence, used = [], set[int]()
    for hit in contradictions(found, document.article.detector):
        if used & {hit.first, hit.second}:
            continue
        used |= {hit.first, hit.second}
        a, b, conflict = found[hit.first], found[hit.second], hit.conflict
        evidence.append(
            document.mark(
                "contradiction.internal",
                a.start,
                a.end,
                conflict.reason,
                other=(b.start, b.end),
                strength=conflict.strength,
            )
        )
    return evidence


def score_pairs(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """For each pair of sentences the probability that they contradict each other, the same alone or in company.

    Raises:
        DetectorError: when the model of the deep detector is missing or altered.
    """
    return judgement.pair_probabilities(pairs)


def measure(_document: Document, evidence: Sequence[Evidence]) -> tuple[float, ...]:
    """How many different pairs contradict each other."""
    return (distinct(evidence, "contradiction.internal"),)


def tell(finding: Finding) -> Verdict:
    """Plain words for the number of contradictions."""
    pairs = count(finding.evidence, "contradiction.internal")
    if not pairs:
        return Verdict("pass", "No two statements were found to contradict each other", "")
    noun = "pair" if pairs == 1 else "pairs"
    return Verdict(
        "fail",
        f"{pairs} {noun} of statements that contradict each other",
        "Read both passages side by side and correct the one that is wrong.",
    )


CONTRADICTIONS = Extractor(
    name="contradictions",
    question="Does the article contradict itself?",
    criteria=("CRAAP: accuracy", "QUEST: conflict and balance"),
    statuses="pass: none found; fail: one or more",
    features=(
        Feature(
            "contradictions.pairs", "count, saturating", -1,
            "ContraDoc (Li et al., NAACL 2024): rare and hard; no study relates them to expert ratings", half=1.0,
        ),
    ),
    find=one_by_one(find),
    measure=measure,
    tell=tell,
)  # fmt: skip
