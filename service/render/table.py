"""Reports as rows of a table: the scalar fields, a count and the points of each signal, the evidence as JSON."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

import orjson

from features import EXTRACTORS
from features.evidence import signal_of
from scoring import ScoreReport

_SCALARS = ("schema_version", "id", "title", "url", "score", "band", "rated", "baseline", "listed")
_OF_TEXT = ("sha256", "characters", "words", "language")
_OF_SIGNALS = tuple(
    f"{extractor.name}_{column}" for extractor in EXTRACTORS for column in ("count", "points", "status")
)
COLUMNS = (
    "schema_version", "id", "title", "url", "score", "interval_low", "interval_high", "band", "rated", "cautions",
    "baseline", *_OF_TEXT, *_OF_SIGNALS, "evidence", "extra", "model_version", "model_digest", "detector",
    "profile", "listed", "chunks", "error_code", "error_message", "error_source", "error_line",
)  # fmt: skip


def row(report: Mapping[str, Any]) -> dict[str, Any]:
    """One report, or the error in its place, as a row, keys as in `COLUMNS`; what it does not have is None."""
    cells: dict[str, Any] = dict.fromkeys(COLUMNS)
    cells |= {name: report.get(name) for name in _SCALARS}
    if "error" in report:
        return cells | {f"error_{name}": report["error"][name] for name in ("code", "message", "source", "line")}
    cells["interval_low"], cells["interval_high"] = report["interval"] or (None, None)
    cells["cautions"] = " ".join(caution["code"] for caution in report["cautions"])
    cells |= {name: report["text"][name] for name in _OF_TEXT}
    counts = _counts(report)
    for signal in report["signals"]:
        name = signal["name"]
        cells |= {f"{name}_count": counts[name], f"{name}_points": signal["points"], f"{name}_status": signal["status"]}
    for name in ("evidence", "extra", "chunks"):
        cells[name] = orjson.dumps(report[name]).decode() if name in report else None
    model = report["model"]
    return cells | {
        "model_version": model["version"], "model_digest": model["digest"], "detector": model["detector"],
        "profile": model.get("profile"),
    }  # fmt: skip


def _counts(report: Mapping[str, Any]) -> Counter[str]:
    counts: Counter[str] = Counter(item["signal"] for item in report.get("evidence", ()))
    for kind, count in report.get("evidence_counts", {}).items():
        counts[signal_of(kind)] += count
    return counts


def csv_text(reports: Sequence[ScoreReport]) -> str:
    """A header and a row a report (RFC 4180)."""
    out = io.StringIO()
    write_csv((report.to_dict() for report in reports), out)
    return out.getvalue()


def write_csv(reports: Iterable[Mapping[str, Any]], out: TextIO, columns: Sequence[str] = COLUMNS) -> None:
    """The same, for any number of reports, with these columns."""
    writer = csv.DictWriter(out, columns, lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(map(row, reports))
