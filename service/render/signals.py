"""The published description of the signals: for `/v1/signals`, the command line and the README."""

from __future__ import annotations

from typing import Any

from features import EXTRACTORS, Extractor
from features.evidence import KINDS, signal_of
from features.extractor import Feature
from scoring.model import Model

_DIRECTION = {1: "raises", -1: "lowers", 0: "either way"}


def as_dict(model: Model) -> dict[str, Any]:
    """Signals with their features, kinds of evidence, and the limits of a model's bands."""
    mixed, strong = model.bands
    return {
        "signals": [_signal(extractor) for extractor in EXTRACTORS],
        "kinds": [{"kind": kind, "signal": signal_of(kind), "meaning": meaning} for kind, meaning in KINDS.items()],
        "bands": [
            {"band": "strong", "from": strong, "to": 100.0},
            {"band": "mixed", "from": mixed, "to": strong},
            {"band": "weak", "from": 0.0, "to": mixed},
        ],
    }


def _signal(extractor: Extractor) -> dict[str, Any]:
    return {
        "name": extractor.name,
        "question": extractor.question,
        "criteria": list(extractor.criteria),
        "statuses": extractor.statuses,
        "features": [
            {
                "name": feature.name,
                "unit": feature.unit,
                "transformation": feature.formula,
                "sign": feature.sign,
                "grounds": feature.grounds,
            }
            for feature in extractor.features
        ],
    }


def _direction(feature: Feature) -> str:
    return _DIRECTION[feature.sign] if feature.scored else "not scored"


def markdown() -> str:
    """The table of signals in the README."""
    lines = ["| signal | asks | features (direction) | speaks to |", "|---|---|---|---|"]
    for extractor in EXTRACTORS:
        features = ", ".join(f"{f.name.partition('.')[2]} ({_direction(f)})" for f in extractor.features)
        lines.append(f"| **{extractor.name}** | {extractor.question} | {features} | {'; '.join(extractor.criteria)} |")
    return "\n".join(lines) + "\n"


def text() -> str:
    """The same for a terminal, with transformations and grounds."""
    lines = []
    for extractor in EXTRACTORS:
        lines += [extractor.name, f"  {extractor.question}", f"  {extractor.statuses}"]
        for f in extractor.features:
            lines.append(f"    {f.name:<32} {_direction(f):<11} {f.formula:<24} {f.grounds}")
        lines.append("")
    return "\n".join(lines)
