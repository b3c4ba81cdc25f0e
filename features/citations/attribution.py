"""Who says so: named sources, later mentions of them, and nobody in particular.

MARKING.md: a named person, organisation, journal or study is `citation.named`, also when mentioned again; "studies
show", "experts say" is `citation.vague`. What the page says in its own name ("our study", "we believe") is neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from features.citations.candidates import SORTS, Candidate, is_idle
from features.citations.context import views_of
from features.citations.judge import Judge, View
from features.citations.leads import of_lead, of_work
from features.citations.phrases import DEFINED, NAMED, PRONOMINAL
from features.citations.verbs import of_verb
from features.citations.words import LAW, ORGAN, PEOPLE, ROLE, STUDY, TITLE, WORK, Clause, Names
from features.document import Document

MEMORY = 20  # sentences for which "he said" and "the study found" go back to a source named before
_READERS = dict(zip(SORTS, (of_verb, of_lead, of_work), strict=True))
_start = itemgetter(0)
LATER = "later mention of a source"
NAMED_SOURCE = "named source"
UNNAMED_STUDY = "a study without a name"
NOBODY = "nobody in particular"


class Attribution(NamedTuple):
    """A passage that says where a claim comes from; `source` is what a named one counts as once."""

    named: bool
    start: int
    end: int
    source: str
    note: str
    sentence: int
    person: bool = False


def read_candidates(
    document: Document, brands: frozenset[str], *, rare: bool = False
) -> Iterator[tuple[Attribution, list[View]]]:
    """What may be an attribution, in the order of the text, and what the judge sees of it.

    `rare`: also with the verbs that seldom are one wherever they stand; the judge learns from them.
    """
    known = Names(document.plain, brands)
    hits = [
        (hit.start, sort, hit)
        for sort in SORTS
        for hit in document.hits[f"citation_{sort}"]
        if not is_idle(document, hit, sort, rare=rare)
    ]
    hits.sort(key=_start)
    clause: Clause | None = None
    spoken: set[str] = set()
    past: list[Attribution] = []
    for start, sort, hit in hits:
        number = document.sentence_index(start)
        if clause is None or clause.number != number:
            clause = Clause(document, number, known)
        candidate = _READERS[sort](clause, hit)
        if candidate is None:
            continue
        found, distance = _attribution(candidate, past)
        if candidate.phrase.kind == PRONOMINAL and not found.named:
            continue  # nobody was named before whom "he says" could mean
        yield found, views_of(candidate, distance, known=found.source in spoken)
        if candidate.phrase.kind == NAMED:
            spoken.update(found.source.split())
            past.append(found)


def _attribution(candidate: Candidate, past: list[Attribution]) -> tuple[Attribution, str]:
    """What a candidate says if it is one, and how far back its source was named."""
    phrase, number = candidate.phrase, candidate.clause.number
    start, end, flags = candidate.start, candidate.end, phrase.flags
    if phrase.kind == NAMED:
        person = bool(flags & (TITLE | ROLE | PEOPLE)) or not flags & (STUDY | ORGAN | LAW | WORK)
        return Attribution(True, start, end, phrase.name, NAMED_SOURCE, number, person), ""
    distance = ""
    if phrase.kind in (PRONOMINAL, DEFINED):
        distance = "none"
        for before in reversed(past):
            if number - before.sentence > MEMORY:
                break
            if before.person or phrase.kind == DEFINED or phrase.name == "it":
                distance = str(min(number - before.sentence, 3))
                return Attribution(True, start, end, before.source, LATER, number, before.person), distance
    note = UNNAMED_STUDY if flags & (STUDY | WORK) and not flags & PEOPLE else NOBODY
    return Attribution(False, start, end, "", note, number), distance


def find_attributions(document: Document, brands: frozenset[str], judge: Judge) -> list[Attribution]:
    """The attributions of a document; of candidates that overlap the likelier one stands."""
    accepted = [(odds, found) for found, views in read_candidates(document, brands) if (odds := judge.odds(views)) > 0]
    accepted.sort(key=lambda one: (-one[0], one[1].start))
    kept: list[Attribution] = []
    by_sentence: dict[int, list[Attribution]] = {}
    for _, found in accepted:
        beside = by_sentence.setdefault(found.sentence, [])
        if all(found.end <= other.start or other.end <= found.start for other in beside):
            beside.append(found)
            kept.append(found)
    return kept
