"""Lists of references: sections under a heading that announces one, and entries that stand without a heading.

Continued lines belong to the entry before them; running heads and page numbers
inside a list do not end it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from features.citations.entries import ADDRESS, AUTHOR, BULLET, NUMBERED, PAGES, YEAR, parts_of_line, reference_score
from features.citations.headings import CLOSING_LINE, COLOPHON, HEADING_CHARACTERS, announcement, closes
from features.citations.listings import LONGEST, find_listings, is_listing
from features.citations.ranges import Ranges
from features.document import Document

LIST, SOME = "list", "some"
ENTRY_CHARACTERS = 900
NEUTRAL_LINES = 6
FEWEST_NOTES = 3  # notes in a row that make a list without a heading
LEAST_ALONE, MOST_ALONE = 30, 700  # characters of an entry that stands alone
RUNNING_HEADS = 20  # repetitions of the heading that are passed over, beside one a line
_INLINE = re.compile(
    r"\W{0,3}((?:selected |key )?(?:references?\(s\)|sources?\(s\)|references|sources|bibliography|works cited|"
    r"citations)|SOURCE)\s?:\s*(?=\S)",
    re.I,
)
_INLINE_COUNTED = re.compile(r"(?<=[ |.(])(?:[Rr]eferences|[Ss]ources|[Bb]ibliography):? (?=[(\[]?1[.)\]] )")
_CLOSING = re.compile(r"(?<=[.!?)\"|] )[\[(]?(?:Sources?|SOURCES?): (?=[A-Z\"][^\n]{8,250}$)")  # under a paragraph
_LABELS = ("references", "sources", "bibliography", "source: ")  # in lower case; of the two patterns above
# Characters, with what may follow them, one of which every pattern but that of a heading needs: a year or first number,
# a dash or bar before an outlet, the colon of a label, the bracket of a note. One character is found faster than two.
_HINTS = (("1", "9.)]"), ("2", "0"), ("-", " "), ("|", " "), (":", ""), ("[", "01"))
_PAGE_NUMBER = re.compile(r"[\W_]*(?:[\divxlc]{1,5})?[\W_]*$")
_DIGITS = re.compile(r"[\W\dep]*\d[\W\dep]*$")
_CREDIT = re.compile(
    r"[^.\n]{0,30}\b(?:getty(?: images)?|shutterstock|i ?stock(?:photo)?|corbis|alamy|thinkstock|wire ?image|"
    r"(?:ap|reuters) photo|flickr|pixabay|unsplash)\b",
    re.I,
)
_NOTE = re.compile(r"\W{0,3}\[(\d{1,3})\] ?(?=\S)")
_DATELINE = re.compile(r"[A-Z][\w. ]{3,30},[^()\n]{0,60}\([^()\n]{2,40}\) ?- ")  # how a report of an agency begins
_INNER_NUMBER = re.compile(r"(?<=[.\d)/\]])\s{1,3}\(?\[?(?=(\d{1,3})[.)\]]\s{0,3}[A-Z\"])")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list of references, or one that stands alone; `number` as it is counted in the list, 0 without."""

    start: int
    end: int
    number: int = 0


def find_entries(document: Document) -> list[Entry]:
    """The entries of all lists of references in a text, those that stand alone, and titles listed with their dates."""
    listings = find_listings(document)
    taken = Ranges(listings)
    entries = [entry for entry in _Sections(document, taken).read() if not taken.holds(entry.start, entry.end)]
    return entries + [Entry(start, end) for start, end in listings]


class _Sections:
    def __init__(self, document: Document, taken: Ranges) -> None:
        self.low, self.plain, self.blocks, self.taken = document.low, document.plain, document.blocks, taken
        self.starts = [block.start for block in document.blocks]
        self.entries: list[Entry] = []

    def read(self) -> list[Entry]:
        plain, blocks = self.plain, self.blocks
        hinted = {index for mark, following in _HINTS for index in self._holding(plain, mark, following)}
        labelled = {index for label in _LABELS for index in self._holding(self.low, label)}
        at = 0
        while at < len(blocks):
            block = blocks[at]
            start, end = block.start, block.end
            if (announced := self._announces(at)) is not None:
                at = self._list(at + 1, announced, block.kind == "item")
                continue
            if at not in hinted:
                at += 1
                continue
            near = min(end, start + 40)
            inline = _INLINE.match(plain, start, near) if plain.find(":", start, near) >= 0 else None
            if inline is not None and not _CREDIT.match(plain, inline.end(), end):
                self._split_inline(inline.end(), end)
            elif (last := self._notes(at)) > at:
                at = last
                continue
            elif at in labelled and (label := self._label_inside(start, end)) is not None:
                self._split_inline(label, end)
            elif LEAST_ALONE <= end - start <= MOST_ALONE and self._stands_alone(start, end):
                self.entries.append(Entry(start, end))
            at += 1
        return self.entries

    def _holding(self, text: str, mark: str, following: str = "") -> Iterator[int]:
        """The blocks, by index, that hold a mark, before one of the characters `following` where there are any."""
        starts = self.starts
        at = text.find(mark)
        while at >= 0:
            at += len(mark)
            if not following or text[at : at + 1] in following:
                index = bisect_right(starts, at)
                yield index - 1
                if index == len(starts):
                    return
                at = starts[index]
            at = text.find(mark, at)

    def _announces(self, index: int) -> str | None:
        """What kind of list a block announces, if it is the heading of one."""
        block = self.blocks[index]
        if block.end - block.start > HEADING_CHARACTERS:
            return None
        announced = announcement(self.low, block.start, block.end)
        if announced is None or self.taken.holds(block.end, block.end + 8):
            return None  # no heading, or one over titles that are read already
        return announced

    def _list(self, at: int, announced: str, in_menu: bool) -> int:
        """Read the list that begins at a block; the index of the first block after it."""
        first, blocks = at, self.blocks
        lines: list[tuple[int, int]] = []  # block and its score
        neutral = skipped = 0
        while at < len(blocks):
            block = blocks[at]
            text = self.plain[block.start : block.end]
            if self._announces(at):
                skipped += 1
                if skipped > RUNNING_HEADS + len(lines) or neutral:  # after other lines it heads a list of its own
                    break
                at += 1
                continue
            if (_DIGITS.match(text) is None and _PAGE_NUMBER.match(text)) or text.strip().isdigit():
                at += 1
                continue
            score = 2 if _DIGITS.match(text) and lines else reference_score(text)
            if COLOPHON.match(text):
                break
            if score < 2 and closes(text, score):
                break
            if score >= 2:
                neutral = 0
            else:
                neutral += 1
                if neutral > NEUTRAL_LINES or (not lines and neutral > 2 and block.kind != "item"):
                    break
            lines.append((at, score))
            at += 1
        if any(score >= 2 for _, score in lines):
            while lines[-1][1] < 2 and blocks[lines[-1][0]].kind != "item":
                lines.pop()
            self._gather([index for index, _ in lines])
            return lines[-1][0] + 1
        if announced == LIST and not in_menu:
            return self._plain_items(first)
        return first

    def _notes(self, at: int) -> int:
        """Read the notes [1], [2], ... that begin at a block without a heading; the index of the first block after."""
        first, expected = at, 1
        while at < len(self.blocks):
            note = _NOTE.match(self.plain, self.blocks[at].start, self.blocks[at].end)
            if note is None or int(note[1]) != expected:
                break
            expected += 1
            at += 1
        if at - first < FEWEST_NOTES:
            return first
        for number, block in enumerate(self.blocks[first:at], 1):
            self.entries.append(Entry(self.plain.index("]", block.start) + 1, block.end, number))
        return at

    def _plain_items(self, at: int) -> int:
        """Bulleted names of sources under a heading that promises sources."""
        first = at
        while at < len(self.blocks) and self.blocks[at].kind == "item" and at - first < 60:
            block = self.blocks[at]
            if block.end - block.start < 12 or CLOSING_LINE.match(
                self.plain, self._without_bullet(block.start, block.end), block.end
            ):
                break
            self.entries.append(Entry(self._without_bullet(block.start, block.end), block.end))
            at += 1
        return at

    def _gather(self, lines: list[int]) -> None:
        """Join continued lines to the entry before them."""
        numbered = sum(bool(NUMBERED.match(self.plain, *self._range(index))) for index in lines)
        counted = numbered * 5 >= len(lines) and numbered > 1
        authored = sum(bool(AUTHOR.match(self.plain, *self._range(index))) for index in lines)
        by_author = not counted and authored * 3 >= len(lines) and authored > 2
        open_entry: tuple[int, int] | None = None
        has_address = False
        items = [index for index in lines if self.blocks[index].kind == "item"]
        if not counted and len(items) * 2 >= len(lines):  # what stands before the first bullet heads the list
            lines = [index for index in lines if index >= items[0] or self._is_entry(index)]
        for index in lines:
            start, end = self._range(index)
            if counted:
                opens = NUMBERED.match(self.plain, start, end) is not None
            elif by_author:
                opens = AUTHOR.match(self.plain, start, end) is not None or self.blocks[index].kind == "item"
            else:
                only_address = ADDRESS.match(self.plain, start, end) is not None
                opens = not (only_address or _DIGITS.match(self.plain, start, end)) or has_address or open_entry is None
            if opens or open_entry is None or end - open_entry[0] > ENTRY_CHARACTERS:
                if open_entry is not None:
                    self._split(*open_entry)
                open_entry = (start, end)
                has_address = False
            else:
                open_entry = (open_entry[0], end)
            has_address = has_address or ADDRESS.search(self.plain, start, end) is not None
        if open_entry is not None:
            self._split(*open_entry)

    def _is_entry(self, index: int) -> bool:
        """Whether a block of a list bears the marks of a reference."""
        block = self.blocks[index]
        return reference_score(self.plain[block.start : block.end]) >= 2

    def _range(self, index: int) -> tuple[int, int]:
        block = self.blocks[index]
        return self._without_bullet(block.start, block.end), block.end

    def _without_bullet(self, start: int, end: int) -> int:
        bullet = BULLET.match(self.plain, start, end)
        return bullet.end() if bullet and bullet.end() < end else start

    def _label_inside(self, start: int, end: int) -> int | None:
        """Where the sources begin that a label announces within a paragraph."""
        label = _INLINE_COUNTED.search(self.plain, start, end) or _CLOSING.search(self.plain, start, end)
        return label.end() if label is not None else None

    def _split_inline(self, start: int, end: int) -> None:
        """Add the sources that stand in one line behind "Sources:"."""
        for begin, stop in parts_of_line(self.plain, start, end):
            self._split(begin, stop)

    def _split(self, start: int, end: int) -> None:
        """Add the entries between two offsets: one, or several that are numbered in one line."""
        cuts = [start]
        expected = 2
        for inner in _INNER_NUMBER.finditer(self.plain, start, end):
            if int(inner[1]) in (expected, expected + 1):
                cuts.append(inner.end())
                expected = int(inner[1]) + 1
        if len(cuts) > 1 and not re.match(r"\W{0,3}1\D", self.plain[start : start + 5]):
            cuts = [start]
        for at, cut in enumerate(cuts):
            stop = cuts[at + 1] if at + 1 < len(cuts) else end
            lead = NUMBERED.match(self.plain, cut, stop)
            digits = re.search(r"\d+", lead[0]) if lead else None
            begin = lead.end() if lead and digits else cut
            stop = begin + len(self.plain[begin:stop].rstrip(" |"))
            if stop > begin:
                self.entries.append(Entry(begin, stop, int(digits[0]) if digits and len(digits[0]) < 4 else 0))

    def _stands_alone(self, start: int, end: int) -> bool:
        plain = self.plain
        if end - start < LONGEST and is_listing(plain[start:end]):
            return True
        if plain.find("19", start, end) < 0 and plain.find("20", start, end) < 0:
            return False
        text = plain[start:end]
        return (
            len(text) >= 50
            and AUTHOR.match(text) is not None
            and _DATELINE.match(text) is None
            and YEAR.search(text) is not None
            and PAGES.search(text) is not None
            and reference_score(text) >= 4
        )
