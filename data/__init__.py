"""What comes in: articles, readers of formats, labelled corpora."""

from data.article import Article
from data.errors import ArticleError
from data.page import Link, Metadatum

__all__ = ["Article", "ArticleError", "Link", "Metadatum"]
