"""What a batch counts as it goes: records, failures, bands, and the records that took longest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SLOWEST = 10  # records that are remembered by name


@dataclass(slots=True)
class Tally:
    """Counts over some records; `slowest` are seconds and id of those that took longest."""

    records: int = 0
    failed: int = 0
    seconds: float = 0.0
    labels: int = 0
    bands: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, seconds: float, report: Mapping[str, Any]) -> None:
        """Count one report, or the error in its place."""
        self.records += 1
        self.seconds += seconds
        if "error" in report:
            self.failed += 1
        else:
            self.bands[report["band"]] += 1
        self._remember([(seconds, report["id"] or "")])

    def merge(self, other: Tally) -> None:
        """Count what another tally counted."""
        self.records += other.records
        self.failed += other.failed
        self.seconds += other.seconds
        self.labels += other.labels
        self.bands.update(other.bands)
        self._remember(other.slowest)

    def _remember(self, slow: list[tuple[float, str]]) -> None:
        if len(self.slowest) < SLOWEST or slow[:1] > self.slowest[-1:]:
            self.slowest = sorted(self.slowest + slow, reverse=True)[:SLOWEST]

    def to_dict(self) -> dict[str, Any]:
        """The tally as JSON."""
        return {
            "records": self.records,
            "failed": self.failed,
            "seconds": round(self.seconds, 6),
            "labels": self.labels,
            "bands": dict(sorted(self.bands.items())),
            "slowest": [[round(seconds, 6), name] for seconds, name in self.slowest],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Tally:
        """The tally that `to_dict` wrote."""
        slowest = [(seconds, name) for seconds, name in data["slowest"]]
        return cls(data["records"], data["failed"], data["seconds"], data["labels"], Counter(data["bands"]), slowest)
