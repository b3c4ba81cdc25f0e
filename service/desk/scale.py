"""The score drawn: positions from 0 to 100 for the scale and for the steps from the baseline to the score."""

from __future__ import annotations

from dataclasses import dataclass

from scoring import ScoreReport
from scoring.report import SignalReport


@dataclass(frozen=True, slots=True)
class Band:
    """A band of the scale, `left` to `left + width`."""

    name: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Step:
    """A signal's points on the way from the baseline to the score: a bar from `left`, and where the sum then stands."""

    left: float
    width: float
    end: float
    direction: str


def bands(limits: tuple[float, float]) -> tuple[Band, ...]:
    """The bands between the lower limits of `mixed` and `strong`."""
    mixed, strong = limits
    return (Band("weak", 0.0, mixed), Band("mixed", mixed, strong - mixed), Band("strong", strong, 100.0 - strong))


def steps(report: ScoreReport) -> list[tuple[SignalReport, Step | None]]:
    """Every signal with its step; without one where the article is not rated.

    Single steps can lead below 0 or above 100 on the way: what lies outside is cut off.
    """
    if report.baseline is None:
        return [(signal, None) for signal in report.signals]
    found: list[tuple[SignalReport, Step | None]] = []
    total = report.baseline
    for signal in report.signals:
        before, total = total, total + signal.points
        left, right = (min(100.0, max(0.0, end)) for end in sorted((before, total)))
        direction = "up" if signal.points > 0 else "down" if signal.points < 0 else "none"
        found.append((signal, Step(left, right - left, min(100.0, max(0.0, total)), direction)))
    return found
