"""The shapes of requests to score.

`ScoreRequest`, `BatchRequest` and `CompareRequest` describe what is sent and are published; the articles in them are
parsed by `data.Article.from_record`, whose errors have codes of their own. The options are parsed here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from scoring.compare import MAX_ARTICLES, MIN_ARTICLES

Included = Literal[
    "title", "url", "score", "interval", "band", "rated", "cautions", "baseline", "signals", "fix_first", "evidence",
    "text",
    "extra", "model", "listed",
]  # fmt: skip
NotBlank = Annotated[str, Field(pattern=r"\S")]


class ScoreOptions(BaseModel):
    """What is asked for besides the score."""

    model_config = ConfigDict(strict=True)

    include: list[Included] | None = Field(
        None, description="The fields of the report to answer with, besides schema_version and id; default: all."
    )
    store: bool = Field(False, description="Whether to keep the article and its report.")


class BatchOptions(ScoreOptions):
    """The options of a batch, and its articles, which are judged one by one."""

    articles: list[Any]


class _ArticleFields(BaseModel):
    id: Annotated[str, Field(min_length=1)] | None = Field(
        None, description="Your name for the article; default: its url, else the hash of its text."
    )
    title: str | None = None
    url: str | None = Field(None, description="Never fetched; its domain names the article's own site.")
    detector: Literal["deep", "fast", ""] | None = Field(None, description="How contradictions are judged.")
    region: Annotated[str, Field(pattern=r"^([A-Za-z]{2})?$")] | None = Field(
        None, description="ISO 3166-1 alpha-2: how to read phone numbers without a country code; default US."
    )


class TextArticle(_ArticleFields):
    """An article as plain text."""

    text: NotBlank
    html: None = None


class HtmlArticle(_ArticleFields):
    """An article as a page of HTML, which is reduced to its main text."""

    html: NotBlank
    text: None = None


class CompareRequest(BaseModel):
    """The body of `POST /v1/compare`; each of the articles has to be readable."""

    articles: list[TextArticle | HtmlArticle] = Field(min_length=MIN_ARTICLES, max_length=MAX_ARTICLES)


class TextRequest(TextArticle, ScoreOptions):
    """A plain text to score."""


class HtmlRequest(HtmlArticle, ScoreOptions):
    """A page to score."""


class ScoreRequest(RootModel[TextRequest | HtmlRequest]):
    """The body of `POST /v1/score`."""


class BatchRequest(ScoreOptions):
    """The body of `POST /v1/score/batch`; an article that cannot be read gets an error in its place."""

    articles: list[Any] = Field(
        description="Articles as in `POST /v1/score`, without include and store; at most as many as /v1/model says.",
    )
