"""Placeholder."""

from features.extractor import Extractor, Feature, Verdict

CITATIONS = Extractor(
    name="citations", question="", criteria=(), statuses="", features=(),
    find=lambda document: [], measure=lambda document, evidence: (), tell=lambda finding: Verdict("n/a", "", ""),
)
