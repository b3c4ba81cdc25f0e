"""What a page says of itself outside its text: JSON-LD and microdata (schema.org), meta tags, `<time>` stamps.

Names of meta tags: HTML, Dublin Core, Open Graph, Highwire Press ("citation_"), Parse.ly, Sailthru.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from data.page import Metadatum
from data.readers.html.markup import Element

MAX_JSON = 1_000_000  # characters of one script
MAX_NODES = 20_000
MAX_VALUES = 40  # of one page
MAX_STAMPS = 4  # `<time>` elements

_PROPERTIES = {
    "author": "author", "creator": "author",
    "reviewedBy": "reviewer", "medicallyReviewedBy": "reviewer",
    "datePublished": "published", "dateCreated": "published", "uploadDate": "published",
    "dateModified": "modified", "lastReviewed": "modified",
}  # fmt: skip
# Parts of a page that have authors and dates of their own.
_OTHER_WORKS = frozenset(
    "Comment Review UserReview CriticReview AggregateRating Rating ImageObject VideoObject AudioObject Answer Question "
    "BreadcrumbList SearchAction SiteNavigationElement Offer Product SoftwareApplication Book Movie Event".split()
)
_TAGS = {
    **dict.fromkeys(
        ("author", "authors", "byl", "byline", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author",
         "article:author", "article.author", "parsely-author", "sailthru.author", "book:author", "article:author_name",
         "creator", "citation_authors"),
        "author",
    ),
    **dict.fromkeys(("reviewedby", "reviewed-by", "medical-reviewer", "reviewer", "article:reviewed_by"), "reviewer"),
    **dict.fromkeys(
        ("article:published_time", "article.published", "date", "dc.date", "dc.date.issued", "dc.date.created",
         "dcterms.created", "dcterms.issued", "dcterms.date", "citation_publication_date", "citation_date",
         "citation_online_date", "publication_date", "publication-date", "pubdate", "publishdate", "publish_date",
         "publish-date", "published", "date.created", "datepublished", "sailthru.date", "parsely-pub-date",
         "og:published_time", "dcsext.articlefirstpublished", "originalpublicationdate", "date.available", "created"),
        "published",
    ),
    **dict.fromkeys(
        ("article:modified_time", "article.updated", "og:updated_time", "last-modified", "dcterms.modified",
         "dc.date.modified", "dc.modified", "datemodified", "lastmod", "revised", "last-updated", "last_updated",
         "last-update", "lastupdate", "updated", "modified", "date.modified", "lastreviewed", "last-reviewed",
         "review_date", "dc.date.reviewed"),
        "modified",
    ),
}  # fmt: skip
_MARKUP = re.compile(r"<[^<>]{0,300}>")
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-9])\d(?!\d)|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b")
_NO_DATE = re.compile(r"1970-01-01|0001-01-01")
_NO_NAME = re.compile(
    r"https?:|www\.|@context|^\W*$|frontpage|dreamweaver|^(?:null|none|undefined|unknown|"
    r"n/?a)$",
    re.IGNORECASE,
)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|"
    r"/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_LOOSE_COMMA = re.compile(r",(\s*[}\]])")
_LOOSE_PAIR = re.compile(r'"(datePublished|dateModified|lastReviewed)"\s*:\s*"([^"\n]{4,60})"')
_LOOSE_NAME = re.compile(r'"(author|reviewedBy)"\s*:\s*[\[{\s]{0,20}[^{}\[\]]{0,300}?"name"\s*:\s*"([^"\n]{2,100})"')


def read_metadata(tree: Element, stamps: Sequence[tuple[str, str]]) -> tuple[Metadatum, ...]:
    """Authors, reviewers and dates of a page, each value once, in the order of how far they are to be relied on.

    `stamps` are the `datetime` values of its `<time>` elements with the names of their classes.
    """
    found: dict[tuple[str, str], Metadatum] = {}
    for kind, value, source in (*_from_json_ld(tree), *_from_tags(tree), *_from_stamps(stamps)):
        value = " ".join(_MARKUP.sub(" ", value[:1000]).split())
        if _is_sound(kind, value):
            found.setdefault((kind, value.lower()), Metadatum(kind, value, source))
            if len(found) >= MAX_VALUES:
                break
    return tuple(found.values())


def _is_sound(kind: str, value: str) -> bool:
    if kind in ("author", "reviewer"):
        return 2 <= len(value) <= 120 and _NO_NAME.search(value) is None
    return len(value) <= 60 and _YEAR.search(value) is not None and _NO_DATE.match(value) is None


def _from_json_ld(tree: Element) -> Iterator[tuple[str, str, str]]:
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        text = (script.text or "")[:MAX_JSON]
        parsed = _parse(text)
        if parsed is None:
            for name, value in (*_LOOSE_NAME.findall(text), *_LOOSE_PAIR.findall(text)):
                yield _PROPERTIES[name], value, f"JSON-LD {name}"
        else:
            yield from _from_nodes(parsed)


def _parse(text: str) -> Any:
    """The JSON in a script, with the usual slips put right; None where it is beyond that."""
    text = _WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, _LOOSE_COMMA.sub(r"\1", text)):
        try:
            return orjson.loads(attempt)
        except orjson.JSONDecodeError:
            pass
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            pass
    return None


def _from_nodes(parsed: Any) -> Iterator[tuple[str, str, str]]:
    nodes = list(_nodes(parsed))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    for node in nodes:
        for name, kind in _PROPERTIES.items():
            for value in _as_list(node.get(name))[:20]:
                if isinstance(value, dict) and "name" not in value:
                    value = named.get(str(value.get("@id")), value)
                if isinstance(value, dict):
                    value = next(iter(_as_list(value.get("name"))), None)
                if isinstance(value, str) and value:
                    yield kind, value, f"JSON-LD {name}"


def _nodes(parsed: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document that tell of the page itself, not of other works it holds."""
    waiting = [parsed]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:1000]))
        elif isinstance(node, dict):
            if not _OTHER_WORKS.isdisjoint(t for t in _as_list(node.get("@type")) if isinstance(t, str)):
                continue
            yield node
            waiting.extend(v for k, v in node.items() if k not in _PROPERTIES and isinstance(v, dict | list))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _from_tags(tree: Element) -> Iterator[tuple[str, str, str]]:
    labels: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = tag.get("content", "")
        name = (tag.get("name") or tag.get("property") or tag.get("http-equiv") or "").strip().lower()
        itemprop = tag.get("itemprop", "")
        if not content:
            continue
        if name in _TAGS:
            yield _TAGS[name], content, f"meta {name}"
        elif itemprop in _PROPERTIES:
            yield _PROPERTIES[itemprop], content, f"microdata {itemprop}"
        elif name.startswith("twitter:label"):
            labels[name.removeprefix("twitter:label")] = content.strip().lower()
        elif name.startswith("twitter:data") and labels.get(name.removeprefix("twitter:data")) in (
            "written by",
            "author",
        ):
            yield "author", content, f"meta {name}"


def _from_stamps(stamps: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for value, names in list(stamps)[:MAX_STAMPS]:
        low = names.lower()
        yield "modified" if "updated" in low or "modified" in low else "published", value, "time"
