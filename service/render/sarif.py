"""Reports as SARIF 2.1.0, for the many tools that show findings in files: a result for each piece of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import metadata
from typing import Any, BinaryIO
from urllib.parse import quote

import orjson

from features.evidence import KINDS
from scoring.model import NAME

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_WARNINGS = frozenset(
    {"citation.vague", "citation.missing", "promotion.puffery", "hedging.overclaim", "contradiction.internal"}
)  # what an editor has to look at; the rest is a note

Reports = Callable[[], Iterable[Mapping[str, Any]]]


def write_sarif(reports: Reports, out: BinaryIO) -> None:
    """One run of the tool over all articles; `reports` gives them anew each time it is called."""
    model: Mapping[str, Any] = next((report["model"] for report in reports() if "error" not in report), {})
    told = {"modelDigest": "digest", "profile": "profile"}
    driver = {
        "name": NAME,
        "version": metadata.version(NAME),
        "rules": [
            {"id": kind, "shortDescription": {"text": text}, "defaultConfiguration": {"level": _level(kind)}}
            for kind, text in KINDS.items()
        ],
        "properties": {name: model[field] for name, field in told.items() if field in model},
    }
    out.write(b'{"$schema":%b,"version":"2.1.0","runs":[{"tool":' % orjson.dumps(SCHEMA))
    out.write(orjson.dumps({"driver": driver}) + b',"columnKind":"unicodeCodePoints","artifacts":[')
    _join(out, (_artifact(report) for report in reports() if "error" not in report))
    out.write(b'],"results":[')
    scored = (report for report in reports() if "error" not in report)
    _join(out, (result for number, report in enumerate(scored) for result in _results(number, report)))
    out.write(b'],"invocations":[{"executionSuccessful":true,"toolExecutionNotifications":[')
    _join(out, (_notification(report) for report in reports() if "error" in report))
    out.write(b"]}]}]}\n")


def _join(out: BinaryIO, items: Iterator[Mapping[str, Any]]) -> None:
    for number, item in enumerate(items):
        out.write((b"," if number else b"") + orjson.dumps(item))


def _artifact(report: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "location": {"uri": _uri(report)},
        "hashes": {"sha-256": report["text"]["sha256"]},
        "properties": {"id": report["id"], "score": report["score"], "band": report["band"]},
    }


def _results(number: int, report: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for evidence in report.get("evidence", ()):
        result = {
            "ruleId": evidence["kind"],
            "level": _level(evidence["kind"]),
            "message": {"text": evidence["note"] or KINDS[evidence["kind"]]},
            "locations": [_location(number, report, evidence)],
        }
        if evidence["other"]:
            result["relatedLocations"] = [_location(number, report, evidence["other"])]
        yield result


def _location(number: int, report: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(report), "index": number}}
    if place["start"] is not None:
        length = place["end"] - place["start"]
        physical["region"] = {
            "charOffset": place["start"], "charLength": length, "snippet": {"text": place["quote"]},
        }  # fmt: skip
    return {"physicalLocation": physical}


def _notification(report: Mapping[str, Any]) -> dict[str, Any]:
    error = report["error"]
    where = f"{error['source']}, line {error['line']}" if error["line"] else error["source"]
    return {"level": "error", "descriptor": {"id": error["code"]}, "message": {"text": f"{where}: {error['message']}"}}


def _uri(report: Mapping[str, Any]) -> str:
    return quote(report["url"] or report["id"], safe="/:?#[]@!$&'()*+,;=%~-._")


def _level(kind: str) -> str:
    return "warning" if kind in _WARNINGS else "note"
