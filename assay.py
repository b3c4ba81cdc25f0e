"""Assay: how far a web article can be trusted, and why.

>>> import assay
>>> report = assay.score("...")
>>> report.score, report.evidence
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data import Article
    from scoring import Scorer, ScoreReport

__all__ = ["load", "score"]


@cache
def load() -> Scorer:
    """The scorer with the shipped model; loaded once.

    Raises:
        scoring.errors.ModelError: when the installation does not fit the model.
    """
    from scoring import Scorer

    return Scorer.load()


def score(article: str | Article, **fields: Any) -> ScoreReport:
    """The report on an article: a string of plain text, or a `data.Article`.

    The keyword fields are those of a record, e.g. `url="https://..."`; they go with a string only.

    Raises:
        data.ArticleError: when the text is empty, too long or not well-formed Unicode.
    """
    if isinstance(article, str):
        from data import Article

        article = Article.from_text(article, **fields)
    elif fields:
        raise TypeError("keyword fields go with a string, not with an Article")
    return load().score(article)
