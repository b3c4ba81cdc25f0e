"""The model's columns: raw values to transformed values, and the digest that ties weights to them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from features.document import Document
from features.extractor import Finding
from features.registry import EXTRACTORS, FEATURES


@cache
def schema() -> tuple[dict[str, Any], ...]:
    """The published description of every column, in order."""
    return tuple(
        {"name": f.name, "unit": f.unit, "formula": f.formula, "sign": f.sign, "grounds": f.grounds} for f in FEATURES
    )


@cache
def schema_digest() -> str:
    """SHA-256 over names and transformations of the columns, in hex."""
    columns = [[column["name"], column["formula"]] for column in schema()]
    return hashlib.sha256(json.dumps(columns).encode()).hexdigest()


def raw_values(findings: Sequence[Finding]) -> tuple[float, ...]:
    """The raw values of all findings, in the order of the registry."""
    return tuple(value for finding in findings for value in finding.values)


def values_of(document: Document) -> tuple[float, ...]:
    """The raw values of a document."""
    return raw_values([extractor.extract(document) for extractor in EXTRACTORS])


def transform(values: Sequence[float]) -> tuple[float, ...]:
    """Raw values as the model sees them, 0 to 1 each."""
    return tuple(feature.transform(value) for feature, value in zip(FEATURES, values, strict=True))
