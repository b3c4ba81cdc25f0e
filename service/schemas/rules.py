"""The shapes of what is published about signals, model and service."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from service.schemas.base import Answer


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
    signal: str
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
    compared_articles: int
    text_characters: int
    html_characters: int


class ModelAnswer(Answer):
    """The answer of `GET /v1/model`; `card` is the model file as it was shipped, and the weights of a `profile`."""

    schema_version: Literal[1]
    name: str
    version: str
    digest: str
    profile: str | None = None
    baseline: float
    card: dict[str, Any]
    limits: LimitsAnswer


class HealthAnswer(Answer):
    """The answer of `GET /healthz`."""

    status: Literal["ok"]


class ReadyAnswer(Answer):
    """The answer of `GET /readyz`; `model` is the digest of the model that scores."""

    status: Literal["ready"]
    model: str


class ProblemAnswer(Answer):
    """Every error of the API (RFC 9457, `application/problem+json`)."""

    type: Literal["about:blank"]
    title: str
    status: int
    code: str
    detail: str
