"""A stored report as the value it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from features import Evidence, Passage, Span
from scoring import ScoreReport
from scoring.advice import Fix
from scoring.fitness import Caution
from scoring.report import FeatureReport, SignalReport


def report(stored: Mapping[str, Any]) -> ScoreReport:
    """The report in an object of the contract."""
    told = stored["text"]
    interval = stored["interval"]
    return ScoreReport(
        id=stored["id"],
        title=stored["title"],
        url=stored["url"],
        score=stored["score"],
        interval=(interval[0], interval[1]) if interval else None,
        band=stored["band"],
        cautions=tuple(Caution(caution["code"], caution["message"]) for caution in stored["cautions"]),
        baseline=stored["baseline"],
        signals=tuple(_signal(signal) for signal in stored["signals"]),
        evidence=tuple(_evidence(evidence) for evidence in stored["evidence"]),
        sha256=told["sha256"],
        characters=told["characters"],
        words=told["words"],
        language=told["language"],
        content=told.get("content"),
        extra=stored["extra"],
        model=stored["model"],
        fix_first=tuple(Fix(**fix) for fix in stored.get("fix_first", ())),  # the first version told none
        listed=stored.get("listed"),
    )


def _signal(stored: Mapping[str, Any]) -> SignalReport:
    features = tuple(FeatureReport(**feature) for feature in stored["features"])
    return SignalReport(**{**stored, "features": features})


def _evidence(stored: Mapping[str, Any]) -> Evidence:
    other = stored["other"]
    return Evidence(
        kind=stored["kind"],
        quote=stored["quote"],
        span=None if stored["start"] is None else Span(stored["start"], stored["end"]),
        where=stored["where"],
        target=stored["target"],
        note=stored["note"],
        other=Passage(Span(other["start"], other["end"]), other["quote"]) if other else None,
    )
