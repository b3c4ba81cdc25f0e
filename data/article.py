"""An article as it is scored, and the one place where a caller's record becomes one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.errors import ArticleError
from data.page import MAX_CHARACTERS, Link, Metadatum

DETECTORS = ("deep", "fast")
MAX_HTML_CHARACTERS = 20_000_000
FIELDS = frozenset({"text", "html", "id", "title", "url", "detector", "region"})


@dataclass(frozen=True, slots=True)
class Article:
    """One article: `text` is what is scored, offsets of all evidence count its Unicode code points.

    `title` and `url` are never scored; the domain of `url` names the article's own site.
    """

    text: str
    id: str
    title: str | None = None
    url: str | None = None
    detector: str = "deep"
    region: str = "US"
    links: tuple[Link, ...] = ()
    metadata: tuple[Metadatum, ...] = ()
    from_html: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_text(cls, text: str, **fields: Any) -> Article:
        """An article of plain text; the keyword fields are those of a record (CONTRACT: an article in)."""
        return cls.from_record({"text": text, **fields})

    @classmethod
    def from_record(cls, record: object) -> Article:
        """Parse a record: a mapping with `text` or `html`, and optionally the other fields.

        Raises:
            ArticleError: when the record is not usable as it stands.
        """
        if not isinstance(record, Mapping):
            raise ArticleError("not_an_object", "An article is a JSON object with a field 'text' or 'html'.")
        present = [name for name in ("text", "html") if record.get(name) is not None]
        if len(present) == 2:
            raise ArticleError("text_and_html", "Send either 'text' or 'html', not both.")
        if not present:
            raise ArticleError("no_text", "The field 'text' (or 'html') is missing or null; send the article in it.")
        body = _string(record, present[0])
        if body is None or not body.strip():
            raise ArticleError("empty", f"The field '{present[0]}' is empty; there is nothing to score.")
        limit = MAX_HTML_CHARACTERS if present[0] == "html" else MAX_CHARACTERS
        if len(body) > limit:
            raise ArticleError(
                "too_long", f"The field '{present[0]}' has {len(body):,} characters; at most {limit:,} are scored."
            )
        title, url, given = _string(record, "title"), _string(record, "url"), _string(record, "id")
        detector = _string(record, "detector") or "deep"
        if detector not in DETECTORS:
            raise ArticleError("unknown_detector", "The field 'detector' must be 'deep' or 'fast'.")
        region = (_string(record, "region") or "US").upper()
        if not re.fullmatch("[A-Z]{2}", region):
            raise ArticleError("unknown_region", "The field 'region' must be an ISO 3166-1 alpha-2 code such as 'US'.")
        extra = {name: value for name, value in record.items() if name not in FIELDS}
        links: tuple[Link, ...] = ()
        metadata: tuple[Metadatum, ...] = ()
        if present[0] == "html":
            from data.readers.html import read_html  # lazily: importing trafilatura takes over a second

            page = read_html(body)
            body, links, metadata = page.text, page.links, page.metadata
            if not body.strip():
                raise ArticleError("empty", "No readable text was found in the field 'html'.")
        return cls(
            text=body,
            id=given if given is not None else url or f"sha256:{text_digest(body)[:16]}",
            title=title,
            url=url,
            detector=detector,
            region=region,
            links=links,
            metadata=metadata,
            from_html=present[0] == "html",
            extra=extra,
        )


def text_digest(text: str) -> str:
    """SHA-256 of the text's UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _string(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError("not_a_string", f"The field '{name}' must be a string, not {_json_type(value)}.")
    try:
        value.encode()  # many times faster than a search
    except UnicodeEncodeError as error:
        lone = error.start
        raise ArticleError(
            "not_unicode",
            f"The field '{name}' holds a lone surrogate (U+{ord(value[lone]):04X}) at character {lone}; "
            "send well-formed Unicode.",
        ) from None
    return value


def _json_type(value: object) -> str:
    names = {bool: "a boolean", int: "a number", float: "a number", dict: "an object", list: "an array"}
    return names.get(type(value), type(value).__name__)
