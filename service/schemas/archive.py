"""The shapes of what is stored: articles, their history, and feedback."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from features import EXTRACTORS
from features.evidence import KINDS
from service.schemas.base import Answer
from service.schemas.report import ReportAnswer, Status

MOST = 200  # entries of one page
Band = Literal["strong", "mixed", "weak", "not_rated"]
Standing = Literal["new", "in_review", "cleared", "returned"]
Verdict = Literal["agree", "too_high", "too_low", "wrong_passage", "missed_passage"]
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Kind = Annotated[
    str, Field(json_schema_extra={"enum": sorted(KINDS)}), BeforeValidator(lambda given: _one_of(given, KINDS))
]
_SIGNALS = [f"{extractor.name}:{status}" for extractor in EXTRACTORS for status in ("pass", "partial", "fail", "n/a")]
SignalStatus = Annotated[
    str, Field(json_schema_extra={"enum": _SIGNALS}), BeforeValidator(lambda given: _one_of(given, _SIGNALS))
]


def _one_of(given: object, names: Any) -> object:
    if given is not None and not (isinstance(given, str) and given in names):
        raise ValueError("must be one of " + ", ".join(sorted(names)))
    return given


def _micros(given: object) -> object:
    """RFC 3339 as microseconds since 1970."""
    if not isinstance(given, str):
        return given
    if "T" not in given.upper():
        raise ValueError("must be a date and a time such as 2026-01-31T12:00:00Z")
    moment = datetime.fromisoformat(given.upper())
    if moment.tzinfo is None:
        raise ValueError("must end with a time zone, such as Z")
    return int(moment.timestamp() * 1_000_000)


Moment = Annotated[int, BeforeValidator(_micros), WithJsonSchema({"type": "string", "format": "date-time"})]


class Query(BaseModel):
    """The parameters in an address; one that is not known is refused, as it is a mistake."""

    model_config = ConfigDict(extra="forbid")


class ArticlesQuery(Query):
    """Which articles, in which order."""

    q: Line | None = Field(None, description="Words that the title, the address or the text holds, all of them.")
    band: Band | None = None
    status: Standing | None = None
    assignee: Line | None = Field(None, description="Who looks at it; empty: nobody.")
    source: Line | None = Field(None, description="The host of the url, without www.")
    signal: SignalStatus | None = Field(None, description="A signal and its status.")
    kind: Kind | None = Field(None, description="A kind of evidence that the report holds.")
    score_min: float | None = Field(None, ge=0, le=100, allow_inf_nan=False)
    score_max: float | None = Field(None, ge=0, le=100, allow_inf_nan=False)
    since: Moment | None = Field(None, description="Changed at this moment or later.")
    until: Moment | None = Field(None, description="Changed before this moment.")
    sort: Literal["updated", "-updated", "created", "-created", "score", "-score"] = "-updated"
    cursor: str | None = Field(None, max_length=200, description="`next` of the page before.")
    limit: int = Field(50, ge=1, le=MOST)


class ArticleQuery(Query):
    """What to answer with besides the report."""

    text: Literal["true", "false"] = Field("false", description="Whether to answer with the text, where it is kept.")


class HistoryQuery(Query):
    """Which two versions to compare; default: the last two."""

    from_: int | None = Field(None, alias="from", ge=1, le=2**31 - 1)
    to: int | None = Field(None, ge=1, le=2**31 - 1)


class FeedbackQuery(Query):
    """Where to go on."""

    cursor: int = Field(0, ge=0, le=2**62, description="`next` of the page before.")
    limit: int = Field(MOST, ge=1, le=1000)


class FeedbackRequest(BaseModel):
    """The body of `POST /v1/articles/{id}/feedback`. A verdict on a passage says which: kind, start and end."""

    model_config = ConfigDict(extra="forbid", strict=True)

    verdict: Verdict
    kind: Kind | None = None
    start: int | None = Field(None, ge=0, le=20_000_000)
    end: int | None = Field(None, ge=0, le=20_000_000)
    reason: Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")] | None = None
    who: Line | None = Field(None, description="Default: the name of the key.")


class SignalMark(Answer):
    """A signal of a report in short."""

    status: Status
    points: float


class ArticleSummary(Answer):
    """A stored article and where it stands; `etag` changes with it."""

    id: str
    title: str | None
    url: str | None
    source: str | None
    status: Standing
    assignee: str | None
    created: str
    updated: str
    score: float | None
    interval: list[float] | None
    band: Band
    words: int
    signals: dict[str, SignalMark]
    kinds: dict[str, int]
    etag: str


class ArticlesAnswer(Answer):
    """The answer of `GET /v1/articles`; `next` is the cursor of the next page, null on the last."""

    schema_version: Literal[1]
    articles: list[ArticleSummary]
    next: str | None


class ArticleAnswer(Answer):
    """The answer of `GET /v1/articles/{id}`: its last report; `text` is null where it was not asked for or not kept."""

    schema_version: Literal[1]
    article: ArticleSummary
    version: int
    text: str | None
    report: ReportAnswer


class ReportSummary(Answer):
    """A stored report in short."""

    created: str
    score: float | None
    interval: list[float] | None
    band: Band
    model: dict[str, str]


class VersionAnswer(Answer):
    """A version of the text, with the reports on it."""

    version: int
    created: str
    sha256: str
    characters: int
    text_kept: bool
    reports: list[ReportSummary]


class TextChange(Answer):
    """Lines that both versions have, or only one of them."""

    change: Literal["same", "removed", "added"]
    text: str


class SignalChange(Answer):
    """What a change of the text did to a signal."""

    name: str
    before: SignalMark
    after: SignalMark


class DiffAnswer(Answer):
    """Two versions compared; `text` is null where only hashes are kept."""

    from_: int = Field(alias="from")
    to: int
    score: list[float | None]
    signals: list[SignalChange]
    text: list[TextChange] | None


class FeedbackAnswer(Answer):
    """One person's word on a report, with what training needs: the features as they were, and the model."""

    number: int
    id: str
    version: int
    sha256: str
    verdict: Verdict
    kind: str | None
    start: int | None
    end: int | None
    quote: str | None
    reason: str | None
    who: str
    created: str
    score: float | None
    features: dict[str, float]
    model: dict[str, str]


class HistoryAnswer(Answer):
    """The answer of `GET /v1/articles/{id}/history`."""

    schema_version: Literal[1]
    id: str
    versions: list[VersionAnswer]
    diff: DiffAnswer | None
    feedback: list[FeedbackAnswer]


class FeedbackListAnswer(Answer):
    """The answer of `GET /v1/feedback`; `next` is the cursor of the next page, null on the last."""

    schema_version: Literal[1]
    feedback: list[FeedbackAnswer]
    next: int | None
