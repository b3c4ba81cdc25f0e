"""What comes in: articles, readers of formats, labelled corpora."""

from data.article import Article, ArticleError, Link, Metadatum

__all__ = ["Article", "ArticleError", "Link", "Metadatum"]
