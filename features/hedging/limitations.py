"""Explicit statements of the limits of the evidence: what is not known, not studied, or studied badly.

DISCERN 8 asks whether a text says where it is uncertain; Jensen 2008 found that stating limits raises trust.
A word of the lexicon `hedging_limits` names the family (`features.hedging.limits`); its patterns then read the sentence
around the word.
"""

from __future__ import annotations

from features.document import Document
from features.hedging.clauses import clause
from features.hedging.limits import ANY, PARTNERS, patterns

CORE = 12  # characters at the end of a match that the clause is drawn around
REACH = 160  # characters of the sentence read on either side of the word
PHRASES = frozenset({"small or early study", "cause unknown"})  # what is marked as it stands, not with its clause


def limitations(document: Document) -> list[tuple[int, int, str]]:
    """The clauses that state a limit of the evidence, each with a note that says which limit."""
    found: list[tuple[int, int, str]] = []
    tried: set[str] = set()  # families of the sentence that the loop is in
    low = document.low
    end_of_sentence = first = 0  # where that sentence ends, and where its marks begin in `found`
    for hit in document.hits["hedging_limits"]:
        if hit.start >= end_of_sentence:
            sentence = document.sentence_at(hit.start)
            end_of_sentence, first = sentence.end, len(found)
            tried.clear()
        right = min(sentence.end, hit.end + REACH)
        whole = ANY.get(hit.tag)
        if whole is not None and whole.match(low, hit.start, right) is None:
            continue
        left = max(sentence.start, hit.start - REACH)
        partners = PARTNERS.get(hit.tag)
        if partners is not None and not _all_near(partners, low[left:right]):
            continue
        if document.blocks[sentence.block].kind == "navigation":
            continue
        again = hit.tag in tried
        tried.add(hit.tag)
        for note, pattern, anchored in patterns(hit.tag):
            if again and not anchored:
                continue
            match = pattern.match(low, hit.start, right) if anchored else pattern.search(low, left, right)
            if match is None:
                continue
            start, end = match.span()
            if any(start < other[1] and other[0] < end for other in found[first:]):
                continue
            if note not in PHRASES:
                start, end = clause(document, max(start, end - CORE), end)
            found.append((start, end, note))
    return sorted(found)


def _all_near(groups: tuple[tuple[str, ...], ...], near: str) -> bool:
    return all(any(map(near.__contains__, group)) for group in groups)
