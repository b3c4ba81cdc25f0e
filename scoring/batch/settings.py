"""What a batch is asked to do, in a form that travels to every worker and into the manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scoring.profile import Profile

EVIDENCE = ("full", "counts", "none")


@dataclass(frozen=True, slots=True)
class Settings:
    """How records are read and what is kept of their reports.

    `detector` overrides the records' own. `columns` maps fields of a record to the names they have in the input.
    `evidence` keeps all evidence, only how much there is of each kind, or nothing. `fields` are the fields of a report
    to keep (`text.sha256` is one inside another), all of them when empty. `profile` is an editor's own, in full.
    """

    detector: str | None = None
    evidence: str = "full"
    fields: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    profile: Profile | None = None

    def to_dict(self) -> dict[str, Any]:
        """The settings as JSON, but for the profile, which is named with the model (see `Scorer.model_name`)."""
        return {
            "detector": self.detector,
            "evidence": self.evidence,
            "fields": list(self.fields),
            "columns": dict(self.columns),
        }
