"""Names that stand beside what their bearers say: under a testimonial, and before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from features.citations.attribution import LATER, Attribution
from features.document import Document

_CREDENTIAL = (
    r"(?:M\.? ?D\.?|Ph\.? ?D\.?|D\.?C\.?|N\.?D\.?|R\.?N\.?|D\.?D\.?S\.?|D\.?P\.?M\.?|D\.?O\.?|Pharm\.?D\.?|"
    r"L\.?Ac\.?|[A-Z][a-z]+(?:opath|ologist|iatrist|"
    r"practor|therapist)|Professor|Physician|Surgeon|Director|Nutritionist|Dentist|Nurse|Author|Founder)(?![a-z])"
)
_PERSON = r"[A-Z][\w'-]+(?: [A-Z]\.?)?(?: [A-Z][\w'-]+){1,2}"
_NAME = rf"((?:Dr|Prof)\. {_PERSON}(?:,? {_CREDENTIAL})?|{_PERSON},? {_CREDENTIAL}(?: \([^()\n]{{1,30}}\))?)"
_SIGNATURES = (re.compile(rf"\"\s?(?:\||-{{1,2}})?\s?{_NAME}"), re.compile(rf"-\s?{_NAME}"))
_TITLES = (
    "Dr. ",
    "Prof. ",
    "MD",
    "M.D",
    "PhD",
    "Ph.D",
    "D.C",
    "DC",
    "N.D",
    "RN",
    "R.N",
    "DDS",
    "DPM",
    "D.O",
    "opath",
    "ologist",
    "practor",
)
_UNQUOTED = re.compile(r"\s?(?:[a-z]|'s)")
_SPEAKER = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov)\.? )?(?:[A-Z][\w'-]+ ){0,2}([A-Z][\w'-]+)$")


def find_signatures(document: Document) -> Iterator[Attribution]:
    """Names with a title or a credential under or after a quotation."""
    plain = document.plain
    if not any(title in plain for title in _TITLES):
        return
    for signature in _SIGNATURES:
        for found in signature.finditer(plain):
            ended = plain[max(0, found.start() - 3) : found.start()].rstrip(" -")[-1:] in (".", "!", "?", '"', ",")
            if ended and _UNQUOTED.match(plain, found.end()) is None:
                number = document.sentence_index(found.start(1))
                yield Attribution(
                    True, found.start(1), found.end(1), found[1].lower(), "named in a testimonial", number, True
                )


def find_speakers(document: Document, named: Iterable[Attribution]) -> Iterator[Attribution]:
    """People named elsewhere on the page whose name and a colon begin a line."""
    sources = {past.source.rpartition(" ")[2]: past.source for past in named if past.person}
    if not sources:
        return
    for block in document.blocks:
        colon = document.plain.find(":", block.start, min(block.end, block.start + 50))
        if colon < 0 or (speaker := _SPEAKER.match(document.plain, block.start, colon)) is None:
            continue
        source = sources.get(speaker[1].lower())
        if source is not None and all(word.rstrip(".").lower() in source or "." in word for word in speaker[0].split()):
            yield Attribution(True, block.start, colon + 1, source, LATER, document.sentence_index(block.start), True)
