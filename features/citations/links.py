"""Links of an HTML page that stand in its text and lead to somebody else's page: each locates a source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from features.citations.sources import UNKNOWN, domain_of, grade, host_of
from features.document import Document

_WEB = re.compile(r"(?:https?:)?//", re.I)
_SHARING = re.compile(
    r"[/?&](?:share|sharer|intent|submit|pin/create|sharearticle|bookmark)\b|[?&](?:u|url|text|via)=https?", re.I
)
HIDDEN = ("social", "shortened")  # what a link leads to there is not told by its address
FEWEST_OWN = (
    5  # links to one unknown site, two fifths of all, that make it the page's own where its address is not given
)


@dataclass(frozen=True, slots=True)
class SourceLink:
    """An outward link: the range of its anchor in the plain text, its address and host."""

    start: int
    end: int
    target: str
    host: str


def find_links(document: Document, own: str) -> Iterator[SourceLink]:
    """The links of the text to other sites; navigation and buttons that share the page are left out."""
    links = [link for link in document.article.links if _WEB.match(link.target)]
    own = own or _own_by_number([domain_of(host_of(link.target)) for link in links])
    for link in links:
        host = host_of(link.target)
        if "." not in host or domain_of(host) == own or grade(host) in HIDDEN or _SHARING.search(link.target):
            continue
        start, end = document.plain_offset(link.start), document.plain_offset(link.end)
        if end > start and document.sentences and document.block_at(start).kind != "navigation":
            yield SourceLink(start, end, link.target, host)


def _own_by_number(domains: list[str]) -> str:
    """The domain that most links lead to, where it can only be the page's own site."""
    if not domains:
        return ""
    domain, count = Counter(domains).most_common(1)[0]
    return domain if count >= FEWEST_OWN and count * 5 >= len(domains) * 2 and grade(domain) == UNKNOWN else ""
