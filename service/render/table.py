"""Reports as rows of a table: the scalar fields, a count and the points of each signal, the evidence as JSON."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

import orjson

from features import EXTRACTORS
from scoring import ScoreReport

COLUMNS = (
    "schema_version", "id", "title", "url", "score", "interval_low", "interval_high", "band", "rated", "cautions",
    "baseline", "sha256", "characters", "words", "language",
    *(f"{extractor.name}_{column}" for extractor in EXTRACTORS for column in ("count", "points", "status")),
    "evidence", "extra", "model_version", "model_digest", "detector",
)  # fmt: skip


def row(report: ScoreReport) -> dict[str, Any]:
    """One report as a row, keys as in `COLUMNS`."""
    whole = report.to_dict()
    counts = Counter(evidence.signal for evidence in report.evidence)
    cells: dict[str, Any] = {
        name: whole[name] for name in ("schema_version", "id", "title", "url", "score", "band", "rated")
    }
    cells["interval_low"], cells["interval_high"] = report.interval or (None, None)
    cells["cautions"] = " ".join(caution.code for caution in report.cautions)
    cells["baseline"] = report.baseline
    cells |= {name: whole["text"][name] for name in ("sha256", "characters", "words", "language")}
    for signal in report.signals:
        cells[f"{signal.name}_count"] = counts[signal.name]
        cells[f"{signal.name}_points"] = signal.points
        cells[f"{signal.name}_status"] = signal.status
    cells["evidence"] = orjson.dumps(whole["evidence"]).decode()
    cells["extra"] = orjson.dumps(whole["extra"]).decode()
    cells["model_version"], cells["model_digest"] = report.model["version"], report.model["digest"]
    cells["detector"] = report.model["detector"]
    return cells


def csv_text(reports: Sequence[ScoreReport]) -> str:
    """A header and a row a report (RFC 4180)."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(map(row, reports))
    return out.getvalue()
