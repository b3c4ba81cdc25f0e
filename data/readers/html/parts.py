"""The parts of a page: what an element is for, told from its tag, its role and the names its classes go by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache


class Part:
    """What a line stands in, or is: bits of an integer (an `IntFlag` is ten times slower, and a page has many
    lines).
    """

    NONE = 0
    NAVIGATION = 1
    FOOTER = 2
    ASIDE = 4
    COMMENTS = 8
    BUTTON = 16
    BYLINE = 32
    DATE = 64
    SOURCES = 128
    NOTICE = 256
    HEADING = 512
    TITLE = 1024
    ITEM = 2048
    ROW = 4096
    SURROUNDINGS = 15  # all that is not the article: navigation, footer, aside, comments


_TAGS = {
    "nav": Part.NAVIGATION, "menu": Part.NAVIGATION, "footer": Part.FOOTER, "aside": Part.ASIDE, "button": Part.BUTTON,
    "time": Part.DATE, "h1": Part.HEADING | Part.TITLE, "li": Part.ITEM,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt", "caption", "summary"), Part.HEADING),
}  # fmt: skip
_ROLES = {
    "navigation": Part.NAVIGATION, "menu": Part.NAVIGATION, "menubar": Part.NAVIGATION, "contentinfo": Part.FOOTER,
    "complementary": Part.ASIDE, "button": Part.BUTTON, "heading": Part.HEADING, "doc-bibliography": Part.SOURCES,
    "doc-endnotes": Part.SOURCES,
}  # fmt: skip


def _named(*names: str) -> re.Pattern[str]:
    """Names of classes: one of these, or one of these with words joined to it at either end."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?:$|[\s_\d-])")


_NAMES = (
    (Part.NAVIGATION, _named("nav", "navbar", "navigation", "menu", "submenu", "breadcrumbs?", "pagination", "pager",
                             "toolbar", "topnav", "leftnav", "subnav")),
    (Part.FOOTER, _named("footer", "foot", "copyright", "colophon")),
    (Part.ASIDE, re.compile(r"(?:^|\s)(?:side-?bar|widget|related|recent|recommend|trending|popular|teasers?|rail|"
        r"promo)"
                            r"(?:$|[\s_\d-])")),
    (Part.COMMENTS, re.compile(r"(?:^|\s)(?:comments?|commentlist|respond|disqus|replies)(?:$|[\s_\d-])")),
    (Part.BUTTON, _named("btn", "button", "cta", "call-?to-?action")),
    (Part.BYLINE, re.compile(r"by-?line|author(?!i)|(?:^|[\s_-])(?:contributors?|reviewer|reviewed|vcard|writer|"
                             r"fact-?check\w*|medical-?review\w*)(?:$|[\s_-])")),
    (Part.DATE, re.compile(r"(?:^|[\s_-])(?:date|dateline|timestamp|time|published|updated|modified|reviewed|pubdate|"
                           r"posted(?:-on)?)(?:$|[\s_-])")),
    (Part.SOURCES, _named("references?", "reflist", "sources?", "citations?", "footnotes?", "endnotes?", "bibliography",
                          "works-?cited")),
    (Part.NOTICE, _named("disclaimers?", "disclosures?", "affiliate", "sponsor(?:ed)?")),
)  # fmt: skip


@lru_cache(maxsize=8192)
def _of_names(names: str) -> int:
    found = Part.NONE
    for part, pattern in _NAMES:
        if pattern.search(names):
            found |= part
    return found


@lru_cache(maxsize=8192)
def _of(tag: str, names: str, role: str, above: int) -> int:
    if tag in ("html", "body"):  # their names say what kind of page it is
        return above
    if tag in ("article", "main") or role in ("main", "article"):
        above &= ~Part.SURROUNDINGS | Part.COMMENTS
    return above | _TAGS.get(tag, Part.NONE) | _ROLES.get(role, Part.NONE) | (_of_names(names) if names else Part.NONE)


def part_of(above: int, tag: str, attributes: Mapping[str, str]) -> int:
    """The parts that an element's lines stand in, given those around it."""
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"
    return _of(tag, names.strip().lower()[:300], attributes.get("role", "").lower()[:40], above)
