"""Addresses and identifiers of sources: URLs, hosts, DOI, PMID, PMCID, arXiv, ISBN, trial numbers, legal citations.

DOI: ISO 26324; arXiv: the two schemes of arxiv.org/help/arxiv_identifier; ISBN: ISO 2108 with its check digit; trial
registry: ClinicalTrials.gov's NCT numbers. Every pattern is anchored at a literal and bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.citations.sources import domain_of, host_of, is_known_suffix
from features.document import Document

_RUN = re.compile(r"(?:[^\s<>|\\]|(?<=%) (?=[\dA-F]{2})){1,2000}")  # a blank may have slipped into "%2F"
_AUTHORITY = re.compile(r"(?:[^\s/?#@]{1,80}@)?[^\W_][\w.-]{0,250}\.[\w-]{1,63}")
_SCHEME = re.compile(r"(?:https?|ftp)$", re.I)
_BARE = re.compile(  # that a letter follows is asked first, because it is rare
    r"\.(?=[a-z])(?:com|org|net|edu|gov|mil|int|info|co|ac|ly|gl|be|me|io|tv|us|uk|ca|au|nz|ie|de|eu|ch|fr|in)\b(?![\w@-])",
    re.I,
)
_BARE_LEFT = re.compile(r"[A-Za-z0-9][\w-]*(?:\.[\w-]+){0,4}$")
_CUED = re.compile(
    r"(?:^|[\n(|.] ?|- )(?:[Ff]rom|[Vv]ia|[Ss]ources?:?) $"
)  # what leads to the host a text was taken from
_FEED = 4  # hosts that close a line: a feed of headlines or a menu of sites
_CODE = re.compile(r"(?:\w=\\?[\"']|\b(?:include|require|fopen|url|open|load|get)(?:_once)?\([\"']?)$")
_NEXT_URL = re.compile(r"[,;](?:https?://|www\.)", re.I)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>|]{1,200}")
_DOI_LEAD = re.compile(r"(?:doi\s?[:.]?\s?|https?://(?:dx\.)?doi\.org/|(?:dx\.)?doi\.org/)$", re.I)
_ARXIV_NEW = re.compile(r"/\d{4}\.\d{4,5}(?:v\d{1,2})?\b|/\d{7}(?:v\d{1,2})?\b")
_ARCHIVE = re.compile(
    r"(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|math|cs|nlin|physics|"
    r"q-bio|q-fin|stat)(?:\.[A-Z]{2})?$"
)
_LABELLED = {
    "PubMed id": re.compile(r"pmid\s?[:#]?\s?\d{4,9}\b"),
    "arXiv id": re.compile(r"arxiv\s?:?\s?(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,2})?"),
    "ISBN": re.compile(r"isbn(?:-1[03])?\s?:?\s?((?:97[89][- ]?)?\d[\d -]{7,14}[\dx])\b"),
}
# Apart, with what each begins with, which is found far faster than the pattern.
_REGISTERED = (
    ("PubMed Central id", "PMC", re.compile(r"PMC\d{5,9}\b")),
    ("trial registration", "NCT", re.compile(r"NCT\d{8}\b")),
)
_LAW = re.compile(r"[\w. ]{2,9}(?: §{1,2})? ?(?:part )?\d{1,5}(?:\.\d{1,4})?")
_VOLUME = re.compile(r"\b\d{1,4} $")


@dataclass(frozen=True, slots=True)
class Locator:
    """An address or identifier: `host` for an address, `scheme` names the identifier otherwise."""

    start: int
    end: int
    host: str = ""
    scheme: str = ""


def find_locators(document: Document) -> list[Locator]:
    """The addresses and identifiers of a text, in order and without overlaps; of two that overlap the longer stands."""
    plain = document.plain
    addresses = list(_urls(plain, document.low))
    coded = {domain_of(found.host) for found in addresses if _CODE.search(plain, max(0, found.start - 14), found.start)}
    every = [*addresses, *_bare_hosts(plain), *_identifiers(document)]
    if coded:  # markup or program code that was left on the page
        every = [found for found in every if not found.host or domain_of(found.host) not in coded]
    every.sort(key=lambda found: (found.start, -found.end))
    kept: list[Locator] = []
    for found in every:
        if kept and found.start < kept[-1].end:
            continue
        kept.append(found)
    return kept


def trimmed(plain: str, start: int, end: int) -> int:
    """The end of an address without the punctuation, quotes and brackets of the sentence around it."""
    opened = plain[start - 1 : start].lstrip("/") or plain[max(0, start - 3) : max(0, start - 2)]
    if opened in ('"', "'") and (closing := plain.find(opened, start, end)) > 0:
        end = closing
    address = plain[start:end]
    odd_quotes = address.count('"') % 2 == 1
    surplus = {closer: address.count(closer) - address.count(opener) for closer, opener in _CLOSERS.items()}
    while end > start:
        last = plain[end - 1]
        if last == '"' and odd_quotes:
            odd_quotes = False
        elif last in _CLOSERS and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in ".,;:!?'*_~`":
            break
        end -= 1
    return end


def _address(plain: str, start: int, name: int) -> Locator | None:
    """The address that begins at `start` and whose host begins at `name`."""
    if _AUTHORITY.match(plain, name) is None:
        return None
    run = _RUN.match(plain, name)
    if run is None:
        return None
    end = run.end()
    if (following := _NEXT_URL.search(plain, name, end)) is not None:
        end = following.start()
    end = trimmed(plain, start, end)
    host = host_of(plain[name:end])
    return Locator(start, end, host) if "." in host else None


def _urls(plain: str, low: str) -> Iterator[Locator]:
    at = plain.find("://") if "/" in plain else -1
    while at >= 0:
        scheme = _SCHEME.search(plain, max(0, at - 5), at)
        found = None
        if scheme is not None and plain[scheme.start() - 1 : scheme.start()] != "^":  # "^" begins a pattern, no address
            found = _address(plain, scheme.start(), at + 3)
        if found is not None:
            yield found
        at = plain.find("://", found.end if found is not None else at + 3)
    at = low.find("www.")
    while at >= 0:
        before = plain[at - 1 : at] if at else ""
        found = None
        if not (before.isalnum() or before in ("@", ".", "-")) and plain[max(0, at - 3) : at] != "://":
            found = _address(plain, at, at)
        if found is not None:
            yield found
        at = low.find("www.", found.end if found is not None else at + 4)


def _bare_hosts(plain: str) -> Iterator[Locator]:
    """Hosts without scheme or "www.": those with a path, in brackets, on a line of their own, and of three labels."""
    credits: list[Locator] = []
    for suffix in _BARE.finditer(plain):
        left = _BARE_LEFT.search(plain, max(0, suffix.start() - 64), suffix.start())
        if left is None or (plain[left.start() - 1 : left.start()] in ("@", "/", ".", "-", "_", ":") and left.start()):
            continue
        start, end = left.start(), suffix.end()
        path = plain[end : end + 1] == "/" and plain[end + 1 : end + 2].isalnum()
        if path:
            run = _RUN.match(plain, start)
            end = trimmed(plain, start, run.end()) if run else end
        elif plain[end : end + 2].strip(".")[:1].isalnum():
            continue
        if plain.startswith(") -", end):  # the agency in the dateline of a report
            continue
        host = plain[start : suffix.end()].lower()
        alone = plain[max(0, start - 1) : start] in ("(", "\n", "") and plain[end : end + 1] in (")", "\n", "")
        alone = alone or _CUED.search(plain, max(0, start - 12), start) is not None
        if not (path or alone or host.count(".") >= 2 or host.endswith((".gov", ".edu"))) or not is_known_suffix(host):
            continue
        found = Locator(start, end, host.removeprefix("www."))
        if plain[end : end + 2].lstrip(")")[:1] in ("\n", "") and not path:
            credits.append(found)
        else:
            yield found
    if len({credit.host for credit in credits}) < _FEED:
        yield from credits


def _identifiers(document: Document) -> Iterator[Locator]:
    plain, low = document.plain, document.low
    slashed = "/" in plain  # which is told far sooner than whether a pattern is found
    for doi in _DOI.finditer(plain) if slashed else ():
        if plain[doi.start() - 1 : doi.start()].isalnum():
            continue
        lead = _DOI_LEAD.search(plain, max(0, doi.start() - 24), doi.start())
        yield Locator(lead.start() if lead else doi.start(), trimmed(plain, doi.start(), doi.end()), scheme="DOI")
    for hit in document.hits["citation_identifier"]:
        if hit.tag == "law":  # volume, reporter or code, page or section: 21 CFR 101.14
            volume = _VOLUME.search(plain, max(0, hit.start - 6), hit.start)
            law = _LAW.match(low, hit.start, min(len(low), hit.end + 20))
            if volume is not None and law is not None:
                yield Locator(volume.start(), law.end(), scheme="legal citation")
        elif (found := _LABELLED[hit.tag].match(low, hit.start)) is not None and (
            hit.tag != "ISBN" or _is_isbn(found[1])
        ):
            yield Locator(found.start(), found.end(), scheme=hit.tag)
    for number in _ARXIV_NEW.finditer(plain) if slashed else ():
        if (archive := _ARCHIVE.search(plain, max(0, number.start() - 12), number.start())) is not None:
            yield Locator(archive.start(), number.end(), scheme="arXiv id")
    for scheme, opening, pattern in _REGISTERED:
        for number in pattern.finditer(plain) if opening in plain else ():
            if not plain[number.start() - 1 : number.start()].isalnum():
                yield Locator(number.start(), number.end(), scheme=scheme)


def _is_isbn(text: str) -> bool:
    """Whether the check digit of an ISBN-10 or ISBN-13 is right."""
    digits = [10 if char == "x" else int(char) for char in text if char not in " -"]
    if len(digits) == 10:
        return sum((10 - place) * digit for place, digit in enumerate(digits)) % 11 == 0
    return len(digits) == 13 and sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
