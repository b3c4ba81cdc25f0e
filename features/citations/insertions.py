"""What is put in beside a source: "Khan, a chemist at the institute, says", "Rep. Moss (D-Mich.)"."""

from __future__ import annotations

from features.citations.phrases import DEFINED, NAMED, VAGUE, Phrase, phrase_after, phrase_before
from features.citations.words import BOUNDARY, CAPITAL, FINITE, LIGHT, ORGAN, PEOPLE, PRONOUN, ROLE, TITLE, Clause

INSERTION_WORDS = 30
APPOSITION_WORDS = 16
_SUCH_AS = frozenset("including like such especially notably".split())


def with_apposition(clause: Clause, last: int) -> int:
    """The last word of what is put in after a name: "Khan, a chemist at the institute", "Rep. Moss (D-Mich.)"."""
    while last + 1 < clause.size:
        clause.reach(last + 1)
        gap = clause.gaps[last + 1]
        if gap[:1] not in (",", "(") and gap != " (":
            return last
        stop = _apposition(clause, last + 1, ")" if "(" in gap else "")
        if stop is None:
            return last
        last = stop
    return last


def _apposition(clause: Clause, at: int, closing: str) -> int | None:
    words = clause.words
    first = words[at]
    telling = first.low in ("a", "an", "the", "md", "phd", "rn", "m.d", "ph.d", "formerly", "now") or bool(closing)
    clause.reach(at + APPOSITION_WORDS)
    for i in range(at, min(clause.size, at + APPOSITION_WORDS)):
        word = words[i]
        if not word.flags & CAPITAL and (
            word.flags & (LIGHT | FINITE | PRONOUN | BOUNDARY) and word.low not in ("and", "as")
        ):
            return None
        if not word.low or (word.low[0].isdigit() and not closing):
            return None
        telling = telling or bool(word.flags & (ROLE | ORGAN | PEOPLE | TITLE))
        if word.closing:
            if closing:
                if closing in word.closing:
                    return i
                continue
            return i if telling else None
    return clause.size - 1 if telling and at + APPOSITION_WORDS > clause.size else None


def phrase_with_insertion(clause: Clause, last: int) -> tuple[Phrase, int] | None:
    """The phrase before insertions that end at `last` ("Khan, a chemist, says"), and how many there are."""
    words = clause.words
    best: tuple[Phrase, int] | None = None
    at, count = last, 0
    named: Phrase | None = None
    while at >= 0 and last - at < INSERTION_WORDS and count < 5:
        opened = _opening(clause, at, last)
        if opened is None:
            return best
        count += 1
        inside = phrase_after(clause, opened + 1 + (words[opened + 1].low in _SUCH_AS))
        if named is None and inside is not None and inside.kind == NAMED:
            named = inside
        phrase = phrase_before(clause, opened)
        if phrase is not None and phrase.kind == NAMED and words[phrase.first].low not in ("who", "which"):
            best = (Phrase(phrase.first, last, NAMED, phrase.name, phrase.flags), count)
        elif (
            phrase is not None and phrase.kind in (DEFINED, VAGUE) and best is None and (named or phrase.kind == VAGUE)
        ):
            kind, name = (NAMED, named.name) if named else (phrase.kind, "")
            best = (Phrase(phrase.first, last, kind, name, phrase.flags | (named.flags if named else 0)), count)
        at = opened
    return best


def _opening(clause: Clause, at: int, last: int) -> int | None:
    """The last word before the comma, dash or bracket that opens the insertion ending at `at`."""
    words = clause.words
    closing = words[at].closing
    for i in range(at, max(0, last - INSERTION_WORDS), -1):
        gap = clause.gaps[i]
        if ")" in closing:
            if "(" in gap:
                return i - 1
        elif gap and gap[-1] in ';:"':
            return None
        elif gap:
            return i - 1 if words[i - 1].low else i - 2
    return None
