"""Placeholder."""

from features.extractor import Extractor, Feature, Verdict

TRANSPARENCY = Extractor(
    name="transparency", question="", criteria=(), statuses="", features=(),
    find=lambda document: [], measure=lambda document, evidence: (), tell=lambda finding: Verdict("n/a", "", ""),
)
