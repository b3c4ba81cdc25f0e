"""From labelled pages to the weights file that ships; the same table gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from data import corpora
from scoring import table
from scoring.calibration import calibrated, grade_interval
from scoring.fit import Penalty
from scoring.folds import BASE, SETS, usable
from scoring.model import checksum
from scoring.table import Row
from scoring.vector import schema, schema_digest

FOLDER = Path(__file__).parent / "weights"
TABLE, WEIGHTS = FOLDER / "table.csv", FOLDER / "model.json"
BANDS = {"mixed": 40.0, "strong": 75.0}
GROUNDS = (
    "strong: at least three informed readers in four would call the page credible; weak: fewer than two in five; "
    "mixed: between them, where a verdict would often be wrong. Fixed limits, so that a band means the same after "
    "every training; the model card says how often each was right."
)


def build_table(folder: Path) -> list[Row]:
    """The rows of the training sets under a corpora folder."""
    return [row for name in SETS for row in table.measure(corpora.read_articles(folder, name))]


def weights(rows: Sequence[Row], penalty: Penalty) -> dict[str, Any]:
    """The contents of the weights file, fitted on the rows of a table."""
    good = usable(rows)
    fitted = calibrated(penalty)(good)
    contents = {
        "schema_digest": schema_digest(),
        "textstat": metadata.version("textstat"),
        "base_rate": f"{BASE}: share of credible pages, each site counting once",
        "penalty": {"c": penalty.c, "prior": penalty.prior},
        "z0": fitted.offsets[BASE],
        "features": [
            {**column, "weight": float(weight), "mean": float(mean)}
            for column, weight, mean in zip(schema(), fitted.weights, fitted.means, strict=True)
        ],
        "interval": grade_interval(rows, penalty),
        "bands": {**BANDS, "grounds": GROUNDS},
        "data": [
            {"set": name, "pages": sum(row.corpus == name for row in good)}
            for name in dict.fromkeys(row.corpus for row in good)
        ],
    }
    return {"checksum": checksum(contents), **contents}


def write(contents: dict[str, Any], path: Path) -> None:
    """The weights file, one key a line so that a diff can be read."""
    path.write_text(json.dumps(contents, indent=1, ensure_ascii=False) + "\n", "utf-8")
