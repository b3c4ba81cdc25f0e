"""Who says so: named sources, later mentions of them, and nobody in particular.

MARKING.md: a named person, organisation, journal or study is `citation.named`, also when mentioned again; "studies
show", "experts say" is `citation.vague`. What the page says in its own name ("our study", "we believe") is neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
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

_READERS = dict(zip(SORTS, (of_verb, of_lead, of_work), strict=True))
_start = itemgetter(0)
_NOWHERE: frozenset[str] = frozenset()
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

    A name is known where another sentence speaks of it, before or after; the same sentence repeated is no other.
    `rare`: also with the verbs that seldom are one wherever they stand; the judge learns from them.
    """
    read = list(_read(document, brands, rare=rare))
    named = [_named(candidate) for candidate in read if candidate.phrase.kind == NAMED]
    spoken: dict[str, set[str]] = {}
    for found in named:
        for word in found.source.split():
            spoken.setdefault(word, set()).add(_said(document, found.sentence))
    for candidate in read:
        if candidate.phrase.kind == NAMED:
            found = _named(candidate)
            others = spoken.get(found.source, _NOWHERE) - {_said(document, found.sentence)}
            yield found, views_of(candidate, "", known=bool(others))
            continue
        source, distance = _meant(candidate, named)
        if source is not None:
            yield _later(candidate, source), views_of(candidate, distance, known=False)
        elif candidate.phrase.kind != PRONOMINAL:  # "he says" means nobody where nobody is named
            yield _nobody(candidate), views_of(candidate, distance, known=False)


def _read(document: Document, brands: frozenset[str], *, rare: bool) -> Iterator[Candidate]:
    """The candidates of a document, in the order of the text."""
    known = Names(document.plain, brands)
    hits = [
        (hit.start, sort, hit)
        for sort in SORTS
        for hit in document.hits[f"citation_{sort}"]
        if not is_idle(document, hit, sort, rare=rare)
    ]
    hits.sort(key=_start)
    clause: Clause | None = None
    for start, sort, hit in hits:
        number = document.sentence_index(start)
        if clause is None or clause.number != number:
            clause = Clause(document, number, known)
        candidate = _READERS[sort](clause, hit)
        if candidate is not None:
            yield candidate


def _said(document: Document, number: int) -> str:
    """The words of a sentence, so that a repetition of it is told from another one."""
    return " ".join(document.sentences[number].words)


def _named(candidate: Candidate) -> Attribution:
    """What a candidate with a name says if it is an attribution."""
    phrase = candidate.phrase
    person = bool(phrase.flags & (TITLE | ROLE | PEOPLE)) or not phrase.flags & (STUDY | ORGAN | LAW | WORK)
    number = candidate.clause.number
    return Attribution(True, candidate.start, candidate.end, phrase.name, NAMED_SOURCE, number, person)


def _meant(candidate: Candidate, named: Sequence[Attribution]) -> tuple[Attribution | None, str]:
    """The source that "he said" or "the study found" goes back to, and how many sentences, as the judge sees it.

    The last one named before it. "The study" is also one that is named only after it, so that the order of paragraphs
    makes nobody of it; a person has to be named first.
    """
    phrase, number = candidate.phrase, candidate.clause.number
    if phrase.kind not in (PRONOMINAL, DEFINED):
        return None, ""
    fitting = [one for one in named if one.person or phrase.kind == DEFINED or phrase.name == "it"]
    at = bisect_left(fitting, candidate.start, key=lambda one: one.start)
    if at:
        return fitting[at - 1], str(min(number - fitting[at - 1].sentence, 3))
    return fitting[0] if fitting and phrase.kind == DEFINED else None, "none"


def _later(candidate: Candidate, source: Attribution) -> Attribution:
    """A later mention of a source."""
    number = candidate.clause.number
    return Attribution(True, candidate.start, candidate.end, source.source, LATER, number, source.person)


def _nobody(candidate: Candidate) -> Attribution:
    """An attribution to nobody in particular."""
    flags = candidate.phrase.flags
    note = UNNAMED_STUDY if flags & (STUDY | WORK) and not flags & PEOPLE else NOBODY
    return Attribution(False, candidate.start, candidate.end, "", note, candidate.clause.number)


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
