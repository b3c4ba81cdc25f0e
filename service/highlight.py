"""A text with its marks, as HTML: offsets count code points, the text stays text, and marks may overlap at will."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

LANES = 4  # overlapping marks draw their lines in lanes below the text; more than these share the last

# Control characters cannot stand in HTML: shown as the pictures Unicode has for them, one for one.
_VISIBLE = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
_VISIBLE |= dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)  # those without a picture


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text to be marked; `id` names its first piece on the page, `title` is its tooltip."""

    start: int
    end: int
    id: str
    classes: str
    sign: str
    title: str


@dataclass(slots=True)
class _Open:
    """A mark that is open where the text is being written, and whether a piece of it was written before."""

    mark: Mark
    lane: int
    begun: bool = False


def highlight(text: str, marks: Iterable[Mark]) -> Markup:
    """The text with a `<mark>` element around every mark.

    Where two marks cross, one is closed and opened again, so that elements nest; its pieces share their `data-of`.
    A mark keeps its lane over all its pieces, and overlapping marks have different lanes.
    """
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({offset for mark in waiting for offset in (mark.start, mark.end)})
    out: list[str] = []
    open_: list[_Open] = []  # outermost first
    at = next_ = 0
    for cut in cuts:
        out.append(_escaped(text[at:cut]))
        at = cut
        staying = _close(out, open_, cut)
        starting: list[_Open] = []
        while next_ < len(waiting) and waiting[next_].start == cut:
            lane = _free_lane([*open_, *staying, *starting])
            starting.append(_Open(waiting[next_], lane))
            next_ += 1
        for entry in sorted([*staying, *starting], key=lambda entry: -entry.mark.end):
            open_.append(entry)
            out.append(_opening(open_))
        _close(out, open_, cut)  # marks of no length
    out.append(_escaped(text[at:]))
    return Markup("".join(out))  # noqa: S704 - every piece of text and every attribute was escaped


def _close(out: list[str], open_: list[_Open], cut: int) -> list[_Open]:
    """Close the marks that end at `cut`, and those inside them; returns the ones that have to be opened again."""
    ending = [depth for depth, entry in enumerate(open_) if entry.mark.end <= cut]
    if not ending:
        return []
    outermost = ending[0]
    staying = [entry for entry in open_[outermost:] if entry.mark.end > cut]
    out.append("</mark>" * (len(open_) - outermost))
    del open_[outermost:]
    return staying


def _free_lane(entries: Sequence[_Open]) -> int:
    taken = {entry.lane for entry in entries}
    return next((lane for lane in range(LANES) if lane not in taken), LANES - 1)


def _opening(open_: Sequence[_Open]) -> str:
    """The start tag of the innermost open mark; its tooltip names the marks around it too."""
    entry = open_[-1]
    title = "\n".join(around.mark.title for around in reversed(open_))
    of = escape(entry.mark.id)
    named = "" if entry.begun else f' id="{of}" data-sign="{escape(entry.mark.sign)}"'
    entry.begun = True
    classes = f"{escape(entry.mark.classes)} lane-{entry.lane}"
    return f'<mark{named} class="{classes}" data-of="{of}" title="{_escaped(title)}">'


def _escaped(text: str) -> str:
    """Text as text; a carriage return by its number, as browsers would drop it and all offsets after it be wrong."""
    return str(escape(text.translate(_VISIBLE))).replace("\r", "&#13;")
