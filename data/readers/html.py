"""Placeholder."""

from __future__ import annotations

from dataclasses import dataclass

from data.article import Link, Metadatum


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, and the links and metadata that go with it."""

    text: str
    links: tuple[Link, ...]
    metadata: tuple[Metadatum, ...]


def read_html(html: str) -> Page:
    """Main text, links and metadata of a page."""
    import trafilatura

    return Page(trafilatura.extract(html) or "", (), ())
