"""The words of a sentence as attributions read them: what each is, and which punctuation stands before it."""

from __future__ import annotations

import re
from functools import cache, cached_property
from operator import add, itemgetter
from typing import NamedTuple

from features.document import Document
from features.lexicon import pairs, phrases
from features.memo import Memo

PEOPLE, LAY, STUDY, WORK, QUANTITY, TITLE, ROLE, ORGAN, NATION, CALENDAR, BOUNDARY = (1 << n for n in range(11))
LIGHT, OWN, PRONOUN, DEFINITE, PREPOSITION, LAW, PARTISAN, FINITE, CAPITAL, ACRONYM, POSSESSIVE = (
    1 << n for n in range(11, 22)
)
_CLASSES = {
    "people": PEOPLE, "lay": LAY, "study": STUDY, "work": WORK, "quantity": QUANTITY, "title": TITLE, "role": ROLE,
    "organ": ORGAN, "nation": NATION, "calendar": CALENDAR, "boundary": BOUNDARY, "light": LIGHT, "own": OWN,
    "pronoun": PRONOUN, "definite": DEFINITE, "preposition": PREPOSITION, "law": LAW, "partisan": PARTISAN,
}  # fmt: skip
COMMON = PEOPLE | QUANTITY | BOUNDARY | LIGHT | OWN | PRONOUN | DEFINITE | PREPOSITION | CALENDAR | NATION
_TELLING = COMMON | TITLE | STUDY | WORK
PEOPLE_ENDINGS = ("ists", "cians", "ers", "ors")  # planners, dermatologists: people, if they speak
EXPERT_ENDINGS = ("ologists", "atrists", "icians")
_FINITE_ENDINGS = ("ed", "id", "ys", "ld", "nks", "ves", "ows", "ests", "und")
_AROUND = "\"'`()[]{}<>.,;:!?*_|~-/\u2022\u2026\xb7\xbb\u203a\xab"
_ABBREVIATIONS = frozenset("st jr sr inc co corp ltd bros dept univ vs".split())
_HOSTS = (".com", ".org", ".net")
_NAMED_INSIDE = re.compile(r" [A-Z](?<=[a-z,;] .)[\w'-]+(?: [A-Z](?:\.|[\w'-]+))*")
REMEMBERED = 100_000  # words


class Word(NamedTuple):
    """A word in lower case, what it is, and the punctuation before and after it (not an abbreviation's full stop)."""

    low: str
    flags: int
    opening: str
    closing: str


_opening, _closing = itemgetter(2), itemgetter(3)  # of a Word, at the speed of C


@cache
def _classes() -> dict[str, int]:
    return {word: sum(_CLASSES[name] for name in names.split()) for word, names in pairs("citation_word")}


@cache
def _finite() -> frozenset[str]:
    """Reporting verbs that are nothing else, so that no noun phrase goes across them."""
    return frozenset(verb for verb in phrases("citation_verb") if verb.endswith(_FINITE_ENDINGS))


def _read(piece: str) -> Word:
    core = piece.strip(_AROUND)
    if not core:
        return Word("", 0, "", piece)
    opening, _, closing = piece.partition(core)
    low = core.lower()
    flags = CAPITAL if core[0].isupper() else 0
    bare = base(low)
    if bare != low or (closing[:1] == "'" and low[-1] == "s"):
        flags |= POSSESSIVE
        closing = closing.removeprefix("'")
    classes = _classes().get(bare, 0)
    if not classes:
        if "'" in low:
            classes = _classes().get(low.partition("'")[0], 0) & (PRONOUN | OWN)
        if not classes and not flags and len(bare) > 5 and bare.endswith(PEOPLE_ENDINGS):
            classes = PEOPLE if bare.endswith(EXPERT_ENDINGS) else PEOPLE | LAY
    if bare.endswith(_HOSTS):
        classes = CAPITAL | ACRONYM | ORGAN
    if flags & CAPITAL and not core[1:].islower() and any(map(str.isupper, core[1 : len(bare)])):
        flags |= ACRONYM
        if low == "who":
            classes = ORGAN  # the World Health Organization
    if bare in _finite():
        flags |= FINITE
    if closing[:1] == "." and (len(bare) == 1 or classes & TITLE or "." in bare or bare in _ABBREVIATIONS):
        closing = closing[1:]
    return Word(piece if low == piece else low, _shared(flags | classes), opening, closing)


word_of = Memo(_read, REMEMBERED).__getitem__  # what stands between two blanks -> the word in it


@cache
def _shared(flags: int) -> int:
    """The one number of these classes: so many words have the same that copies would cost time to fetch."""
    return flags


def base(word: str) -> str:
    """The word without its possessive ending."""
    return word[:-2] if word.endswith("'s") else word


class Names:
    """The names that stand with a capital inside some sentence of a document, read when they are first asked for.

    `brands` are those by which the page calls itself; `in_small_letters` says whether a word stands somewhere between
    two blanks in small letters, for which the text is searched once.
    """

    def __init__(self, plain: str, brands: frozenset[str]) -> None:
        self._plain, self.brands = plain, brands
        stands: Memo[str, bool] = Memo(lambda word: f" {word} " in plain, REMEMBERED)
        self.in_small_letters = stands.__getitem__

    @cached_property
    def _runs(self) -> list[str]:
        """The names, each after the blank before it."""
        return _NAMED_INSIDE.findall(self._plain)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset("".join(self._runs).lower().replace("'s ", " ").split())

    @cached_property
    def _surnames(self) -> frozenset[str]:
        lasts = (run.rpartition(" ")[2] for run in self._runs if run.count(" ") > 1)
        return frozenset(base(last.lower()) for last in lasts)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def is_surname(self, word: str) -> bool:
        """Whether the word ends a name of several words."""
        return word in self._words and word in self._surnames


class Clause:
    """The words of one sentence by index, as far as they were read; `gaps` holds the punctuation before each.

    What stands far behind a verb is seldom looked at: whoever looks at words after the one he was given calls `reach`
    first, and compares with `size`, the number of all words.
    """

    __slots__ = ("_pieces", "_start", "document", "end", "gaps", "known", "number", "size", "words")

    def __init__(self, document: Document, number: int, known: Names) -> None:
        start, end, _, _ = document.sentences[number]
        self.document, self.number, self.known = document, number, known
        self._start, self.end = start, end
        self._pieces = document.plain[start:end].split(" ")
        self.size = len(self._pieces)
        self.words: list[Word] = []
        self.gaps: list[str] = []

    def reach(self, index: int) -> None:
        """Read the words up to `index`, or to the end."""
        words = self.words
        read = len(words)
        if index >= read < self.size:
            more = list(map(word_of, self._pieces[read : index + 1]))
            closings = [words[-1].closing if words else "", *map(_closing, more)]
            self.gaps += map(add, closings, map(_opening, more))
            words += more

    def index_at(self, offset: int) -> int:
        """Index of the word that holds an offset."""
        return self.document.plain.count(" ", self._start, offset)

    def start_of(self, index: int) -> int:
        """Offset of the word."""
        start = self._start + len(self.words[index].opening)
        return start + len(" ".join(self._pieces[:index])) + 1 if index else start

    def end_of(self, index: int) -> int:
        """Offset after the word."""
        return self.start_of(index) + len(self.words[index].low)

    def is_proper(self, index: int) -> bool:
        """Whether the word belongs to a name: by its capital, its place and the words beside it."""
        low, flags, opening, closing = self.words[index]
        if not flags & CAPITAL or len(low) < 2:
            return False
        before = self.words[index - 1] if index else None
        if before is not None and not (flags & _TELLING or opening or before.closing):
            return True  # what follows changes nothing
        following = 0
        if index + 1 < self.size and not closing:
            self.reach(index + 1)
            following = self.words[index + 1].flags
        if flags & TITLE and following & CAPITAL:
            return True
        named_after = bool(following & CAPITAL and not following & COMMON)
        if flags & COMMON:  # a month that owns something is a person; "New York", "American Heart Association"
            return before is not None and bool(
                (flags & CALENDAR and flags & POSSESSIVE) or (flags & (QUANTITY | NATION) and named_after)
            )
        first = before is None or opening != "" or before.closing[-1:] in (":", ".", "!", "?", "|")
        if flags & (STUDY | WORK) and not following & CAPITAL and (first or not (before and before.flags & CAPITAL)):
            return False
        if not first or flags & (ACRONYM | POSSESSIVE):
            return True
        if named_after and not flags & (STUDY | WORK):
            return True
        if following and not following & CAPITAL and self.known.in_small_letters(low):
            return False  # "Market analysts", where the market stands in small letters elsewhere
        return base(low) in self.known  # asked last, because the names are read for it
