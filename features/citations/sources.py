"""What a source is, by its host: a dated table with its grounds (lexicons/tables/citation_grade.txt), then rules."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from features.lexicon import pairs

UNKNOWN = "unknown site"
OWN_SITE = "the page's own site"
GRADED = frozenset(("journal", "government", "university", "association"))
GRADED_SCHEMES = frozenset(("DOI", "PubMed id", "PubMed Central id", "arXiv id", "trial registration"))
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]{1,10}:)?(?://)?(?:[^/?#@\s]*@)?([^/?#:\s]+)", re.I)
_RULES = (
    (re.compile(r"(?:^|\.)(?:gov|mil)(?:\.[a-z]{2})?$|(?:^|\.)(?:gob|gouv|govt|gub|go)\.[a-z]{2}$"), "government"),
    (re.compile(r"(?:^|\.)edu(?:\.[a-z]{2})?$|(?:^|\.)ac\.[a-z]{2}$|(?:^|\.)uni-[a-z-]+\.[a-z]{2}$"), "university"),
)  # fmt: skip


def host_of(address: str) -> str:
    """The host of an address in lower case, without "www."; empty where there is none."""
    found = _HOST.match(address)
    return found[1].lower().strip(".").removeprefix("www.") if found else ""


@cache
def _list(encoded: bool) -> Any:
    """The public suffixes; those in encoded letters beyond ASCII, seldom met, take most of the time to read."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_encoded_idn=encoded)


def _suffixes(host: str) -> Any:
    return _list("xn--" in host)


@cache
def _grades() -> dict[str, str]:
    return dict(pairs("citation_grade"))


def domain_of(host: str) -> str:
    """The registrable domain of a host, or the host itself where there is none."""
    return str(_suffixes(host).privatesuffix(host) or host)


def is_known_suffix(host: str) -> bool:
    """Whether the host ends in a public suffix that the list holds, and has a name before it."""
    return _suffixes(host).privatesuffix(host, accept_unknown=False) is not None


def grade(host: str, own: str = "") -> str:
    """What the source at a host is; `own` is the registrable domain of the page's own site."""
    if own and domain_of(host) == own:
        return OWN_SITE
    table, tail = _grades(), host
    while tail:
        if tail in table:
            return table[tail]
        tail = tail.partition(".")[2]
    for rule, name in _RULES:
        if rule.search(host):
            return name
    return UNKNOWN
