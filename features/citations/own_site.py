"""What is the page's own: its site, and the name it gives itself. Neither is a source for what the page says."""

from __future__ import annotations

import re

from features.citations.sources import domain_of, host_of
from features.document import Document

_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s|©|\(c\)|copyright|,|by|\d{4}|-)*\s((?:the )?[a-z][\w&'.-]*(?: (?:of |for |"
    r"and |the |& )?[a-z][\w&'-]*){0,5})",
    re.I,
)
_CAPITALS = re.compile(r"(?:[A-Z][\w&'-]*)(?: (?:of |for |and |the |& )?[A-Z][\w&'-]*){0,5}")
_AT = re.compile(r"\b[Aa]t ((?:[A-Z][\w&'-]*)(?: (?:of |for |and |the |& )?[A-Z][\w&'-]*){0,5})$")
_WE = re.compile(r", (?:we|our) ")
_INVITATION = re.compile(
    r"(?:our (?:web ?site|site|home ?page|online store)|visit us|contact us|call us|e-?mail us|us at|us online|"
    r"write to us)\b[^.\n]{0,40}$"
)
_ADVERTISED = re.compile(
    r"\b(?:free|win|click|visit|order|buy|shop|sign up|join|subscribe|learn how|make money|infringe|live link)\b"
    r"[^\n]{0,60}$"
)
_CUES = ("©", "copyright", "(c)")
_LEGAL = frozenset("inc llc ltd corp corporation company co all rights reserved".split())


def own_domain(document: Document) -> str:
    """The registrable domain of the article's address, or empty."""
    return domain_of(host_of(document.article.url)) if document.article.url else ""


def own_names(document: Document) -> frozenset[str]:
    """Lower-case names by which the page calls itself: holder of the copyright, "At X, we ...", the domain's label."""
    found: set[str] = set()
    low, plain = document.low, document.plain
    for cue in _CUES:
        at = low.find(cue)
        while at >= 0:
            owner = _OWNER.match(plain, at, min(len(plain), at + 120))
            name = _CAPITALS.match(plain, owner.start(1), owner.end(1)) if owner else None
            if name is not None:
                found.add(name[0].lower())
            at = low.find(cue, at + len(cue))
    for we in _WE.finditer(low):
        at = we.start()
        if (name := _AT.search(plain, max(0, at - 60), at)) is not None:
            found.add(name[1].lower())
    names: set[str] = set()
    for holder in found:
        words = [word.strip(".,") for word in holder.removeprefix("the ").split()]
        while words and words[-1] in _LEGAL:
            words.pop()
        names.update(
            (" ".join(words), " ".join(word for word in words if word not in ("of", "for", "and", "the", "&")))
        )
    if domain := own_domain(document):
        names.add(domain.partition(".")[0])
    return frozenset(names - {""})


def advertises(low: str, start: int) -> bool:
    """Whether the address of a site stands in an advertisement for it ("FREE ebook", "sign up at")."""
    return _ADVERTISED.search(low, max(0, start - 70), start) is not None


def invites(low: str, start: int) -> bool:
    """Whether an address stands in an invitation to the page's own site ("visit us at", "our web site")."""
    return _INVITATION.search(low, max(0, start - 60), start) is not None
