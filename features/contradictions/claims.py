"""Claims: the sentences of a document that state something, with what they are about and what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from features.blocks import BULLET
from features.contradictions.stems import FUNCTION, MAX_STEMS, content_stem, stem
from features.document import Document, lower
from features.memo import Memo
from features.words import WORD

MIN_CONTENT, MAX_WORDS = 2, 60
SCOPE_WORDS = 6  # how far a negation reaches, in words, where no clause ends before

NEGATIONS = frozenset("not no never cannot neither nor none n't nobody nothing".split())
_INSTEAD = {"rather": "than", "instead": "of"}  # what follows is denied
_DENIALS = NEGATIONS.union(_INSTEAD)
_NOT_DENYING = frozenset("only just merely necessarily".split())  # after "not"
_FINITE = frozenset(
    """is are was were has have had must will can does do did cannot isn't aren't wasn't weren't doesn't don't
    didn't""".split()
)
_IS = frozenset(["is", "are"])
_NOT_IS = frozenset(["isn't", "aren't"])
_CONDITIONS = frozenset("if unless whether except until otherwise instead rather".split())
_HEDGES = frozenset(
    "may might could perhaps possibly probably likely unlikely sometimes often usually seem seems".split()
)
_DOUBT = frozenset(
    """myth myths misconception misconceptions falsely framed claim claims claimed claiming believe believes believed
    say says said argue argues argued promise promised suggest suggests think thinks thought critics opponents
    supposedly allegedly""".split()
)
_DOUBT_OR_DENIAL = _DOUBT | _DENIALS
_DEICTIC = frozenset("this these that those such former latter other another".split())
_POINTING = frozenset("ago its i me my you your we our this these those such".split())
_CUT_OFF = re.compile(r"\.\.\.|…|[:,]\s*$|https?://")
_CLAUSE_END = frozenset("but while whereas although though however because since which who that and or".split())
_NO_STATEMENTS = frozenset(["heading", "navigation", "row"])
# Where a clause of its own begins; the words that tie it to the one before go to neither.
_AND = r", (?:and|but|so|yet)\b"
_CLAUSE = re.compile(rf"(?:;| (?:;|(?:is|means) that\b)|{_AND}(?: so\b)?) ?")
_JOINED = re.compile(_AND)
_CONTRAST = re.compile(r"\bunlike\b[^,]*(?:,\s*(?:which|who|that)\b[^,]*)?(?:,|$)")
_TOKEN = re.compile(rf"{WORD.pattern}|[,;:()]|--?")


class Negation(NamedTuple):
    """What one negation denies: the content stems in its reach, and those that stand before it, none in a command.

    `predicate` says that it denies a quality: "is not ...", with nothing after the one word denied.
    """

    scope: tuple[str, ...]
    subject: frozenset[str]
    nearest: str
    predicate: bool


@dataclass(eq=False)  # not frozen, which takes thrice as long: one is made of every clause of a text
class Claim:
    """A sentence or clause that asserts something: `content` are its stems, `denied` those under a negation.

    `text` is as written, `low` what is compared of it, in lower case, `words` its words, `denies` whether a word of
    denial is among them: without one it has no negations. What few claims are asked for is read when it is asked for.
    """

    start: int
    text: str
    low: str
    words: Sequence[str]
    content: frozenset[str]
    order: tuple[str, ...]
    denies: bool

    @property
    def end(self) -> int:
        """Where the claim ends in the plain text."""
        return self.start + len(self.text)

    @cached_property
    def negations(self) -> tuple[Negation, ...]:
        """What the claim denies."""
        return _negations(self.low) if self.denies else ()

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems under a negation."""
        return frozenset(stem for negation in self.negations for stem in negation.scope)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words that begin with a digit."""
        return frozenset(word for word in self.words if word[0].isdigit())

    @cached_property
    def written(self) -> Mapping[str, str]:
        """Its stems, each with a word that has it."""
        return {stem(word): word for word in self.words}

    @property
    def finite(self) -> bool:
        """Whether a plain finite verb is among its words."""
        return not _FINITE.isdisjoint(self.words)

    @property
    def is_a(self) -> bool:
        """Whether it says what something is."""
        return not _IS.isdisjoint(self.words)

    @property
    def deictic(self) -> bool:
        """Whether it points to what another sentence named."""
        return not _DEICTIC.isdisjoint(self.words)

    @property
    def stands_alone(self) -> bool:
        """Whether it is whole and names what it speaks of: not cut off, no address in it, no "this", "I", "you"."""
        return self.finite and _POINTING.isdisjoint(self.words) and not _CUT_OFF.search(self.text)

    @property
    def conditional(self) -> bool:
        """Whether it holds on a condition only."""
        return not _CONDITIONS.isdisjoint(self.words)

    @property
    def hedged(self) -> bool:
        """Whether it is marked as uncertain."""
        return not _HEDGES.isdisjoint(self.words)


def claims(document: Document) -> list[Claim]:
    """The claims of a document in order, clause by clause; of repeated ones the first."""
    found: list[Claim] = []
    for start, end, low, words, denies in _asserting(document):
        text = document.plain[start:end]
        joined = ", " in low and _JOINED.search(low)
        if joined or ";" in low or "s that" in low or "unlike" in low or BULLET.match(text):
            found += _clauses(start, text, low)
        elif (claim := _claim(start, text, low, words, denies)) is not None:
            found.append(claim)
    return found


def _asserting(document: Document) -> Iterator[tuple[int, int, str, Sequence[str], bool]]:
    """The sentences that state something: no headings, questions, reports of what others hold.

    Of each where it stands, its text in lower case, its words, and whether one of them is a denial.
    """
    seen: set[str] = set()
    text = document.low
    states = [block.kind not in _NO_STATEMENTS for block in document.blocks]
    for start, end, block, words in document.sentences:
        if not states[block] or not 4 <= len(words) <= MAX_WORDS:
            continue
        plain = _DOUBT_OR_DENIAL.isdisjoint(words)  # most are: one look-up for two questions
        if not plain and not _DOUBT.isdisjoint(words):
            continue
        low = text[start:end]
        if low not in seen and not ("?" in low and low.rstrip("\"') ").endswith("?")):
            seen.add(low)
            yield start, end, low, words, not plain or "n't" in low


def _clauses(start: int, text: str, low: str) -> Iterator[Claim]:
    """The claims in a sentence, clause by clause."""
    at = bullet.end() if (bullet := BULLET.match(text)) else 0
    for cut in [*_CLAUSE.finditer(low), None]:
        end = cut.start() if cut else len(text)
        if (claim := _read(start + at, text[at:end], low[at:end])) is not None:
            yield claim
        if cut:
            at = cut.end()


def read_claim(text: str) -> Claim | None:
    """The claim in a sentence or clause that stands alone, or None where it says too little."""
    return _read(0, text, lower(text))


def _read(start: int, text: str, low: str) -> Claim | None:
    if "unlike" in low:
        low = _without_contrast(low)
    words = WORD.findall(low)
    return _claim(start, text, low, words, not _DENIALS.isdisjoint(words) or "n't" in low)


def _claim(start: int, text: str, low: str, words: Sequence[str], denies: bool) -> Claim | None:
    order = tuple(filter(None, map(content_stem, words)))
    content = frozenset(order)
    return Claim(start, text, low, words, content, order, denies) if len(content) >= MIN_CONTENT else None


def _without_contrast(text: str) -> str:
    """The text without "unlike X," and "unlike X, which ...,": that part speaks of something else."""
    return _CONTRAST.sub(" ", text)


def _negations(text: str) -> tuple[Negation, ...]:
    found = []
    tokens = _TOKEN.findall(text)
    for index in [at for at, token in enumerate(tokens) if token in _DENIALS or token.endswith("n't")]:
        token, after = tokens[index], tokens[index + 1 : index + 1 + 2 * SCOPE_WORDS]
        if token in _INSTEAD and after[:1] != [_INSTEAD[token]]:
            continue
        if token == "not" and after and after[0] in _NOT_DENYING:
            continue
        if token == "no" and tokens[index - 1 : index] == ["with"]:  # sets a thing apart, as "without" does
            continue
        scope = []
        for word in after:
            if word in _CLAUSE_END or not word[0].isalnum():
                break
            if word not in FUNCTION:
                scope.append(stem(word))
                if len(scope) == SCOPE_WORDS:
                    break
        if scope:
            before = [*filter(None, map(_said, tokens[:index]))]
            copula = token in _NOT_IS or tokens[max(0, index - 1)] in _IS
            nearest = before[-1] if before else ""
            found.append(Negation(tuple(scope), frozenset(before), nearest, copula and len(scope) == 1))
    return tuple(found)


def _content(token: str) -> str:
    """The stem of a token, empty where it is punctuation or carries no content."""
    return stem(token) if token not in FUNCTION and token[0].isalnum() else ""


_said = Memo(_content, MAX_STEMS).__getitem__
