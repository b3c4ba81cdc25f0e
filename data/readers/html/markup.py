"""HTML parsed by libxml2, in bounded time whatever is sent; the one file that knows the parser."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from data.errors import ArticleError

Element: TypeAlias = Any  # lxml brings no types

MAX_TAGS = 400_000
MAX_DEPTH = 250  # elements inside one another; more are taken out, since some of trafilatura calls itself for each

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,60})[^>]{0,5000}>")
_NEVER_NESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead "
    "tbody tfoot colgroup body html head".split()
)


def parse(html: bytes) -> Element | None:
    """The root of the tree of a page in UTF-8, or None where there is nothing in it.

    Raises:
        ArticleError: `too_complex`.
    """
    from lxml import etree  # type: ignore[import-untyped]  # no stubs are installed; lazily: few callers send HTML

    if html.count(b"<") > MAX_TAGS:
        raise ArticleError("too_complex", f"The page has more than {MAX_TAGS:,} tags; it is no article.")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False, no_network=True
    )
    try:
        return etree.fromstring(html, parser)
    except etree.XMLSyntaxError:
        return None


def walk(root: Element) -> Any:
    """The beginnings and ends of the elements of a tree, in order; `skip_subtree()` passes over one."""
    from lxml import etree

    return etree.iterwalk(root, events=("start", "end"))


def text_length(element: Element) -> int:
    """How many characters of text are in an element."""
    from lxml import etree

    return len(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def flatten(html: str) -> str:
    """The page without the tags that nest too deep; their text stays."""
    pieces: list[str] = []
    at = depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _NEVER_NESTED:
            continue
        if tag[1]:
            deep = depth > MAX_DEPTH // 2
            depth = max(0, depth - 1)
        else:
            deep = depth >= MAX_DEPTH // 2
            depth += 1
        if deep:
            pieces.append(html[at : tag.start()])
            at = tag.end()
    pieces.append(html[at:])
    return " ".join(pieces)
