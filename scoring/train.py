"""From labelled pages to the weights file that ships; the same table gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from data import corpora
from scoring import evaluate, fit, table
from scoring.model import sigmoid
from scoring.table import Row
from scoring.vector import schema, schema_digest

FOLDER = Path(__file__).parent / "weights"
TABLE, WEIGHTS = FOLDER / "table.csv", FOLDER / "model.json"
SETS = ("microsoft_web", "sondhi_medical")  # page credibility, weights may ship: DATA in the model card
BASE = "microsoft_web"  # the set whose base rate the shipped score assumes
COVERAGE = 0.8
BANDS = {"mixed": 40.0, "strong": 65.0}


def build_table(folder: Path) -> list[Row]:
    """The rows of the training sets under a corpora folder."""
    return [row for name in SETS for row in table.measure(corpora.read_articles(folder, name))]


def weights(rows: Sequence[Row]) -> dict[str, Any]:
    """The contents of the weights file, fitted on the rows of a table."""
    good = evaluate.usable(rows)
    fitted = fit.fit(good, evaluate.C)
    base = [row for row in good if row.corpus == BASE]
    return {
        "schema_digest": schema_digest(),
        "textstat": metadata.version("textstat"),
        "base_rate": f"{BASE}: share of credible pages, each site counting once",
        "z0": fitted.offsets[BASE],
        "features": [
            {**column, "weight": float(weight), "mean": float(mean)}
            for column, weight, mean in zip(schema(), fitted.weights, fitted.means, strict=True)
        ],
        "interval": grade_interval(base, [row for row in good if row.corpus != BASE]),
        "bands": BANDS,
        "data": [{"set": name, "pages": sum(row.corpus == name for row in good)} for name in SETS],
    }


def grade_interval(base: Sequence[Row], others: Sequence[Row]) -> dict[str, float]:
    """The centre (intercept, slope in the score) and half-width of the 80 % interval for a reader's grade, in points.

    Split conformal (Lei et al. 2018) on out-of-fold scores, no site in both parts: the half-width is the quantile of
    the distances of the grades from a line through them, each site counting once.
    """
    graded, z = evaluate.out_of_fold(base, evaluate.by_site(base), evaluate.log_odds(), others)
    scores = np.array([100 * sigmoid(value) for value in z])
    grades = np.array([100 * (row.grade or 0.0) for row in graded])
    weight = fit.site_weights(graded)
    slope, intercept = np.polyfit(scores, grades, 1, w=np.sqrt(weight))
    distance = np.abs(grades - intercept - slope * scores)
    order = np.argsort(distance)
    share = np.cumsum(weight[order]) / (weight.sum() + 1)
    half = distance[order][min(int(np.searchsorted(share, COVERAGE)), len(order) - 1)]
    return {"intercept": float(intercept), "slope": float(slope), "half_width": float(half)}


def write(contents: dict[str, Any], path: Path) -> None:
    """The weights file, one key a line so that a diff can be read."""
    path.write_text(json.dumps(contents, indent=1, ensure_ascii=False) + "\n", "utf-8")
