"""HTML pages: the article's text, the links in it, and what the page says of itself.

The page is laid out as its lines are seen; trafilatura, reading an outline of the same lines, tells which are the main
text; around it bylines, dates, source lists, notices and calls to action are picked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from data.errors import ArticleError
from data.page import MAX_CHARACTERS, Link, Page
from data.readers.html.layout import lay_out
from data.readers.html.lines import MAX_MARKERS, Layout, held
from data.readers.html.markup import MAX_DEPTH, Element, flatten, parse
from data.readers.html.metadata import read_metadata
from data.readers.html.stylesheet import Stylesheet
from data.readers.html.surroundings import article_lines

MAX_OUTLINE = 400_000  # characters that are given to trafilatura

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_BLANKED = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_MARKUP = re.compile(r"<[a-zA-Z!/?]|&[a-zA-Z#]")


def read_html(html: str) -> Page:
    """The article of a page: main text, then what belongs to it and stands outside it, each as a line.

    Raises:
        ArticleError: `not_text` (binary), `too_complex` or `too_long`.
    """
    raw = html.encode("utf-8", "replace")
    start = raw[:65_536]
    if len(start) - len(start.translate(None, _CONTROLS)) > 100 + len(start) // 20:
        raise ArticleError("not_text", "The field 'html' holds binary data, not a page.")
    raw = raw.translate(_BLANKED)
    if _MARKUP.search(html) is None:
        return Page(raw.decode().strip(), (), ())
    tree = parse(raw)
    if tree is None:
        return Page("", (), ())
    layout = lay_out(tree, _stylesheet(tree))
    if layout.depth >= MAX_DEPTH:
        tree = parse(flatten(raw.decode()).encode())
        if tree is None:
            return Page("", (), ())
        layout = lay_out(tree, _stylesheet(tree))
    inside, outside = article_lines(layout.lines, _main_text(layout))
    text, links = _assemble(layout, [*inside, *outside], _address(tree))
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            "too_long", f"The page has {len(text):,} characters of text; at most {MAX_CHARACTERS:,} are scored."
        )
    return Page(text, links, read_metadata(tree, layout.times))


def _stylesheet(tree: Element) -> Stylesheet:
    sheet = Stylesheet()
    for element in tree.iter("style", "link"):
        if element.tag == "style":
            scripted = element.getparent().tag == "noscript"  # a page is seen with scripts on
            if not scripted and element.get("media", "all").lower() in ("all", "screen", ""):
                sheet.add(element.text or "")
        elif "stylesheet" in element.get("rel", "").lower():
            sheet.unread = True
    return sheet


def _main_text(layout: Layout) -> set[int]:
    """The numbers of the lines that trafilatura takes for main text."""
    if len(layout.outline) > MAX_OUTLINE or len(layout.lines) > MAX_MARKERS:
        return set()
    from trafilatura import bare_extraction  # lazily: its import takes over a second

    found = bare_extraction(layout.outline, favor_recall=True, include_comments=False)
    body = getattr(found, "body", None)
    return held("".join(body.itertext())) if body is not None else set()


def _address(tree: Element) -> str:
    """The page's own address, as far as it says: what relative links are relative to."""
    for element in tree.iter("base"):
        if element.get("href"):
            return str(element.get("href")).strip()
    for element in tree.iter("link", "meta"):
        if element.get("rel", "").lower() == "canonical" and element.get("href"):
            return str(element.get("href")).strip()
        if element.get("property", "").lower() == "og:url" and element.get("content"):
            return str(element.get("content")).strip()
    return ""


def _assemble(layout: Layout, chosen: Iterable[int], base: str) -> tuple[str, tuple[Link, ...]]:
    """The chosen lines as a text, and the links at their places in it."""
    pieces: list[str] = []
    links: list[Link] = []
    at = 0
    for number in chosen:
        line = layout.lines[number]
        for anchor in line.anchors:
            target = _target(anchor.address, base)
            if target:
                links.append(Link(at + anchor.start, at + anchor.end, target))
        pieces.append(line.text)
        at += len(line.text) + 1
    return "\n".join(pieces), tuple(links)


def _target(address: str, base: str) -> str:
    """An address made absolute if possible; empty where it leads nowhere."""
    address = "".join(address.split())
    if address[:11].lower() == "javascript:" or address[:5].lower() in ("data:", "about") or address == "#":
        return ""
    try:
        return urljoin(base, address) if base.startswith(("http://", "https://")) else address
    except ValueError:
        return address
