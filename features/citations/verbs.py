"""What a reporting verb can report: the letters of lexicons/citation_verb.txt, judged against its subject."""

from __future__ import annotations

import re

from features.citations.names import AGENT, BAR, LAW, LAY, ORGAN, PEOPLE, ROLE, STUDY, TITLE, Names, word_classes
from features.citations.phrases import DEFINED, NAMED, PRONOMINAL, UNFAMILIAR, VAGUE, Phrase
from features.document import Document
from features.lexicon import Hit

BE = frozenset(("is", "are", "was", "were", "been", "keep", "keeps"))
_CLAUSE = re.compile(
    r"""[\s,]{0,2}(?:["']|:|,|(?:\w+\s){0,3}that\b|how\b|why\b|whether\b|"""
    r"""(?:it|he|she|they|there|we|you|i|his|her|their|\w{3,}ing)\b)"""
)
_STRICT_CLAUSE = re.compile(
    r"""\s?(?:["']|:|,\s?["']|\s(?:that|how|why|whether|it|he|she|they|there|we|you|i)\b|that\b)"""
)
_WORK = re.compile(
    r" (?:[\w-]+ ){1,4}(?:report|study|statement|survey|analysis|review|story|article|paper|guideline|finding|warning|"
    r"video|editorial)s?\b"
)
_ASIDE = re.compile(r"[,.;:)]| (?:in|at|on|here|earlier|recently|last|this)\b")
_MOST = frozenset(("many", "most", "some", "few", "several"))
_PLURAL = frozenset("people men women police data media many some most others few several folks public".split())
_ADVERBS = frozenset(
    "also now often still both all have generally usually once even always sometimes may might".split()
)
_PAST = ("ed", "own", "ound", "id", "old", "ote", "ought", "elt", "ven", "ang", "ing")
_COMMON_ENDINGS = ("s", "ing", "ly", "ion", "ment", "ness")
_PLAIN = frozenset(("said", "says", "told", "warned", "stated", "explained"))


def has_no_source(document: Document, hit: Hit) -> bool:
    """Whether what stands right beside a verb rules a source out, so that its sentence need not be read."""
    low, tag = document.low, hit.tag
    before = low[low.rfind(" ", max(0, hit.start - 16), hit.start - 1) + 1 : hit.start - 1]
    if word_classes()[before] & BAR and not ("p" in tag and before in BE):
        return True
    if "b" in tag and not (before in _PLURAL or before in _ADVERBS or before.endswith(("s", "ly"))):
        return not low.startswith(" that ", hit.end)
    if tag == "j" and not document.plain[hit.start - 1 - len(before) : hit.start].lstrip()[:1].isupper():
        return not before.isdigit()
    if "q" in tag and '"' not in document.plain[hit.end : hit.end + 80]:
        return True
    return ("k" in tag and _CLAUSE.match(low, hit.end) is None) or (tag == "w" and _WORK.match(low, hit.end) is None)


class VerbUse:
    """A verb in its sentence: whether a clause or a quotation follows it, and how it stands to its subject."""

    __slots__ = ("_end", "_low", "hit", "inverted", "names", "titled")

    def __init__(self, document: Document, names: Names, hit: Hit, *, inverted: bool, titled: bool) -> None:
        self.hit, self.names, self.inverted, self.titled = hit, names, inverted, titled
        self._low, self._end = document.low, names.end_of_sentence

    def can_report(self, phrase: Phrase, *, recent: bool, known: bool) -> bool:
        """Whether this verb can report what such a source says.

        `recent`: a source was named shortly before; `known`: this one was named before.
        """
        tag = self.hit.tag
        if tag == "w":
            return phrase.kind == NAMED
        if not self.inverted and not self.titled and not self._agrees(phrase):
            return False
        if phrase.kind == DEFINED:
            if phrase.flags & LAY or not (recent or is_plural(self.names, phrase)):
                return False
            if not recent:
                return self._generalises(phrase)
        if phrase.kind == VAGUE:
            return self._generalises(phrase)
        if phrase.kind == UNFAMILIAR:
            common = self.names.words[phrase.last].endswith(_COMMON_ENDINGS)
            return "u" in tag and not common and (self.hit.phrase in ("said", "says") or self._clause(phrase))
        if phrase.kind == PRONOMINAL:
            return "s" in tag and (self.hit.phrase in _PLAIN or self._strict() or self.hit.end >= self._end - 2)
        return self._speaks(phrase, known=known)

    def _speaks(self, phrase: Phrase, *, known: bool) -> bool:
        """Whether the verb can report a named source."""
        tag, flags = self.hit.tag, phrase.flags
        if self.titled:
            return "l" in tag
        if self.hit.phrase in ("wrote", "writes") and self._low.startswith(" to ", self.hit.end):
            return False
        if "o" in tag and (flags & (ORGAN | STUDY) or self.names.is_acronym(phrase.last)):
            return True
        if "j" in tag and flags & LAW:
            return True
        if "s" not in tag and not flags and " " not in phrase.source and not known:
            return False  # "ketamine shows that": a single name that nobody has spoken under
        if ("h" in tag and flags & (STUDY | LAW | PEOPLE)) or ("r" in tag and flags & (STUDY | LAW | PEOPLE | ROLE)):
            return True
        return self._clause(phrase) if "c" in tag else "s" in tag

    def _generalises(self, phrase: Phrase) -> bool:
        """Whether the verb can report people or studies in general."""
        tag, flags = self.hit.tag, phrase.flags
        if flags & STUDY and not flags & PEOPLE:
            return "h" in tag
        if self.titled:
            return False
        if flags & AGENT:
            return "a" in tag
        if "g" in tag and (not flags & LAY or self.names.words[phrase.first] in _MOST):
            return True
        return "t" in tag and (not flags & LAY or "c" not in tag or self._strict())

    def _clause(self, phrase: Phrase) -> bool:
        if self.inverted or self.hit.end >= self._end - 2 or _CLAUSE.match(self._low, self.hit.end, self._end):
            return True
        before = self.names.words[phrase.first - 1] if phrase.first else ""
        return before == "as" and _ASIDE.match(self._low, self.hit.end) is not None

    def _strict(self) -> bool:
        return self.inverted or _STRICT_CLAUSE.match(self._low, self.hit.end, self._end) is not None

    def _agrees(self, phrase: Phrase) -> bool:
        """Whether a verb in its base form has a plural subject ("experts report"), so that it is no noun."""
        verb = self.hit.phrase.partition(" ")[0]
        if verb.endswith("s") or verb.endswith(_PAST):
            return True
        if phrase.kind == NAMED and not phrase.flags & (PEOPLE | STUDY | ROLE):
            return self._strict()
        return is_plural(self.names, phrase)


def is_plural(names: Names, phrase: Phrase) -> bool:
    """Whether the phrase, or the first person or study in it, is of the plural."""
    if names.words[phrase.first] in ("those", "these"):
        return True
    inside = range(phrase.first, phrase.last + 1)
    words = [names.words[phrase.last]]
    words += [names.words[at] for at in inside if names.flags[at] & (PEOPLE | STUDY | ROLE | TITLE)][:1]
    return any(word in _PLURAL or (word[-1] == "s" and not word.endswith(("'s", "ss", "sis"))) for word in words)
