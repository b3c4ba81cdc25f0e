"""Whether any rule could set two of many claims against each other: a quick look that spares most texts the comparing.

Each test here asks for a part of what its rule in `features.contradictions.rules` asks for, in one pass over the
claims: it may suspect a text in vain and never overlooks one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from features.contradictions.claims import Claim
from features.contradictions.rules import MIN_FIGURE_CONTENT, antonyms


def suspicious(found: Sequence[Claim]) -> bool:
    """Whether two of the claims may conflict by a rule."""
    return _opposites(found) or _figures(found) or _denials(found)


def _opposites(found: Sequence[Claim]) -> bool:
    """Whether two claims that begin alike have words with opposite meanings."""
    openings: dict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        openings[claim.order[0]].append(claim)
    return any(_opposed(alike) for alike in openings.values() if len(alike) > 1)


def _opposed(found: Iterable[Claim]) -> bool:
    """Whether two claims have words with opposite meanings."""
    table = antonyms()
    known = table.keys()
    against: set[str] = set()  # the antonyms of what claims so far have
    for claim in found:
        if known.isdisjoint(claim.content) or not _asserts(claim):
            continue
        if not against.isdisjoint(claim.content):
            return True
        against.update(*map(table.__getitem__, known & claim.content))
    return False


def _figures(found: Sequence[Claim]) -> bool:
    """Whether two claims differ in their numbers alone."""
    same: dict[frozenset[str], Claim] = {}
    for claim in found:
        if len(claim.content) >= MIN_FIGURE_CONTENT:
            first = same.setdefault(claim.content, claim)
            if first is not claim and first.numbers != claim.numbers:
                return True
    return False


def _denials(found: Sequence[Claim]) -> bool:
    """Whether a claim says of a subject what another denies of it, as far as a quality or the first two words go."""
    qualities: set[tuple[str, str]] = set()  # of what a quality is denied, and which
    subjects: dict[tuple[str, ...], set[str]] = defaultdict(set)  # the first two stems denied -> of what they are
    for claim in found:
        if claim.denies and not _qualified(claim):
            for negation in claim.negations:
                if negation.predicate:
                    qualities.add((negation.nearest, negation.scope[0]))
                elif len(negation.scope) > 1:
                    subjects[negation.scope[:2]] |= negation.subject
    if qualities and any(_has_quality(claim, qualities) for claim in found):
        return True
    firsts, seconds = (frozenset([pair[place] for pair in subjects]) for place in (0, 1))
    near = [c for c in found if not firsts.isdisjoint(c.content) and not seconds.isdisjoint(c.content)]
    return any(_says(claim, firsts & claim.content, subjects) for claim in near)


def _has_quality(claim: Claim, qualities: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a claim may say that something has a quality that is denied elsewhere."""
    subject, *said = claim.order[:3]
    return any((subject, quality) in qualities for quality in said) and _asserts(claim)


def _says(claim: Claim, firsts: Iterable[str], subjects: Mapping[tuple[str, ...], set[str]]) -> bool:
    """Whether a claim may say what is denied elsewhere of one of its subjects, in words that begin with `firsts`."""
    order = claim.order
    for first in firsts:
        at = order.index(first)
        before = order[:at] or order[:1]
        for second in order[at + 1 :]:
            if (first, second) in subjects and not subjects[first, second].isdisjoint(before) and _asserts(claim):
                return True
    return False


def _asserts(claim: Claim) -> bool:
    """Whether a claim says plainly that something is so."""
    return not _qualified(claim) and not (claim.denies and claim.negations)


def _qualified(claim: Claim) -> bool:
    """Whether a claim holds perhaps, or on a condition only: the rules leave it alone."""
    return claim.hedged or claim.conditional
