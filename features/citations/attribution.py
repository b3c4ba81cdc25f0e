"""Who says so: named sources, later mentions of them, and nobody in particular.

MARKING.md: a named person, organisation, journal or study is `citation.named`, also when mentioned again; "studies
show", "experts say" is `citation.vague`. What the page says in its own name ("our study", "we believe") is neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import attrgetter, itemgetter
from typing import NamedTuple

from features.citations.candidates import SORTS, Candidate, live_hits
from features.citations.context import views_of
from features.citations.judge import Judge, View
from features.citations.leads import of_lead, of_work
from features.citations.phrases import DEFINED, NAMED, PRONOMINAL
from features.citations.verbs import of_verb
from features.citations.words import LAW, ORGAN, PEOPLE, ROLE, STUDY, TITLE, WORK, Clause, Names
from features.document import Document

_READERS = dict(zip(SORTS, (of_verb, of_lead, of_work), strict=True))
_rank = itemgetter(0, 1)
_start, _person = attrgetter("start"), attrgetter("person")
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
    spoken: dict[str, set[int]] = {}
    for found in named:
        for word in found.source.split():
            spoken.setdefault(word, set()).add(found.sentence)
    known = {name for name, numbers in spoken.items() if len(numbers) > 1 and _are_different(document, numbers)}
    anybody = _Antecedents(named)
    people = _Antecedents(list(compress(named, map(_person, named))))
    following = iter(named)
    for candidate in read:
        kind = candidate.phrase.kind
        if kind == NAMED:
            found = next(following)
            yield found, views_of(candidate, "", known=found.source in known)
            continue
        source, distance = None, ""
        if kind == DEFINED:
            source, distance = anybody.meant(candidate, later=True)
        elif kind == PRONOMINAL:
            source, distance = (anybody if candidate.phrase.name == "it" else people).meant(candidate, later=False)
        if source is not None:
            yield _later(candidate, source), views_of(candidate, distance, known=False)
        elif kind != PRONOMINAL:  # "he says" means nobody where nobody is named
            yield _nobody(candidate), views_of(candidate, distance, known=False)


def _read(document: Document, brands: frozenset[str], *, rare: bool) -> Iterator[Candidate]:
    """The candidates of a document, in the order of the text."""
    known = Names(document.plain, brands)
    clause: Clause | None = None
    for start, sort, hit in live_hits(document, rare=rare):
        if clause is None or start >= clause.end:
            clause = Clause(document, document.sentence_index(start), known)
        candidate = _READERS[sort](clause, hit)
        if candidate is not None:
            yield candidate


def _are_different(document: Document, numbers: Iterable[int]) -> bool:
    """Whether some sentences, by number, are not all repetitions of one."""
    first, *others = (document.sentences[number].words for number in numbers)
    return any(words != first for words in others)


def _named(candidate: Candidate) -> Attribution:
    """What a candidate with a name says if it is an attribution."""
    phrase = candidate.phrase
    person = bool(phrase.flags & (TITLE | ROLE | PEOPLE)) or not phrase.flags & (STUDY | ORGAN | LAW | WORK)
    number = candidate.clause.number
    return Attribution(True, candidate.start, candidate.end, phrase.name, NAMED_SOURCE, number, person)


class _Antecedents:
    """Named sources, in the order of the text, that "he said" or "the study found" may go back to."""

    __slots__ = ("_named", "_starts")

    def __init__(self, named: Sequence[Attribution]) -> None:
        self._named = named
        self._starts = list(map(_start, named))

    def meant(self, candidate: Candidate, *, later: bool) -> tuple[Attribution | None, str]:
        """The last one named before a candidate, and how many sentences before it, as the judge sees it.

        `later`: "the study" is also one that is named only after it, so that the order of paragraphs makes nobody of
        it; a person has to be named first.
        """
        at = bisect_left(self._starts, candidate.start)
        if at:
            source = self._named[at - 1]
            return source, str(min(candidate.clause.number - source.sentence, 3))
        return self._named[0] if later and self._named else None, "none"


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
    accepted = [
        (-odds, found.start, found)
        for found, views in read_candidates(document, brands)
        if (odds := judge.odds(views)) > 0
    ]
    accepted.sort(key=_rank)
    kept: list[Attribution] = []
    by_sentence: dict[int, list[Attribution]] = {}
    for _, _, found in accepted:
        beside = by_sentence.setdefault(found.sentence, [])
        if all(found.end <= other.start or other.end <= found.start for other in beside):
            beside.append(found)
            kept.append(found)
    return kept
