"""The lines of a page as a reader sees them, and how they are written from runs of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from data.errors import ArticleError
from data.readers.html.parts import Part
from data.readers.html.visibility import Look


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link in a line: the range of the line's text it covers, and its address as written."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page as it is seen: a paragraph, heading, list item, table row or button."""

    text: str
    parts: int
    anchors: tuple[Anchor, ...] = ()

    @property
    def linked(self) -> float:
        """The share of the line that is link."""
        return sum(anchor.end - anchor.start for anchor in self.anchors) / len(self.text)


@dataclass(slots=True)
class Layout:
    """The lines of a page, its `<time>` stamps with the names they go by, how deep its elements nest, and its outline.

    The outline is the visible page in plain modern markup, every line opened by a character of its own, so that a text
    taken from it tells which lines it holds (see `held`).
    """

    lines: list[Line] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    depth: int = 0
    outline: str = ""


_MARKERS = 0x20000  # CJK Unified Ideographs Extension B: letters that no cleaning drops and hardly a page holds
MAX_MARKERS = 42_000
MAX_LINES = 250_000


def held(text: str) -> set[int]:
    """The numbers of the lines whose opening character is in a text taken from the outline."""
    return {ord(c) - _MARKERS for c in set(text) if _MARKERS <= ord(c) < _MARKERS + MAX_MARKERS}


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BULLETS = frozenset("•·▪◦●○■□►✓✔*-–—»>")


@dataclass(slots=True)
class State:
    """What holds inside an element; passed on to the elements in it."""

    look: Look
    parts: int = Part.NONE
    link: list[str] | None = None  # the address of the link it is in; a list, so that two links with one address differ
    numbers: list[int] | None = None  # in an `<ol>`: the number of its last item
    pre: bool = False
    sup: bool = False
    table: str = ""  # `data` or `layout`
    closing: str = ""  # what ends this element in the outline
    alone: bool = False  # whether it is a line of its own, though not by its tag

    def inside(self, look: Look, parts: int) -> State:
        """The state that an element hands on to what is in it."""
        return State(look, parts, self.link, self.numbers, self.pre, self.sup, self.table)


class Writer:
    """Writes lines as a browser shows them: white space collapses, blocks begin new lines."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.outline: list[str] = []
        self.pending: list[str] = []  # containers opened in the outline that hold no line yet
        self.bullet = ""
        self.in_row = False
        self._cells = 0
        self._new_cell = False
        self._pieces: list[str] = []
        self._anchors: list[Anchor] = []
        self._last_link: list[str] | None = None
        self._parts: int = Part.NONE
        self.length = 0
        self.space = False

    def add(self, run: str, state: State) -> None:
        """Append a run of text."""
        if state.pre and "\n" in run and not self.in_row:
            for piece in run.split("\n"):
                if piece:
                    self.add(piece, state)
                self.end_line()
            return
        words = run.split()
        if not words:
            self.space = self.space or bool(run)
            return
        if not state.look.readable:
            return
        shown = " ".join(words)
        if state.sup and shown.isascii() and shown.isdecimal():
            shown = shown.translate(_SUPERSCRIPTS)
        if self._new_cell:
            self._cells += 1
            self._new_cell = False
            gap = " | " if self.length else ""
        else:
            gap = " " if self.length and (self.space or run[0].isspace()) else ""
        begin = self.length + len(gap)
        self._pieces.append(gap + shown)
        self.length = begin + len(shown)
        self.space = run[-1].isspace()
        self._parts |= state.parts
        if state.link is not None:
            if self._anchors and state.link is self._last_link:
                self._anchors[-1] = Anchor(self._anchors[-1].start, self.length, state.link[0])
            else:
                self._anchors.append(Anchor(begin, self.length, state.link[0]))
            self._last_link = state.link

    def break_line(self) -> None:
        """Begin a new line; in a row of data a new line is a blank."""
        if self.in_row:
            self.space = True
        else:
            self.end_line()

    def begin_cell(self) -> None:
        """Begin the next cell of a row of data."""
        self._new_cell = True

    def end_line(self) -> None:
        """End the line, if there is one."""
        if self.length:
            lines, text = self.layout.lines, "".join(self._pieces)
            before, after = self.bullet, ""
            cut = 0
            if self._cells > 1:
                if self._cells == 2 and text[0] in _BULLETS and text[1:4] == " | ":  # a list laid out as a table
                    before, cut = "- ", 4
                else:
                    before, after = "| ", " |"
                    self._parts |= Part.ROW
            shift = len(before) - cut
            anchors = tuple(Anchor(a.start + shift, a.end + shift, a.address) for a in self._anchors if a.start >= cut)
            if len(lines) >= MAX_LINES:
                raise ArticleError("too_complex", f"The page has more than {MAX_LINES:,} lines; it is no article.")
            if len(lines) < MAX_MARKERS:
                self.outline += self.pending
                self.pending.clear()
                self.outline.append(self._outlined(text, chr(_MARKERS + len(lines))))
            lines.append(Line(before + text[cut:] + after, self._parts, anchors))
            self._pieces.clear()
            self._anchors.clear()
            self._parts = Part.NONE
            self.length = self._cells = 0
            self.bullet = ""
        self.space = False

    def _outlined(self, text: str, marker: str) -> str:
        """The line in the markup of the outline."""
        parts = self._parts
        if parts & Part.BUTTON and len(text) <= 60:
            return f"<button>{marker}{escape(text, quote=False)}</button>"
        if self.in_row:
            return f"<tr><td>{marker}{self._linked(text).replace(' | ', '</td><td>')}</td></tr>"
        tag = "h1" if parts & Part.TITLE else "h2" if parts & Part.HEADING else "li" if parts & Part.ITEM else "p"
        if self._anchors and not self._anchors[0].start:
            return f"<{tag}>{self._linked(text).replace('<a>', f'<a>{marker}', 1)}</{tag}>"
        return f"<{tag}>{marker}{self._linked(text)}</{tag}>"

    def _linked(self, text: str) -> str:
        pieces: list[str] = []
        at = 0
        for anchor in self._anchors:
            pieces += (
                escape(text[at : anchor.start], False),
                "<a>",
                escape(text[anchor.start : anchor.end], False),
                "</a>",
            )
            at = anchor.end
        pieces.append(escape(text[at:], False))
        return "".join(pieces)
