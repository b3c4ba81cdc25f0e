"""The shapes of the HTTP API: what a batch must look like, and what every answer looks like.

The article itself is parsed by `data.Article.from_record`, as on every other surface. Fields may be added to an answer
within version 1; none is renamed, retyped or dropped.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["pass", "partial", "fail", "n/a"]


class Answer(BaseModel):
    """An answer; a field that is not written down here is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True)


class BatchRequest(BaseModel):
    """The body of `POST /v1/score/batch`; what is in the array is judged one by one."""

    articles: list[Any]


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
    """Which model scored."""

    name: str
    version: str
    digest: str
    detector: Literal["deep", "fast"]


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
    evidence: list[EvidenceAnswer]
    text: TextAnswer
    extra: dict[str, Any]
    model: ModelName


class ReportItem(ReportAnswer):
    """A report within a batch."""

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
    reports: list[ReportItem | ErrorItem]


class FeatureRule(Answer):
    """How one number of a signal enters the model; `sign` is 0 where the data decide."""

    name: str
    unit: str
    transformation: str
    sign: Literal[-1, 0, 1]
    grounds: str


class SignalRule(Answer):
    """A signal: its question, the published criteria it speaks to, and the rules of its status."""

    name: str
    question: str
    criteria: list[str]
    statuses: str
    features: list[FeatureRule]


class KindRule(Answer):
    """A kind of evidence and what it marks."""

    kind: str
    meaning: str


class BandRule(Answer):
    """A band: scores from its first limit up to, but not including, the second (100 belongs to the highest)."""

    band: Literal["strong", "mixed", "weak"]
    from_: float = Field(alias="from")
    to: float


class SignalsAnswer(Answer):
    """The answer of `GET /v1/signals`."""

    schema_version: Literal[1]
    signals: list[SignalRule]
    kinds: list[KindRule]
    bands: list[BandRule]


class LimitsAnswer(Answer):
    """What the service reads at most."""

    body_bytes: int
    batch_articles: int
    text_characters: int
    html_characters: int


class ModelAnswer(Answer):
    """The answer of `GET /v1/model`; `card` is the model file as it was shipped."""

    schema_version: Literal[1]
    name: str
    version: str
    digest: str
    baseline: float
    card: dict[str, Any]
    limits: LimitsAnswer


class ProblemAnswer(Answer):
    """Every error of the API (RFC 9457, `application/problem+json`)."""

    type: Literal["about:blank"]
    title: str
    status: int
    code: str
    detail: str
