"""What a reader takes from a page: its text, the links in it, and what it states of itself."""

from __future__ import annotations

from dataclasses import dataclass

MAX_CHARACTERS = 5_000_000  # of text that is scored


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of an HTML page; `start` and `end` cover the anchor in the article's text."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Metadatum:
    """A value that a page states about itself outside its visible text, e.g. the author in JSON-LD.

    `kind` is one of `author`, `reviewer`, `published`, `modified`; `source` says where it stood.
    """

    kind: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, and the links and metadata that go with it."""

    text: str
    links: tuple[Link, ...]
    metadata: tuple[Metadatum, ...]
