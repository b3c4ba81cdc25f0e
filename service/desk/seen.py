"""A report with all that its page shows: the drawing of the score, the marked text, the lists."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from features import EXTRACTORS, Extractor
from scoring import ScoreReport
from scoring.model import Model
from scoring.report import SignalReport
from service.desk import passages, scale, sources
from service.highlight import highlight


@dataclass(frozen=True, slots=True)
class Seen:
    """What the template of a report is handed; `marked` is None where the text is not kept."""

    report: ScoreReport
    bands: tuple[scale.Band, ...]
    steps: list[tuple[SignalReport, scale.Step | None]]
    extractors: dict[str, Extractor]
    pairs: list[passages.Pair]
    groups: dict[str, passages.SignalGroup]
    metadata: list[passages.Stated]
    sources: tuple[sources.Source, ...]
    marked: Markup | None


def of(report: ScoreReport, text: str | None, model: Model) -> Seen:
    """The parts of the page on a report; the model is the one that scores now, for the limits of the bands."""
    evidence = report.evidence
    return Seen(
        report=report,
        bands=scale.bands(model.bands),
        steps=scale.steps(report),
        extractors={extractor.name: extractor for extractor in EXTRACTORS},
        pairs=passages.pairs(evidence),
        groups=passages.groups(evidence),
        metadata=passages.metadata(evidence),
        sources=sources.sources(evidence),
        marked=None if text is None else highlight(text, passages.marks(evidence)),
    )
