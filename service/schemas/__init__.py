"""The shapes of the HTTP API: what it takes, and what every answer looks like.

The article itself is parsed by `data.Article.from_record`, as on every other surface. Fields may be added to an answer
within version 1; none is renamed, retyped or dropped.
"""

from service.schemas.archive import (
    ArticleAnswer,
    ArticleQuery,
    ArticlesAnswer,
    ArticlesQuery,
    FeedbackAnswer,
    FeedbackListAnswer,
    FeedbackQuery,
    FeedbackRequest,
    HistoryAnswer,
    HistoryQuery,
)
from service.schemas.comparison import CompareAnswer
from service.schemas.report import BatchAnswer, PartialReport, ReportAnswer
from service.schemas.requests import BatchOptions, BatchRequest, CompareRequest, ScoreOptions, ScoreRequest
from service.schemas.rules import HealthAnswer, ModelAnswer, ProblemAnswer, ReadyAnswer, SignalsAnswer

__all__ = [
    "ArticleAnswer",
    "ArticleQuery",
    "ArticlesAnswer",
    "ArticlesQuery",
    "BatchAnswer",
    "BatchOptions",
    "BatchRequest",
    "CompareAnswer",
    "CompareRequest",
    "FeedbackAnswer",
    "FeedbackListAnswer",
    "FeedbackQuery",
    "FeedbackRequest",
    "HealthAnswer",
    "HistoryAnswer",
    "HistoryQuery",
    "ModelAnswer",
    "PartialReport",
    "ProblemAnswer",
    "ReadyAnswer",
    "ReportAnswer",
    "ScoreOptions",
    "ScoreRequest",
    "SignalsAnswer",
]
