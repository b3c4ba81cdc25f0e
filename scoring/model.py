"""The model: weights as data, and a score whose addends are exact."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from typing import Any

from scoring.errors import ModelError
from scoring.vector import schema, schema_digest

NAME = "assay"
MIN_STEP = 1e-9  # |z - z0| below this: the quotient's limit, the derivative, is used


def checksum(contents: Mapping[str, Any]) -> str:
    """SHA-256 over what a weights file says, whatever its layout, in hex."""
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()


def sigmoid(z: float) -> float:
    """1 / (1 + exp(-z)), without overflow."""
    if z >= 0:
        return 1.0 / (1.0 + math.exp(-z))
    e = math.exp(z)
    return e / (1.0 + e)


def widened(grade: tuple[float, float, float], score: float) -> tuple[float, float]:
    """The interval round the expected grade (intercept, slope, half-width), widened to hold the score itself."""
    intercept, slope, half = grade
    centre = intercept + slope * score
    return max(0.0, min(score, centre - half)), min(100.0, max(score, centre + half))


@dataclass(frozen=True, slots=True)
class Prediction:
    """z and its addends, one a feature, in the order of the schema; `score` and `baseline` are 0 to 100."""

    score: float
    baseline: float
    log_odds: tuple[float, ...]
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """An additive logistic model: z = z0 + sum of weight * (transformed value - mean).

    `weights` and `means` are in the order of the schema, `z0` is the log-odds of the mean training article, `grade` the
    intercept and slope of the expected grade in the score and the half-width of its 80 % interval, `bands` the lower
    limits of `mixed` and `strong`, all in points.
    """

    version: str
    digest: str
    z0: float
    weights: tuple[float, ...]
    means: tuple[float, ...]
    grade: tuple[float, float, float]
    bands: tuple[float, float]
    card: Mapping[str, Any]

    @classmethod
    def parse(cls, raw: bytes) -> Model:
        """The model in a weights file (JSON).

        Raises:
            ModelError: when it was made for other features or another textstat, or changed since.
        """
        data = json.loads(raw)
        if not isinstance(data, dict) or "checksum" not in data:
            raise ModelError("The weights file is not one of Assay's; reinstall Assay, or train with `assay train`.")
        if data["schema_digest"] != schema_digest():
            raise ModelError(
                "The weights were trained on other features than this version extracts; "
                "reinstall Assay, or train again with `assay train --corpora DIR`."
            )
        if data["textstat"] != (installed := metadata.version("textstat")):
            raise ModelError(
                f"The weights were trained with textstat {data['textstat']}, but {installed} is installed and counts "
                f"syllables differently; run `pip install textstat=={data['textstat']}`."
            )
        if data["checksum"] != checksum({key: value for key, value in data.items() if key != "checksum"}):
            raise ModelError(
                "The weights file was changed after training: its checksum does not match. Reinstall Assay, or run "
                "`assay train`; weights of your own belong in a profile."
            )
        rows = {row["name"]: row for row in data["features"]}
        ordered = [rows[feature["name"]] for feature in schema()]
        return cls(
            version=metadata.version("assay"),
            digest="sha256:" + hashlib.sha256(raw).hexdigest(),
            z0=data["z0"],
            weights=tuple(row["weight"] for row in ordered),
            means=tuple(row["mean"] for row in ordered),
            grade=(data["interval"]["intercept"], data["interval"]["slope"], data["interval"]["half_width"]),
            bands=(data["bands"]["mixed"], data["bands"]["strong"]),
            card=data,
        )

    def predict(self, transformed: Sequence[float]) -> Prediction:
        """The prediction for one vector of transformed values."""
        log_odds = tuple(
            weight * (value - mean) for weight, value, mean in zip(self.weights, transformed, self.means, strict=True)
        )
        step = math.fsum(log_odds)
        score, baseline = self.score(step), self.score(0.0)
        rate = (score - baseline) / step if abs(step) > MIN_STEP else baseline * (1 - baseline / 100)
        return Prediction(score, baseline, log_odds, tuple(rate * addend for addend in log_odds))

    def score(self, step: float) -> float:
        """The score, 0 to 100, of a page whose features add `step` to the baseline's log-odds."""
        return 100 * sigmoid(self.z0 + step)

    def interval(self, score: float) -> tuple[float, float]:
        """The 80 % prediction interval for an informed reader's grade, in points, at a score in points."""
        return widened(self.grade, score)

    def band(self, score: float) -> str:
        """`strong`, `mixed` or `weak`."""
        mixed, strong = self.bands
        return "strong" if score >= strong else "mixed" if score >= mixed else "weak"


@cache
def shipped() -> Model:
    """The model in the package."""
    return Model.parse(resources.files("scoring").joinpath("weights", "model.json").read_bytes())
