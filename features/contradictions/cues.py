"""What sets two statements against each other on the surface: a denial, opposite words, other figures, a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from features.contradictions.claims import Claim
from features.contradictions.rules import Conflict, antonyms, denial, figures, judge
from features.contradictions.stems import stem
from features.document import lower

ABOUT_WORDS = 3  # words that name what two statements are about
_FIGURE = re.compile(r"(?<![\w.,-])[$€£]?(\d[\d.,]*)(?:\s*(%)|[\s-]+([a-z]{2,}))")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a pair.

    `denied` are words that one side denies and the other asserts, `turned` whether one side has a denial more,
    `opposites` two words that cannot both hold, `figures` two numbers of the same thing, `rule` the conflict that the
    rules see, `about` words that both share.
    """

    denied: tuple[str, ...]
    turned: bool
    opposites: tuple[str, str] | None
    figures: tuple[str, str] | None
    rule: Conflict | None
    hedged: bool
    about: tuple[str, ...]

    @property
    def explicit(self) -> bool:
        """Whether words can be pointed at that set the statements against each other, more than two figures do."""
        return bool(self.denied) or self.turned or self.opposites is not None or self.rule is not None

    def conflict(self, strength: float) -> Conflict:
        """How two statements that contradict each other do so, in a sentence."""
        if self.rule is not None:
            return Conflict(self.rule.kind, strength, self.rule.reason)
        if self.denied:
            return Conflict("polarity", strength, denial(self.denied))
        if self.opposites:
            return Conflict(
                "antonym", strength, "The statements say the opposite: {} against {}".format(*self.opposites)
            )
        if self.figures and not self.turned:
            return Conflict("number", strength, figures(*self.figures))
        subject = ", ".join(self.about)
        if self.turned:
            return Conflict("polarity", strength, f"One statement about {subject} has a denial, the other has none")
        return Conflict("meaning", strength, f"What the statements say about {subject} cannot both be so")


NONE = Cues((), False, None, None, None, False, ())


def cues(a: Claim, b: Claim) -> Cues:
    """The cues of a pair of statements; the order of the two sides decides only which is named first."""
    written = {**b.written, **a.written}
    opposites = _opposites(a, b)
    return Cues(
        denied=tuple(written[word] for word in _denied(a, b) or _denied(b, a)),
        turned=(len(a.negations) - len(b.negations)) % 2 == 1,
        opposites=(written[opposites[0]], written[opposites[1]]) if opposites else None,
        figures=_figures(lower(a.text), lower(b.text)),
        rule=judge(a, b),
        hedged=a.hedged or b.hedged,
        about=tuple(written[word] for word in dict.fromkeys(a.order) if word in b.content)[:ABOUT_WORDS],
    )


def _denied(a: Claim, b: Claim) -> tuple[str, ...]:
    """What `a` denies and `b` does not."""
    scopes = dict.fromkeys(word for negation in a.negations for word in negation.scope)
    return tuple(word for word in scopes if word in b.content and word not in b.denied)


def _opposites(a: Claim, b: Claim) -> tuple[str, str] | None:
    """A word that only `a` has, with an antonym that only `b` has."""
    table = antonyms()
    for word in a.order:
        if word not in b.content and (found := table.get(word, frozenset()) & (b.content - a.content)):
            return word, min(found)
    return None


def _figures(a: str, b: str) -> tuple[str, str] | None:
    """Two different numbers of the same unit or thing, each of which only one side has."""
    first, second = _units(a), _units(b)
    for unit, number in first.items():
        other = second.get(unit)
        if other is not None and number != other and number not in second.values() and other not in first.values():
            return number, other
    return None


def _units(text: str) -> Mapping[str, str]:
    return {match[2] or stem(match[3]): match[1].strip(".,") for match in _FIGURE.finditer(text)}
