"""What we notice: evidence in an article, signal by signal."""

from features.abreast import Abreast
from features.document import Document
from features.evidence import Evidence, Passage, Span
from features.extractor import Extractor, Feature, Finding, Verdict
from features.registry import EXTRACTORS

__all__ = [
    "EXTRACTORS",
    "Abreast",
    "Document",
    "Evidence",
    "Extractor",
    "Feature",
    "Finding",
    "Passage",
    "Span",
    "Verdict",
]
