"""The shape of a comparison."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from service.schemas.base import Answer
from service.schemas.report import CautionAnswer, ModelName

Place = Annotated[int, Field(ge=0, description="Which article of the request, from 0 on.")]


class StatementAnswer(Answer):
    """What an article says; offsets count Unicode code points of its scored text."""

    article: Place
    start: int
    end: int
    quote: str


class DisagreementAnswer(Answer):
    """Two sides that cannot both be right, and why; `strength` is that of the clearest pair, 0 to 1."""

    kind: str
    strength: float
    reason: str
    sides: Annotated[list[list[StatementAnswer]], Field(min_length=2, max_length=2)]


class TopicAnswer(Answer):
    """What articles disagree on."""

    about: str
    disagreements: list[DisagreementAnswer]


class OwnContradictionAnswer(DisagreementAnswer):
    """Where one article contradicts itself."""

    article: Place


class AgreementAnswer(Answer):
    """What all articles say, with a statement of each."""

    about: str
    statements: list[StatementAnswer]


class ComparedAnswer(Answer):
    """An article that was compared."""

    id: str
    title: str | None
    url: str | None
    score: float | None
    band: Literal["strong", "mixed", "weak", "not_rated"]
    rated: bool
    cautions: list[CautionAnswer]
    model: ModelName
    listed: Literal["allow", "deny"] | None = None


class CompareAnswer(Answer):
    """The answer of `POST /v1/compare`; topics and contradictions with the strongest first."""

    schema_version: Literal[1]
    articles: list[ComparedAnswer]
    topics: list[TopicAnswer]
    contradictions: list[OwnContradictionAnswer]
    agreements: list[AgreementAnswer]
