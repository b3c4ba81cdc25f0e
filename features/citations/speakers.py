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
LONGEST_NAME = 50  # characters before the colon of a speaker
_UNQUOTED = re.compile(r"\s?(?:[a-z]|'s)")
_SPEAKER = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov)\.? )?(?:[A-Z][\w'-]+ ){0,2}([A-Z][\w'-]+)$")


def find_signatures(document: Document) -> Iterator[Attribution]:
    """Names with a title or a credential under or after a quotation."""
    plain = document.plain
    signed = [found for signature in _SIGNATURES for found in signature.finditer(plain)]
    if signed and any(title in plain for title in _TITLES):
        for found in signed:
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
    plain = document.plain
    colon = plain.find(":")
    while colon >= 0:
        start = plain.rfind("\n", 0, colon) + 1
        speaker = _SPEAKER.match(plain, start, colon) if colon - start < LONGEST_NAME else None
        source = sources.get(speaker[1].lower()) if speaker is not None else None
        if (
            speaker is not None
            and source is not None
            and all(word.rstrip(".").lower() in source or "." in word for word in speaker[0].split())
        ):
            yield Attribution(True, start, colon + 1, source, LATER, document.sentence_index(start), True)
        end = plain.find("\n", colon)
        colon = plain.find(":", end) if end >= 0 else -1
