"""What the judge of statistics sees of a figure: its sort, the words around it, the sources in its paragraph."""

from __future__ import annotations

import re
from collections.abc import Collection

from features.citations.figures import Figure, word_sorts
from features.citations.judge import View
from features.document import Document

_WORD = re.compile(r"[a-z']+|[0-9$%]")
_LEFT, _RIGHT = 60, 60  # characters on either side of a figure whose words are seen
_APPROXIMATE = frozenset(
    "about around nearly almost over approximately roughly estimated average only least most up more less fewer than "
    "as many some just under total".split()
)
_GROUPS = {
    "reader": "you your yours",
    "writer": "we us our i me my",
    "person": "he she his her him",
    "case": "if when unless suppose imagine example",
    "norm": "should must need required require requires requirement limit minimum maximum goal target deadline",
    "modal": "may can could might will would",
    "study": "study studies trial patients participants received group placebo compared versus randomized",
    "is": "is are has have remains accounts account",
    "was": "was were had did",
    "offer": "off free discount save order buy price sale shipping coupon rate rates apr loan loans fee fees pay "
    "payment payments down",
    "report": "according report reported survey poll estimates estimated statistics data census",
    "time": "since year years annually every each per day month",
    "world": "world country u.s united states america americans population people nation national global worldwide",
}
_CUES = {word: name for name, words in _GROUPS.items() for word in words.split()}
_PLACES = (("here", 0), ("before", -1), ("before2", -2), ("after", 1))  # sentences from that of a figure
_LENGTHS = ((5, "4"), (9, "8"), (16, "15"), (31, "30"))


def views_of(
    document: Document, figure: Figure, named: Collection[int], located: Collection[int], vague: Collection[int]
) -> list[View]:
    """The views of a figure; `named`, `located`, `vague`: numbers of sentences with such a source."""
    low, sort = document.low, figure.sort
    sentence = document.sentences[figure.sentence]
    block = document.blocks[sentence.block].kind
    left = _WORD.findall(low, max(sentence.start, figure.at - _LEFT), figure.at)
    right = _WORD.findall(low, figure.until, min(sentence.end, figure.until + _RIGHT))
    seen: list[View] = [("sort", sort), ("block", block, sort)]
    seen.append(("left", left[-1] if left else "", sort))
    seen.append(("right", right[0] if right else "", sort))
    seen.append(("about", str(min(sum(word in _APPROXIMATE for word in left[-3:]), 2)), sort))
    inside = set(_WORD.findall(low, figure.start, figure.end))
    seen += [("in", word) for word in inside]
    seen += [("clause", cue, sort) for cue in {_CUES[word] for word in inside & _CUES.keys()}]
    seen += [("sentence", cue) for cue in {_CUES[word] for word in _CUES.keys() & sentence.words}]
    sorts = word_sorts()
    near = {name for word in right[:4] for name in sorts.get(word, ())}
    seen += [("near", name, sort) for name in near]
    seen += [("beside", name) for name in {name for word in left[-3:] for name in sorts.get(word, ())}]
    if "thing" not in near and not (sort in ("count", "scaled", "word scale") and any(map(_is_plural, right[:5]))):
        seen.append(("nothing", sort))
    for name, where in (("named", named), ("located", located), ("vague", vague)):
        if not where:
            continue
        for place, number in _PLACES:
            other = figure.sentence + number
            if other in where and document.sentences[other].block == sentence.block:
                seen.append((name, place))
    share = len(named) * 7 / len(document.sentences)
    seen.append(("naming", "none" if not named else "some" if share < 1 else "much"))
    length = len(sentence.words)
    seen.append(("length", next((name for most, name in _LENGTHS if length < most), "long")))
    if low[sentence.end - 1] == "?":
        seen.append(("question",))
    if low.count('"', sentence.start, figure.at) % 2:
        seen.append(("quoted",))
    return seen


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su" and "unit" not in word_sorts().get(word, ())
