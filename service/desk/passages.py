"""The evidence of a report as the page shows it: marks in the text, a list to jump from, pairs, and metadata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from features import Evidence
from service.desk.kinds import LOOKS, Look
from service.highlight import Mark
from service.render.passages import KIND_NAMES, shorten

QUOTE_CHARACTERS = 160  # of a passage in the list


@dataclass(frozen=True, slots=True)
class Passage:
    """One quotation in the list, and the places where the text has it: `anchors` are ids on the page.

    `place` is the place of its first evidence in the report.
    """

    place: int
    quote: str
    note: str
    target: str | None
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The passages of one kind; `slug` names it in ids and classes of the page."""

    slug: str
    name: str
    look: Look
    passages: tuple[Passage, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SignalGroup:
    """The passages of one signal, kind by kind."""

    kinds: tuple[KindGroup, ...]

    @property
    def count(self) -> int:
        """How many pieces of evidence there are; a contradiction is one, in two places."""
        return sum(kind.count for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that contradict each other, in the order of the text, with the ids of their places."""

    number: int
    first: str
    first_anchor: str
    second: str
    second_anchor: str
    note: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that stands in the page's metadata."""

    name: str
    look: Look
    signal: str
    quote: str
    note: str


def marks(evidence: Sequence[Evidence]) -> list[Mark]:
    """The marks of everything that has a place in the text."""
    found: list[Mark] = []
    pair = 0
    for index, piece in enumerate(evidence):
        if piece.span is None:
            continue
        name, look = _name(piece.kind), LOOKS[piece.kind]
        classes = f"{piece.signal} {look.tone} {slug(piece.kind)}"
        anchor = _anchor(index)
        if piece.other is None:
            title = _title(name, _note(piece))
            found.append(Mark(piece.span.start, piece.span.end, anchor, classes, look.sign, title))
            continue
        pair += 1
        sign, there = f"{look.sign}{pair}", piece.other
        for span, place, against in (
            (piece.span, anchor, there.quote),
            (there.span, _other_anchor(index), piece.quote),
        ):
            title = _title(f"{name} {pair}", f"against “{_shorten(against)}”")
            found.append(Mark(span.start, span.end, place, classes, sign, title))
    return found


def pairs(evidence: Sequence[Evidence]) -> list[Pair]:
    """The contradictions, the strongest first as in the report."""
    found: list[Pair] = []
    for index, piece in enumerate(evidence):
        if piece.other is None or piece.span is None:
            continue
        here, there = (piece.quote, _anchor(index)), (piece.other.quote, _other_anchor(index))
        first, second = (here, there) if piece.span.start <= piece.other.span.start else (there, here)
        found.append(Pair(len(found) + 1, *first, *second, piece.note))
    return found


def groups(evidence: Sequence[Evidence]) -> dict[str, SignalGroup]:
    """The list to jump from, by signal: what has a place in the text; a passage that is repeated stands once."""
    places: dict[str, dict[tuple[str, str, str | None], list[str]]] = {}
    first: dict[tuple[str, str, str, str | None], int] = {}
    signals: dict[str, str] = {}
    counts = Counter(piece.kind for piece in evidence if piece.span is not None)
    for index, piece in enumerate(evidence):
        if piece.span is None:
            continue
        signals[piece.kind] = piece.signal
        quotes = places.setdefault(piece.kind, {})
        statements = [(piece.quote, piece.target, _anchor(index))]
        if piece.other is not None:
            statements.append((piece.other.quote, None, _other_anchor(index)))
        for quote, target, anchor in statements:
            key = (_shorten(quote), _note(piece), target)
            quotes.setdefault(key, []).append(anchor)
            first.setdefault((piece.kind, *key), index)
    found: dict[str, SignalGroup] = {}
    for kind, look in LOOKS.items():
        if kind in places:
            passages = tuple(
                Passage(first[(kind, *key)], *key, tuple(anchors)) for key, anchors in places[kind].items()
            )
            before = found.get(signals[kind], SignalGroup(()))
            group = KindGroup(slug(kind), _name(kind), look, passages, counts[kind])
            found[signals[kind]] = SignalGroup((*before.kinds, group))
    return found


def metadata(evidence: Sequence[Evidence]) -> list[Stated]:
    """What a page says of itself outside of its visible text."""
    return [
        Stated(_name(piece.kind), LOOKS[piece.kind], piece.signal, piece.quote, _note(piece))
        for piece in evidence
        if piece.span is None
    ]


def slug(kind: str) -> str:
    """The name of a kind in ids and classes."""
    return kind.replace(".", "-")


def _anchor(index: int) -> str:
    return f"e{index}"


def _other_anchor(index: int) -> str:
    return f"e{index}-other"


def _title(name: str, note: str) -> str:
    return f"{name}: {note}" if note else name


def _note(piece: Evidence) -> str:
    """The note, unless it only repeats the name of the kind."""
    return "" if piece.note.lower() == KIND_NAMES[piece.kind] else piece.note


def _name(kind: str) -> str:
    return KIND_NAMES[kind].capitalize()


def _shorten(quote: str) -> str:
    return shorten(quote, QUOTE_CHARACTERS)
