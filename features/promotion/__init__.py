"""Placeholder."""

from features.extractor import Extractor, Feature, Verdict

PROMOTION = Extractor(
    name="promotion", question="", criteria=(), statuses="", features=(),
    find=lambda document: [], measure=lambda document, evidence: (), tell=lambda finding: Verdict("n/a", "", ""),
)
