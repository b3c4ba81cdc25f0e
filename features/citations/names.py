"""How far a name reaches in a clause: "University of Cambridge", "FDA officials", "Grob's team"."""

from __future__ import annotations

from features.citations.words import CAPITAL, LAW, ORGAN, PEOPLE, POSSESSIVE, ROLE, STUDY, WORK, Clause

NAME_WORDS = 14
_LINKS = frozenset("of for the and on de van von der la le at in al bin to di da from &".split())


def name_end(clause: Clause, index: int) -> int:
    """Index of the last word of the name that begins at `index`."""
    words = clause.words
    last = at = index
    clause.reach(index + NAME_WORDS)
    while at + 1 < clause.size and at - index < NAME_WORDS and clause.gaps[at + 1] in ("", "&"):
        at += 1
        word = words[at]
        if word.flags & CAPITAL or (word.low[:1].isdigit() and last == at - 1 and words[at - 1].flags & ORGAN):
            last = at
        elif (word.low not in _LINKS and word.closing != "&") or at - last > 2:
            break
    return last


def with_role(clause: Clause, last: int) -> int:
    """A name's last word, or that of what is his or its: "FDA officials", "Grob's team"."""
    words = clause.words
    at = last + 1
    clause.reach(last + 3)
    while at < clause.size and at - last < 4 and not clause.gaps[at] and not words[at].flags & CAPITAL:
        if words[at].flags & (ROLE | WORK | PEOPLE | STUDY | LAW):
            return at
        if not words[last].flags & POSSESSIVE:
            break
        at += 1
    return last
