"""Who says so: the subject of a reporting verb, as a named source, a later mention of one, or nobody in particular.

MARKING.md: a named person, organisation, journal or study is `citation.named`, also when mentioned again; "studies
show", "experts say" is `citation.vague`. What the page says in its own name ("our study", "we believe") is neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from features.citations.insertions import end_of, phrase_with_insertion
from features.citations.names import (
    BOUNDARY,
    DEFINITE,
    LAW,
    LAY,
    LIGHT,
    ORGAN,
    PEOPLE,
    PREPOSITION,
    ROLE,
    STUDY,
    TITLE,
    KnownNames,
    Names,
)
from features.citations.phrases import (
    DEFINED,
    NAMED,
    PRONOMINAL,
    UNFAMILIAR,
    VAGUE,
    Phrase,
    finite_verbs,
    phrase_after,
    phrase_before,
    read_phrase,
)
from features.citations.verbs import BE, VerbUse, has_no_source
from features.document import Document
from features.lexicon import Hit

MEMORY = 20  # sentences for which "he said" and "the study found" go back to a source named before
BESIDE = 30  # characters after an attribution in which "he believes" is part of it
NEARBY = 600  # characters in which a person with a title is who "he" is, where nobody has been quoted yet
LATER = "later mention of a source"
NAMED_SOURCE = "named source"
UNNAMED_STUDY = "a study without a name"
NOBODY = "nobody in particular"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Judge|Justice|President|Senator|Sen|Rep|Gov|Governor|Secretary|Minister)\.? "
    r"((?:[A-Z][\w'-]+ ?){1,2})\b"
)
_QUOTED = re.compile(r"""[,.!?]?["'][\s,]*$""")
_NOT_DONE = frozenset("is are was were be been being shall should must cannot not to do does did never".split())
_SUPPOSED = frozenset(("would", "could", "can", "will"))
_OCCASION = re.compile(
    r" (?:in|during|at) (?:an?|the|his|her|its|their)(?: [\w-]+){0,3} (?:interview|statement|speech|sermon|"
    r"e-?mail|letter|"
    r"report|release|editorial|conference|briefing|article|essay|testimony|paper|book|column|blog|post|"
    r"announcement|time)\b"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A passage that says where a claim comes from; `source` is what a named one counts as once."""

    named: bool
    start: int
    end: int
    source: str
    note: str
    sentence: int
    person: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb is said of: before it or, `inverted`, after it ("said Khan"); `supposed`: with "would" or "could"."""

    phrase: Phrase
    inverted: bool = False
    supposed: bool = False


class AttributionReader:
    """Reads the attributions of one document in the order of its text, remembering the sources named so far."""

    def __init__(self, document: Document, brands: frozenset[str]) -> None:
        self.document, self.brands = document, brands
        self.found: list[Attribution] = []
        self._spoken: set[str] = set()
        self._known = KnownNames(document.plain)
        self._names: Names | None = None

    def remember(self, attribution: Attribution) -> None:
        """Keep an attribution for the later mentions of its source."""
        self.found.append(attribution)
        self._spoken.update(attribution.source.split())

    def names_at(self, offset: int) -> Names:
        """The words of the sentence that holds an offset."""
        number = self.document.sentence_index(offset)
        if self._names is None or self._names.number != number:
            self._names = Names(self.document, number, self._known)
        return self._names

    def read_verb(self, hit: Hit) -> Attribution | None:
        """The attribution that a reporting verb makes, if it makes one."""
        if has_no_source(self.document, hit):
            return None
        names = self.names_at(hit.start)
        verb = names.index_at(hit.start)
        if verb >= len(names.words):
            return None
        titled = names.capitals[verb]
        if titled and (verb == 0 or self.document.plain[hit.start : hit.end].isupper()):
            return None
        subject = self._subject(names, hit, verb)
        phrase = subject.phrase if subject is not None else None
        inverted = subject is not None and subject.inverted
        if hit.phrase in ("told", "tells") and not inverted and (phrase is None or phrase.kind in (DEFINED, VAGUE)):
            heard = self._heard(names, hit, verb, phrase)
            if heard is not None:
                return heard
        if phrase is None or subject is None or not self._fits(names, hit, subject, titled=titled):
            return None
        start = min(hit.start, names.starts[phrase.first])
        end = max(hit.end, end_of(names, phrase.last) if inverted else hit.end)
        if (occasion := _OCCASION.match(self.document.low, end, names.end_of_sentence)) is not None:
            end = occasion.end()
        return self.attribution(phrase, start, end, names.number)

    def attribution(self, phrase: Phrase, start: int, end: int, number: int) -> Attribution | None:
        """The attribution to a source that stands from `start` to `end` in the sentence of that number."""
        if phrase.kind in (NAMED, UNFAMILIAR):
            person = bool(phrase.flags & (TITLE | ROLE | PEOPLE)) or not phrase.flags & (STUDY | ORGAN | LAW)
            return Attribution(True, start, end, phrase.source, NAMED_SOURCE, number, person)
        if phrase.kind in (PRONOMINAL, DEFINED):
            past = self._recent(number, person=phrase.kind == PRONOMINAL)
            if past is not None:
                return Attribution(True, start, end, past.source, LATER, number, past.person)
            if phrase.kind == PRONOMINAL:
                titled = list(_TITLED.finditer(self.document.plain, max(0, start - NEARBY), start))
                return Attribution(True, start, end, titled[-1][1].lower(), LATER, number, True) if titled else None
        note = UNNAMED_STUDY if phrase.flags & STUDY and not phrase.flags & PEOPLE else NOBODY
        return Attribution(False, start, end, "", note, number)

    def _heard(self, names: Names, hit: Hit, verb: int, phrase: Phrase | None) -> Attribution | None:
        """A witness who is not named but told somebody who is: "a teacher told the Herald"."""
        index = verb + 1 + (names.words[verb + 1 : verb + 2] == ["the"])
        if index >= len(names.words) or any(names.gaps[verb + 1 : index + 1]) or not names.is_proper(index):
            return None
        last = names.name_end(index)
        if not names.is_acronym(index) and not any(names.flags[at] & ORGAN for at in range(index, last + 1)):
            return None
        start = hit.start if phrase is None else names.starts[phrase.first]
        return Attribution(
            True, start, names.end(last), " ".join(names.words[index : last + 1]), NAMED_SOURCE, names.number
        )

    def _recent(self, number: int, *, person: bool) -> Attribution | None:
        """The last source named in the sentences before."""
        for past in reversed(self.found):
            if number - past.sentence > MEMORY:
                return None
            if past.named and (past.person or not person):
                return past
        return None

    def _fits(self, names: Names, hit: Hit, subject: Subject, *, titled: bool) -> bool:
        """Whether the verb reports what its subject says."""
        phrase = subject.phrase
        if subject.supposed and not (phrase.kind == VAGUE and "t" in hit.tag):
            return False
        if phrase.kind == PRONOMINAL and self.found and self.found[-1].sentence == names.number:
            beside = hit.start - self.found[-1].end < BESIDE
            if beside:
                return False  # "Khan said he believes" is one attribution
        use = VerbUse(self.document, names, hit, inverted=subject.inverted, titled=titled)
        recent = phrase.kind == DEFINED and self._recent(names.number, person=False) is not None
        known = phrase.source in self._spoken
        return use.can_report(phrase, recent=recent, known=known)

    def _subject(self, names: Names, hit: Hit, verb: int) -> Subject | None:
        words, gaps = names.words, names.gaps
        last, supposed = verb - 1, False
        be = "p" in hit.tag
        while last >= 0 and not gaps[last + 1] and (names.flags[last] & LIGHT or words[last].endswith("ly")):
            word = words[last]
            if word in _NOT_DONE and not (be and word in BE):
                return None
            supposed = supposed or word in _SUPPOSED
            if names.capitals[last] and last and not names.capitals[verb]:
                break
            last -= 1
        if be and not any(word in BE for word in words[last + 1 : verb]):
            return None
        gap = gaps[last + 1] if last >= 0 else ""
        if last < 0 or _QUOTED.search(gap):
            return self._inverted(names, hit, verb, gap, first=last < 0)
        if words[last] in ("who", "that", "which") and last > 0 and not names.capitals[last]:
            return self._relative(names, hit, last)
        if gap in (",", "-", "--", ")", "),", ".)", ".),"):
            inserted = phrase_with_insertion(names, last, self.brands)
            after = self._inverted(names, hit, verb, gap) if gap == "," else None
            if after is not None and (
                inserted is None or inserted.last >= last - 1 or after.phrase.flags & (TITLE | ROLE)
            ):
                return after
            inserted = inserted or self._distant(names, last)
            return None if inserted is None else Subject(inserted, supposed=supposed)
        if gap:
            return None
        phrase = phrase_before(names, last, self.brands)
        if phrase is None and ("n" not in hit.tag or self.document.low.startswith(" that ", hit.end)):
            phrase = self._distant(names, last)
        return None if phrase is None else Subject(phrase, supposed=supposed)

    def _relative(self, names: Names, hit: Hit, last: int) -> Subject | None:
        """The subject before the relative word `last`: "researchers who have shown", "Khan, who says"."""
        if names.gaps[last + 1]:
            return None
        phrase = phrase_before(names, last - 1, self.brands) if names.gaps[last] in ("", ",") else None
        if phrase is None:
            return None
        if phrase.kind == NAMED and "u" in hit.tag:
            return Subject(phrase)
        if names.gaps[last] or phrase.kind == DEFINED or phrase.flags & (LAY | ROLE):
            return None
        if phrase.kind != VAGUE and not phrase.flags & STUDY:
            return None
        return Subject(phrase) if "t" in hit.tag or "h" in hit.tag else None

    def _inverted(self, names: Names, hit: Hit, verb: int, gap: str, *, first: bool = False) -> Subject | None:
        """The subject after the verb: `"...", said Khan`; as a sentence's first word only after a quotation."""
        if "s" not in hit.tag or "q" in hit.tag:
            return None
        phrase = phrase_after(names, verb + 1 + hit.phrase.count(" "), self.brands)
        if phrase is None:
            return None
        if first:
            at = self.document.sentences[names.number].start
            before = self.document.plain[max(0, at - 6) : at].rstrip()[-1:]
            return Subject(phrase, inverted=True) if phrase.kind == NAMED and before in ('"', "'") else None
        return Subject(phrase, inverted=True) if gap != "," or phrase.kind in (NAMED, PRONOMINAL) else None

    def _distant(self, names: Names, last: int) -> Phrase | None:
        """A study or group at the head of the clause, at some distance from the verb: "Studies of mice show"."""
        if names.flags[last] & (PREPOSITION | DEFINITE | BOUNDARY) or names.words[last] in ("a", "an"):
            return None
        start = last
        while start > 0 and not set(names.gaps[start]) & set(';:"(') and last - start < 24:
            start -= 1
        if names.words[start : start + 2] == ["those", "who"]:
            return Phrase(start, last, VAGUE, flags=LAY)
        if not finite_verbs().isdisjoint(names.words[start + 1 : last + 1]):
            return None
        for index in range(start, min(start + 4, last)):
            if names.gaps[index] and index > start:
                return None
            flags = names.flags[index]
            if flags & (STUDY | PEOPLE) and not flags & LAY:
                if not names.flags[index + 1] & PREPOSITION and not names.words[index + 1].endswith(("ed", "ing")):
                    return None
                phrase = read_phrase(names, start, index, self.brands)
                return None if phrase is None else Phrase(start, last, phrase.kind, phrase.source, phrase.flags)
        return None
