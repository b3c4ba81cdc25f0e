"""What can be wrong with what comes in."""

from __future__ import annotations


class ArticleError(ValueError):
    """A record that cannot be read as an article; `code` is stable, the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
