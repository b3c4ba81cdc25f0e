"""What is put in beside a name: "Khan, a chemist at the institute," and "(D-Mich.)"."""

from __future__ import annotations

import re

from features.citations.names import DEFINITE, LIGHT, NATION, ORGAN, OWN, PEOPLE, ROLE, Names, bare
from features.citations.phrases import DEFINED, KEPT, NAMED, PRONOMINAL, Phrase, phrase_before

INSERTION_WORDS = 26
APPOSITION_WORDS = 14
_PARENTHESIS = re.compile(r"\s?\([^()\n]{1,25}\)")
_ARTICLES = frozenset(("a", "an", "the", "who", "whose", "formerly", "md", "phd", "rn", "m", "ph"))
_SUCH_AS = frozenset(("including", "like", "such", "especially", "notably"))


def _opening_before(names: Names, last: int) -> int | None:
    """The last word before the comma, dash or bracket that opens the insertion ending at `last`."""
    closing = names.gaps[last + 1]
    opening = "(" if ")" in closing else "-" if closing.startswith("-") else ","
    for index in range(last, max(0, last - INSERTION_WORDS), -1):
        gap = names.gaps[index]
        if opening in gap:
            return index - 1
        if gap and gap[-1] in ';:"':
            return None
    return None


def phrase_with_insertion(names: Names, last: int, brands: frozenset[str]) -> Phrase | None:
    """The phrase before an insertion that ends at `last` ("Khan, a chemist, says"), or the name that it gives."""
    opened = _opening_before(names, last)
    if opened is None or opened < 0:
        return None
    phrase = phrase_before(names, opened, brands)
    if (
        phrase is None
        and names.flags[opened] & (ORGAN | ROLE | PEOPLE)
        and opened
        and names.flags[opened - 1] & (DEFINITE | OWN)
    ):
        phrase = Phrase(
            opened - 1, opened, DEFINED, flags=names.flags[opened] & KEPT
        )  # "his newspaper, the Herald, reported"
    if phrase is None or phrase.kind == PRONOMINAL:
        return None
    if phrase.kind == NAMED:
        return phrase
    inside = opened + 1 + (names.words[opened + 1] in _SUCH_AS)
    inside += inside < last and names.words[inside] in ("the", "a", "an")
    named = inside <= last and names.is_proper(inside) and not names.flags[inside] & NATION
    if named:
        source = " ".join(bare(names.words[at]) for at in range(inside, names.name_end(inside) + 1))
        return Phrase(phrase.first, last, NAMED, source, phrase.flags)
    if names.words[opened + 1] in _SUCH_AS:
        return Phrase(phrase.first, last, phrase.kind, phrase.source, phrase.flags)
    return None


def end_of(names: Names, last: int, *, leading: bool = False) -> int:
    """Offset after a name, with the brackets and the apposition that say who it is.

    Where the name stands before the clause it supports (`leading`), an apposition needs a comma at its end.
    """
    end = names.end(last)
    if (bracket := _PARENTHESIS.match(names.plain, end, names.end_of_sentence)) is not None:
        end = bracket.end()
        while last + 1 < len(names.words) and names.starts[last + 1] < end:
            last += 1
    at = last + 1
    if at >= len(names.words) or names.plain[end : end + 2] not in (", ", " -"):
        return end
    telling = names.words[at] in _ARTICLES
    stop = at
    for index in range(at, min(len(names.words), at + APPOSITION_WORDS)):
        if index > at and not names.continues(index):
            break
        if names.flags[index] & LIGHT and not names.capitals[index] and names.words[at] not in ("who", "whose"):
            return end
        if names.words[index][0].isdigit():
            return end
        telling = telling or (
            bool(names.flags[index] & (ROLE | ORGAN)) and (not names.capitals[at] or bool(names.flags[at] & NATION))
        )
        stop = index
    closed = stop + 1 >= len(names.words) or names.gaps[stop + 1][:1] in ("", ",", '"', "-", ";", ":", ")", ".")
    if leading and (stop + 1 >= len(names.words) or names.gaps[stop + 1][:1] != ","):
        return end
    return names.end(stop) if telling and closed else end
