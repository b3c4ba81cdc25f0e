"""`/how`: the model card in plain words, the weights, the data behind them, and the limits of it all."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import Any

from flask import Blueprint, render_template

from features import EXTRACTORS, Extractor
from features.evidence import KINDS, signal_of
from features.registry import FEATURES
from scoring.model import Model, sigmoid
from service.context import service
from service.desk.kinds import LOOKS
from service.render.passages import KIND_NAMES

blueprint = Blueprint("guide", __name__)


@dataclass(frozen=True, slots=True)
class Weight:
    """A measure with its weight, and the weight as a share of the largest, -1 to 1."""

    name: str
    unit: str
    grounds: str
    formula: str
    weight: float
    share: float


@blueprint.get("/how")
def shown() -> str:
    """The page."""
    model = service().scorer.model
    return render_template(
        "how.html",
        model=model,
        profile=service().scorer.profile,
        average=100 * sigmoid(model.z0),
        signals=_weights(model),
        kinds=[(kind, KIND_NAMES[kind], LOOKS[kind], signal_of(kind), meaning) for kind, meaning in KINDS.items()],
        data=_data(model.card),
        card=_card(),
    )


def _weights(model: Model) -> list[tuple[Extractor, list[Weight]]]:
    largest = max((abs(weight) for weight in model.weights), default=0.0) or 1.0
    weights = iter(model.weights)
    by_name = {feature.name: next(weights) for feature in FEATURES}
    return [
        (
            extractor,
            [
                Weight(
                    feature.name.partition(".")[2].replace("_", " "),
                    feature.unit,
                    feature.grounds,
                    feature.formula,
                    by_name[feature.name],
                    by_name[feature.name] / largest,
                )
                for feature in extractor.features
            ],
        )
        for extractor in EXTRACTORS
    ]


def _card() -> str:
    """The model card as `assay evaluate` wrote it."""
    return resources.files("scoring").joinpath("MODEL_CARD.md").read_text("utf-8")


def _data(card: Any) -> list[dict[str, Any]]:
    """The sets of pages that the model card names."""
    data = card.get("data", [])
    return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []
