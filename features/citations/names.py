"""Names in running text, told from common words by capitals, by their place and by the words beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from features.document import Document
from features.lexicon import pairs

PEOPLE, LAY, STUDY, WORK, QUANTITY, TITLE, ROLE, ORGAN, NATION, CALENDAR = (1 << n for n in range(10))
BOUNDARY, LIGHT, OWN, PRONOUN, DEFINITE, PREPOSITION, LAW, PARTISAN, AGENT, BAR = (1 << n for n in range(10, 20))
_FLAGS = {
    "people": PEOPLE, "lay": LAY, "study": STUDY, "work": WORK, "quantity": QUANTITY, "title": TITLE, "role": ROLE,
    "organ": ORGAN, "nation": NATION, "calendar": CALENDAR, "boundary": BOUNDARY, "light": LIGHT, "own": OWN,
    "pronoun": PRONOUN, "definite": DEFINITE, "preposition": PREPOSITION, "law": LAW, "partisan": PARTISAN,
    "bar": BAR,
}  # fmt: skip
_COMMON = PEOPLE | QUANTITY | BOUNDARY | LIGHT | OWN | PRONOUN | DEFINITE | PREPOSITION | CALENDAR | NATION
_CAPITALS = re.compile(r" ([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,5})")
_LINKS = frozenset(
    ("of", "for", "the", "and", "on", "de", "van", "von", "der", "la", "le", "at", "in", "al", "bin", "to", "di", "da")
)
NAME_WORDS = 14
REMEMBERED = 100_000  # words
_AGENTS = ("ists", "cians", "ers", "ors")  # planners, dealers, dermatologists: people, if they speak
_BLANKS = " \n®™©"


class WordClasses(dict[str, int]):
    """Word -> what it is, by the table; possessives and contractions are read off their first part, and remembered."""

    def __missing__(self, word: str) -> int:
        pronoun, mark, _ = word.partition("'")
        flags = self.get(bare(word), 0) or (self.get(pronoun, 0) & (PRONOUN | OWN) if mark else 0)
        if not flags and len(word) > 5 and word.endswith(_AGENTS):
            flags = PEOPLE | LAY | AGENT
        if len(self) > REMEMBERED:
            self.clear()
            self.update(_table())
        self[word] = flags
        return flags


def _table() -> dict[str, int]:
    return {word: sum(_FLAGS[name] for name in names.split()) for word, names in pairs("citation_word")}


@cache
def word_classes() -> WordClasses:
    """The classes of words, shared by all documents."""
    return WordClasses(_table())


class KnownNames:
    """The words that stand with a capital inside some sentence of a document, read when they are first asked for."""

    __slots__ = ("_plain", "_words")

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            plain = self._plain
            inside = [
                found[1] for found in _CAPITALS.finditer(plain)
                if plain[found.start() - 1].islower() or plain[found.start() - 1] in ",;"
            ]  # fmt: skip
            self._words = frozenset(" ".join(inside).lower().replace("'s ", " ").split())
        return word in self._words


class Names:
    """The words of one sentence by index: what stands before each, whether it has a capital, and what it is."""

    __slots__ = ("_known", "capitals", "end_of_sentence", "flags", "gaps", "number", "plain", "starts", "words")

    def __init__(self, document: Document, number: int, known: KnownNames) -> None:
        sentence = document.sentences[number]
        self.number, self.plain, self.end_of_sentence = number, document.plain, sentence.end
        self._known = known
        self.words = sentence.words
        plain, low, at = document.plain, document.low, sentence.start
        starts: list[int] = []
        gaps: list[str] = []
        for word in self.words:
            start = low.index(word, at)
            starts.append(start)
            gaps.append("" if start == at + 1 and plain[at] == " " else plain[at:start].strip(_BLANKS))
            at = start + len(word)
        self.starts, self.gaps = starts, gaps
        self.capitals = [plain[start].isupper() for start in starts]
        self.flags = list(map(word_classes().__getitem__, self.words))
        if "who" in self.words:
            for index, word in enumerate(self.words):
                if word == "who" and self.plain[self.starts[index] + 1] == "H":
                    self.flags[index] = ORGAN  # the World Health Organization

    def index_at(self, offset: int) -> int:
        """Index of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def end(self, index: int) -> int:
        """Offset after the word."""
        return self.starts[index] + len(self.words[index])

    def is_acronym(self, index: int) -> bool:
        """Whether the word is written in capitals, or has one inside: CDC, YouGov."""
        word = self.plain[self.starts[index] : self.end(index)]
        return len(word) > 1 and word[0].isupper() and any(map(str.isupper, bare(word)[1:]))

    def is_proper(self, index: int) -> bool:
        """Whether the word belongs to a name."""
        if not self.capitals[index] or len(self.words[index]) < 2:
            return False
        flags = self.flags[index]
        if flags & TITLE and index + 1 < len(self.words) and self.capitals[index + 1]:
            return True
        if flags & CALENDAR and index and self.words[index].endswith("'s"):
            return True  # a person called May or August
        if not index and flags and not flags & (ORGAN | TITLE):
            return self.is_acronym(0) and not flags & _COMMON
        if (
            flags & (STUDY | WORK)
            and index
            and not self.capitals[index - 1]
            and not (index + 1 < len(self.words) and self.capitals[index + 1])
        ):
            return False  # the first word of a sentence whose beginning is not marked
        if flags & _COMMON:
            return bool(
                index and flags & (QUANTITY | NATION) and index + 1 < len(self.words) and self.capitals[index + 1]
                and not self.flags[index + 1] & _COMMON and self.continues(index + 1)
            )  # fmt: skip
        if index and self.gaps[index][-1:] not in ('"', ":"):
            return True
        return self.is_acronym(index) or bare(self.words[index]) in self._known

    def continues(self, index: int) -> bool:
        """Whether nothing but an abbreviation's full stop, `&` or a slash parts the word from the one before it."""
        gap = self.gaps[index]
        if gap in ("", "&", "/"):
            return True
        before = self.words[index - 1]
        return gap in (".", ".&") and (
            len(before) <= 2 or bool(self.flags[index - 1] & TITLE) or before in ("st", "jr")
        )

    def name_end(self, index: int) -> int:
        """Index of the last word of the name that begins at `index`."""
        last = at = index
        while at + 1 < len(self.words) and at - index < NAME_WORDS and self.continues(at + 1):
            at += 1
            if self.capitals[at] or (self.words[at][0].isdigit() and last == at - 1 and self.flags[at - 1] & ORGAN):
                last = at
            elif self.words[at] not in _LINKS or at - last > 2:
                break
        return last


def bare(word: str) -> str:
    """The word without its possessive ending."""
    return word[:-2] if word.endswith("'s") else word.rstrip("'")
