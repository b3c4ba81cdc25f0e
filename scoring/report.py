"""What Assay says of an article: the report of the wire contract, version 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from features import Evidence
from scoring.advice import Fix
from scoring.fitness import Caution

SCHEMA_VERSION = 1


class FeatureReport(NamedTuple):
    """One number of a signal: its raw value, its addend of z, and its share of the score in points."""

    name: str
    value: float
    unit: str
    log_odds: float
    points: float


@dataclass(frozen=True, slots=True)
class SignalReport:
    """One signal: the sums of its features, and what it has to tell an editor."""

    name: str
    status: str
    points: float
    log_odds: float
    summary: str
    advice: str
    features: tuple[FeatureReport, ...]


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """The report on one article. `score`, `interval` and `baseline` are points from 0 to 100, or None if not rated.

    `content` is the scored text where it was taken from HTML, else None; `fix_first` is what to mend, what gains most
    first; `listed` is `allow` or `deny` where the site is on a list of the profile.
    """

    id: str
    title: str | None
    url: str | None
    score: float | None
    interval: tuple[float, float] | None
    band: str
    cautions: tuple[Caution, ...]
    baseline: float | None
    signals: tuple[SignalReport, ...]
    evidence: tuple[Evidence, ...]
    sha256: str
    characters: int
    words: int
    language: str
    content: str | None
    extra: Mapping[str, Any]
    model: Mapping[str, str]
    fix_first: tuple[Fix, ...] = ()
    listed: str | None = None

    @property
    def rated(self) -> bool:
        """Whether the article got a score."""
        return self.score is not None

    @property
    def listing(self) -> str | None:
        """On which list of which profile the site is, in a sentence; None where it is on none."""
        if self.listed is None:
            return None
        return (
            f"The site is on the {self.listed} list of the profile '{self.model['profile']}'; the score ignores that."
        )

    def to_dict(self) -> dict[str, Any]:
        """The report as the JSON object of the contract."""
        text: dict[str, Any] = {
            "sha256": self.sha256,
            "characters": self.characters,
            "words": self.words,
            "language": self.language,
        }
        if self.content is not None:
            text["content"] = self.content
        report: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "id": self.id,
            "title": self.title,
            "url": self.url,
            "score": self.score,
            "interval": list(self.interval) if self.interval else None,
            "band": self.band,
            "rated": self.rated,
            "cautions": [{"code": caution.code, "message": caution.message} for caution in self.cautions],
            "baseline": self.baseline,
            "signals": [_signal(signal) for signal in self.signals],
            "fix_first": [
                {"signal": fix.signal, "feature": fix.feature, "advice": fix.advice, "score": fix.score}
                for fix in self.fix_first
            ],
            "evidence": [_evidence(evidence) for evidence in self.evidence],
            "text": text,
            "extra": dict(self.extra),
            "model": dict(self.model),
        }
        if self.listed is not None:
            report["listed"] = self.listed
        return report


def _signal(signal: SignalReport) -> dict[str, Any]:
    return {
        "name": signal.name,
        "status": signal.status,
        "points": signal.points,
        "summary": signal.summary,
        "log_odds": signal.log_odds,
        "features": [
            {"name": f.name, "value": f.value, "unit": f.unit, "log_odds": f.log_odds, "points": f.points}
            for f in signal.features
        ],
        "advice": signal.advice,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    span, other = evidence.span, evidence.other
    return {
        "kind": evidence.kind,
        "signal": evidence.signal,
        "where": evidence.where,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": evidence.quote,
        "target": evidence.target,
        "note": evidence.note,
        "other": {"start": other.span.start, "end": other.span.end, "quote": other.quote} if other else None,
    }
