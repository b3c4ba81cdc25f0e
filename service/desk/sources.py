"""The sources of an article with their grade, each once, with the places where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from features import Evidence
from service.render.passages import shorten

GRADES = ("journal", "government", "university", "association")
QUOTE_CHARACTERS = 140


@dataclass(frozen=True, slots=True)
class Source:
    """A source: how it is written, what kind of place it is at, how it was found, and its places in the text."""

    name: str
    grade: str
    graded: bool
    found: str
    target: str | None
    places: tuple[str, ...]


def sources(evidence: Sequence[Evidence]) -> tuple[Source, ...]:
    """The located sources by grade, then the named ones; markers that only point to a list are left out."""
    held: dict[tuple[str, str, str, str | None], list[str]] = {}
    for index, piece in enumerate(evidence):
        if piece.kind not in ("citation.locator", "citation.named"):
            continue
        where, _, grade = piece.note.rpartition(": ")
        if piece.kind == "citation.named":
            where, grade = "named in the text", piece.note
        elif not where:
            if "marker" in grade:
                continue
            where, grade = grade, "not graded"
        key = (shorten(piece.quote, QUOTE_CHARACTERS), grade, where, piece.target)
        held.setdefault(key, []).extend([f"e{index}"] if piece.span is not None else [])
    found = [
        Source(name, grade, grade in GRADES, where, target, tuple(places))
        for (name, grade, where, target), places in held.items()
    ]
    return tuple(sorted(found, key=lambda source: (not source.graded, source.found == "named in the text")))
