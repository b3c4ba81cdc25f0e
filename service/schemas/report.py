"""The shape of a report, alone and in a batch."""

from __future__ import annotations

from typing import Any, Literal

from service.schemas.base import Answer

Status = Literal["pass", "partial", "fail", "n/a"]


class CautionAnswer(Answer):
    """Something the reader of a report should know."""

    code: str
    message: str


class FeatureAnswer(Answer):
    """One number of a signal and its share of the score."""

    name: str
    value: float
    unit: str
    log_odds: float
    points: float


class SignalAnswer(Answer):
    """One signal of a report."""

    name: str
    status: Status
    points: float
    summary: str
    log_odds: float
    features: list[FeatureAnswer]
    advice: str


class FixAnswer(Answer):
    """One thing to mend, and the score to be expected if it alone is mended."""

    signal: str
    feature: str
    advice: str
    score: float


class PassageAnswer(Answer):
    """The second statement of a contradiction."""

    start: int
    end: int
    quote: str


class EvidenceAnswer(Answer):
    """One piece of evidence; offsets count Unicode code points of the scored text."""

    kind: str
    signal: str
    where: Literal["text", "link", "metadata"]
    start: int | None
    end: int | None
    quote: str
    target: str | None
    note: str
    other: PassageAnswer | None


class TextAnswer(Answer):
    """What was scored; `content` is there where it was taken from HTML."""

    sha256: str
    characters: int
    words: int
    language: str
    content: str | None = None


class ModelName(Answer):
    """Which model scored, and with whose profile."""

    name: str
    version: str
    digest: str
    detector: Literal["deep", "fast"]
    profile: str | None = None


class ReportAnswer(Answer):
    """The answer of `POST /v1/score`."""

    schema_version: Literal[1]
    id: str
    title: str | None
    url: str | None
    score: float | None
    interval: list[float] | None
    band: Literal["strong", "mixed", "weak", "not_rated"]
    rated: bool
    cautions: list[CautionAnswer]
    baseline: float | None
    signals: list[SignalAnswer]
    fix_first: list[FixAnswer]
    evidence: list[EvidenceAnswer]
    text: TextAnswer
    extra: dict[str, Any]
    model: ModelName
    listed: Literal["allow", "deny"] | None = None


class PartialReport(Answer):
    """The answer of `POST /v1/score` where the request named the fields it wants."""

    schema_version: Literal[1]
    id: str
    title: str | None = None
    url: str | None = None
    score: float | None = None
    interval: list[float] | None = None
    band: Literal["strong", "mixed", "weak", "not_rated"] | None = None
    rated: bool | None = None
    cautions: list[CautionAnswer] | None = None
    baseline: float | None = None
    signals: list[SignalAnswer] | None = None
    fix_first: list[FixAnswer] | None = None
    evidence: list[EvidenceAnswer] | None = None
    text: TextAnswer | None = None
    extra: dict[str, Any] | None = None
    model: ModelName | None = None
    listed: Literal["allow", "deny"] | None = None


class ReportItem(ReportAnswer):
    """A report within a batch."""

    status: Literal[200]


class PartialItem(PartialReport):
    """A report within a batch whose request named the fields it wants."""

    status: Literal[200]


class RecordError(Answer):
    """Why a record could not be read; `source` and `line` name a place in a file and are null over HTTP."""

    code: str
    message: str
    source: None
    line: None


class ErrorItem(Answer):
    """A record of a batch that could not be read."""

    schema_version: Literal[1]
    id: str | None
    error: RecordError
    status: int


class BatchAnswer(Answer):
    """The answer of `POST /v1/score/batch`, in the order of the articles."""

    schema_version: Literal[1]
    reports: list[ReportItem | PartialItem | ErrorItem]
