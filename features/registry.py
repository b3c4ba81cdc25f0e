"""The signals, in the order of the report and of the model's columns. A new one is one line here."""

from __future__ import annotations

from features.citations import CITATIONS
from features.contradictions import CONTRADICTIONS
from features.extractor import Extractor, Feature
from features.hedging import HEDGING
from features.promotion import PROMOTION
from features.readability import READABILITY
from features.transparency import TRANSPARENCY

EXTRACTORS: tuple[Extractor, ...] = (CITATIONS, PROMOTION, HEDGING, CONTRADICTIONS, TRANSPARENCY, READABILITY)
FEATURES: tuple[Feature, ...] = tuple(feature for extractor in EXTRACTORS for feature in extractor.features)
