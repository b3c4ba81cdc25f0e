"""What of a report is kept: its evidence or a count of it, the fields asked for, and labels for chunks of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scoring.batch.settings import Settings

FIELDS = (
    "schema_version", "id", "title", "url", "score", "interval", "band", "rated", "cautions", "baseline", "signals",
    "fix_first", "evidence", "evidence_counts", "chunks", "text", "text.sha256", "text.characters", "text.words",
    "text.language", "text.content", "extra", "model", "model.name", "model.version", "model.digest", "model.detector",
    "model.profile", "listed",
)  # fmt: skip


def select(report: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The part of a report that the settings keep."""
    kept = dict(report)
    if settings.evidence != "full":
        evidence = kept.pop("evidence")
        if settings.evidence == "counts":
            kept["evidence_counts"] = count_kinds(evidence)
    return _pick(kept, settings.fields) if settings.fields else kept


def label(report: Mapping[str, Any], chunks: Iterable[Mapping[str, Any]], evidence: str) -> list[dict[str, Any]]:
    """The given chunks of an article's text, each with the article's score and the evidence that touches it.

    A chunk that does not lie inside the text carries an `error` instead.
    """
    length = report["text"]["characters"]
    labels = []
    for chunk in chunks:
        start, end = chunk["start"], chunk["end"]
        if not 0 <= start <= end <= length:
            error = {"code": "outside_text", "message": f"The text has {length:,} characters, 0 to {length:,}."}
            labels.append({**chunk, "error": error})
            continue
        carried: dict[str, Any] = {**chunk, "score": report["score"], "band": report["band"]}
        if evidence != "none":
            inside = [item for item in report["evidence"] if _touches(item, start, end)]
            carried |= {"evidence": inside} if evidence == "full" else {"evidence_counts": count_kinds(inside)}
        labels.append(carried)
    return labels


def count_kinds(evidence: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many pieces of evidence there are of each kind."""
    return dict(sorted(Counter(item["kind"] for item in evidence).items()))


def _touches(evidence: Mapping[str, Any], start: int, end: int) -> bool:
    places = (evidence, evidence["other"]) if evidence["other"] else (evidence,)
    return any(place["start"] is not None and place["start"] < end and start < place["end"] for place in places)


def _pick(report: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    picked: dict[str, Any] = {}
    for name in names:
        outer, _, inner = name.partition(".")
        if outer not in report:
            continue
        if not inner:
            picked[outer] = report[outer]
        elif inner in report[outer]:
            picked.setdefault(outer, {})[inner] = report[outer][inner]
    return picked
