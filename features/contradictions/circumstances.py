"""Whether two statements speak of the same case: not of other times, places, groups or kinds, and on no condition."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, pairwise

from features.contradictions.claims import Claim
from features.contradictions.stems import stem
from features.document import lower
from features.lexicon import pairs, phrases
from features.words import WORD

SUBJECT_WORDS = 4  # the first words of a statement, among which its subject stands
SUBJECT_STEMS = 3
_CONDITION = re.compile(
    r"\b(?:if|unless|whether|until|otherwise|assuming|suppose|in case|depending)\b|^(?:when|whenever|once|except)\b"
)
_PARTIAL = re.compile(
    r"^(?:\w+ )?(?:many|most|some|few|several|nearly|almost|often|usually|sometimes)\b"
    r"|\b(?:in|for|to|by) (?:many|most|some|few|several)\b"
)
_CHANGED = re.compile(r"\b(?:at first|initially|formerly|previously|no longer|used to)\b|^(?:[\w'-]+ ){0,3}later\b")
_LEAD = re.compile(
    r"^(?:in|for|on|at|to|during|after|before|since|until|among|with|without|under|by|from|while|as)\b(?: [\w'-]+){1,3}"
)
_UNLIKE = re.compile(r"\bunlike ([^,]+)")
_DEICTIC = re.compile(r"^(?:this|that|these|those)\b")
_RESTRICTED = re.compile(r"(?<!,) (?:who|that|which|whose)(?: \W?\w+){0,2} \W?(?:not|never|no)\b")
_EXCEPTED = re.compile(r" (?:who|whom|during|while|before|after|without|immediately)\b")
_TWICE_DENIED = re.compile(r"\bnot (?:un(?!til|der|less|ited)\w{4,}|without)\b")
_WITH = re.compile(r"\b(with|without) (?:the |an? |any )?(\w+)")
_DOING = re.compile(r"\b(?:of|for) (not |)(\w+ing)\b")
_LABORATORY = re.compile(r"\b(?:mice|mouse|rats?|animals?|in vitro|cell lines?|petri)\b")
_MEANS = re.compile(r"\bby (?:not )?(\w+ing)\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ONCE = re.compile(
    r"\b(?:born|died|founded|established|built|invented|completed|incorporated|abolished|discovered|first \w+ed)\b"
)
_CAPITAL = re.compile(r"\b[A-Z][a-z]+")


def comparable(a: Claim, b: Claim) -> bool:
    """Whether nothing says that the two speak of different cases; the same for (b, a)."""
    low_a, low_b = lower(a.text), lower(b.text)
    if any(sign.search(low) for sign in (_CONDITION, _PARTIAL, _RESTRICTED, _TWICE_DENIED) for low in (low_a, low_b)):
        return False
    if set(_CHANGED.findall(low_a)) != set(_CHANGED.findall(low_b)) or (
        _DEICTIC.match(low_a) and _DEICTIC.match(low_b)
    ):
        return False
    once = a.content == b.content and _ONCE.search(low_a) is not None  # then another year is the very conflict
    if (_apart(_times(a.text), _times(b.text)) and not once) or _apart(_lead(low_a), _lead(low_b)):
        return False
    if _apart(_qualities(a, b), _qualities(b, a)) or _with_and_without(low_a, low_b):
        return False
    if _apart(frozenset(_MEANS.findall(low_a)), frozenset(_MEANS.findall(low_b))):
        return False
    if (_LABORATORY.search(low_a) is None) != (_LABORATORY.search(low_b) is None) or _quoted(low_a) != _quoted(low_b):
        return False
    if low_a.startswith("(") and low_b.startswith("("):  # each is a note to what stands before it
        return False
    if _excepted(a, b) or _excepted(b, a) or _contrasted(a, b) or _contrasted(b, a):
        return False
    if _narrowed(a, b) or _narrowed(b, a) or _says_both(a, b) or _says_both(b, a):
        return False
    if not a.denied.isdisjoint(b.denied) and a.denied & b.content <= b.denied and b.denied & a.content <= a.denied:
        return False  # both deny the same
    groups_a, groups_b = _groups(low_a), _groups(low_b)
    return not any(_apart(places, groups_b.get(axis, frozenset())) for axis, places in groups_a.items())


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and a.isdisjoint(b)


def _times(text: str) -> frozenset[str]:
    """The years a text names, or else the months."""
    months = phrases("transparency_month")
    return frozenset(_YEAR.findall(text)) or frozenset(w for w in _CAPITAL.findall(text) if w.lower() in months)


def _lead(low: str) -> frozenset[str]:
    """The words of an introduction, as one: "in Germany ...", "before the repair ..."."""
    lead = _LEAD.match(low)
    return frozenset([lead[0]]) if lead else frozenset()


def _qualities(a: Claim, b: Claim) -> frozenset[str]:
    """What sets the subject of `a` apart: a word that `b` lacks before one that both subjects have."""
    subject, other = a.order[:SUBJECT_STEMS], b.order[:SUBJECT_STEMS]
    return frozenset(f"{word} {head}" for word, head in pairwise(subject) if head in other and word not in b.content)


def _with_and_without(a: str, b: str) -> bool:
    """Whether one speaks of a thing with something and the other of one without it, or of doing and of not doing it."""
    first, second = dict[str, str](), dict[str, str]()
    for found, low in ((first, a), (second, b)):
        found.update({thing: word for word, thing in chain(_WITH.findall(low), _DOING.findall(low))})
    return any(second.get(thing, word) != word for thing, word in first.items())


def _quoted(text: str) -> bool:
    """Whether it is, or is part of, what somebody says."""
    return text.lstrip().startswith('"') or text.count('"') % 2 == 1


def _excepted(a: Claim, b: Claim) -> bool:
    """Whether `a` denies for a special case all that `b` says in general: "not open to guests who ..."."""
    return bool(a.negations) and b.content < a.content and _EXCEPTED.search(lower(a.text)) is not None


def _narrowed(a: Claim, b: Claim) -> bool:
    """Whether `a` denies no more than a narrow case of what `b` says: "not used as a primary treatment"."""
    return not (a.denied & _narrow()) <= b.content


def _says_both(a: Claim, b: Claim) -> bool:
    """Whether `a` itself says of something else what it denies: "tea does not cause it, withdrawal does cause it"."""
    told = a.denied & b.content
    return bool(told) and all(
        a.order.count(word) > sum(negation.scope.count(word) for negation in a.negations) for word in told
    )


def _contrasted(a: Claim, b: Claim) -> bool:
    """Whether `a` sets its subject against that of `b`: "unlike X, ..."."""
    found = _UNLIKE.search(lower(a.text))
    return found is not None and not {stem(word) for word in WORD.findall(found[1])}.isdisjoint(b.order[:SUBJECT_STEMS])


def _groups(low: str) -> dict[str, frozenset[str]]:
    """Of whom, what kind or which of several a text speaks, by axis."""
    found: dict[str, frozenset[str]] = {}
    for place, word in enumerate(WORD.findall(low)):
        axis, _, value = _axes().get(word, "").partition(":")
        if place < SUBJECT_WORDS and word.isdigit():
            axis, value = "item", word
        if value and (axis != "item" or place < SUBJECT_WORDS):
            found[axis] = found.get(axis, frozenset()) | {value}
    return found


@cache
def _narrow() -> frozenset[str]:
    """Words that narrow what is denied: what is "not the main cause" may well be a cause."""
    return frozenset(
        map(
            stem,
            "primary primarily main mainly only sole solely principal principally usual usually routine routinely "
            "typical typically major chief exclusive exclusively automatic automatically alone complete completely "
            "entire entirely full fully immediate immediately permanent permanently".split(),
        )
    )


@cache
def _axes() -> dict[str, str]:
    return dict(pairs("contradiction_groups"))
