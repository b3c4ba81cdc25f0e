"""Candidate cues of hedging, and what stands around each: the judge's view of a cue in its context.

The classes of cue follow the grammar of English epistemic modality (Palmer 2001; Hyland 1998): modal verbs, conditional
and alternative words, adverbs, adjectives, verbs, nouns, phrases.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from features.document import Document, Sentence
from features.lexicon import pairs, phrases
from features.words import WORD

_WISHES = frozenset("the your you we i he she they it all this these his her our my god".split())
_BEFORE_MONTH = frozenset("in of on since until till by early late mid last next this every during from to".split())
_DETERMINERS = frozenset("the a my your his her its our their".split())  # before a noun: "the might", "a can"
_ASKED = frozenset("i you we".split())  # whom a request names: "Could you ...?"
_PERMITTED = frozenset(  # what a reader is given leave to do: "you may order by post"
    "use order opt choose bring contact call print download copy cancel apply register submit request report send pay"
    " unsubscribe return share quote reproduce reprint post link enter withdraw now".split()
)
_FRAGMENTS = frozenset({"s", "t", "d", "m", "ve", "ll", "re", "n"})  # of contractions written apart
CONTRACTED = frozenset(
    "i you he she it we they that this there here what who where how when why let do does did is was are were have has"
    " had would could should must need might ca wo ai".split()
)
MEMORY = 1 << 16  # words remembered between texts
_FIRST, _LAST = "^", "$"
_ENDINGS = ("ing", "ed", "ly", "tion", "able", "ive", "al", "s")


class Cue(NamedTuple):
    """A cue at its place in the plain text: the word it is judged as, its class, the number of its sentence.

    `first` and `after` are the places of its first word, and of the word after it, among the words of the sentence.
    """

    start: int
    end: int
    name: str
    kind: str
    negated: bool
    number: int
    first: int
    after: int


@cache
def _verb_classes() -> dict[str, str]:
    """What a verb after a modal speaks of (`hedging_verb`): an effect, a state, or something that people do."""
    return dict(pairs("hedging_verb"))


@cache
def _subject_classes() -> dict[str, str]:
    """What a word before a modal refers to (`hedging_subject`): the reader, the writer, people, things."""
    return dict(pairs("hedging_subject"))


@cache
def _parsed() -> dict[str, tuple[str, str, bool, str, int]]:
    """Class of every phrase, the word it is judged as, whether it is negated, its first word, how many words it has."""
    found = {}
    for phrase, tag in phrases("hedging_cues").items():
        kind, _, name = tag.partition(" ")
        words = WORD.findall(phrase)
        found[phrase] = kind, name or phrase, name != "" and phrase.endswith("n't"), words[0], len(words)
    return found


def candidates(document: Document) -> Iterator[Cue]:
    """All phrases of the lexicon that can be cues, in the order of the text."""
    sentences, blocks, parsed = document.sentences, document.blocks, _parsed()
    number, end = -1, 0
    for hit in document.hits["hedging_cues"]:
        if hit.start >= end:
            while hit.start >= end:  # every hit stands in a sentence
                number += 1
                end = sentences[number].end
            sentence = sentences[number]
            at, words, menu = 0, sentence.words, blocks[sentence.block].kind == "navigation"
        kind, name, negated, first, length = parsed[hit.phrase]
        try:
            place = words.index(first, at)
        except ValueError:  # part of a word written with hyphens
            continue
        at = place + length
        if menu or kind == "idle":
            continue
        if kind == "modal" and _is_no_modal(document, sentence, words, place):
            continue
        if first != "may" or length > 1 or not _is_name(document, hit.start, hit.end, sentence):
            yield Cue(hit.start, hit.end, name, kind, negated, number, place, at)


def _is_no_modal(document: Document, sentence: Sentence, words: list[str], place: int) -> bool:
    """Whether a modal verb is a noun ("the might of the army"), asks ("Could you ...?") or gives leave ("you may")."""
    before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    if before in _DETERMINERS or (before == "you" and words[place] == "may" and after in _PERMITTED):
        return True
    return after in _ASKED and document.plain[sentence.end - 1] == "?"


def _is_name(document: Document, start: int, end: int, sentence: Sentence) -> bool:
    """Whether "may" is the month, a person, or a wish ("May the ..."), and not the modal verb."""
    plain = document.plain
    if not plain[start].isupper():
        return False
    after = plain[end : end + 12].lstrip(" .,")
    if not after or after[0].isdigit():
        return True
    if plain[start:end].isupper():  # shouted: capitals say nothing
        return False
    if not any(map(str.isalnum, plain[sentence.start : start])):  # "May cause drowsiness." has lost its subject
        return after[0].isupper() or after.partition(" ")[0] in _WISHES
    return (
        not after[0].isupper() or plain[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower() in _BEFORE_MONTH
    )


@lru_cache(MEMORY)
def form(word: str) -> str:
    """A word as the judge knows it: contractions taken apart, figures as one, fragments as nothing."""
    if word.isalpha():
        return "" if word in _FRAGMENTS else word
    if "'" in word:
        if word == "n't":
            return "not"
        base = word[:-3] if word.endswith("n't") else word.partition("'")[0]
        return base if base in CONTRACTED else ""
    return "0" if word[0].isdigit() else word


@lru_cache(MEMORY)
def _shape(word: str) -> str:
    if word.endswith(_ENDINGS) and len(word) > 4:
        for ending in _ENDINGS:
            if word.endswith(ending):
                return "-" + ending
    return "0" if word == "0" else ""


def _forms(words: list[str]) -> list[str]:
    """Words as the judge knows them, without those that are nothing."""
    if "".join(words).isalpha() and _FRAGMENTS.isdisjoint(words):  # as most are: each stands for itself
        return words
    return [word for word in map(form, words) if word]


def context(document: Document, cue: Cue) -> list[str]:
    """What stands around a cue, as keys that the judge has weights for: for the word and for its class."""
    low, plain = document.low, document.plain
    start, end, _, kind, negated, number, first, follows = cue
    sentence = document.sentences[number]
    words = sentence.words
    before, after = _forms(words[max(0, first - 4) : first]), _forms(words[follows : follows + 6])
    if after and after[0] == "not":
        negated = True
        del after[0]
    keys = ["<" + (before[-1] if before else _FIRST), ">" + (after[0] if after else _LAST)]
    if len(after) > 1:
        keys.append(">>" + after[1])
    if negated:
        keys.append("not")
    if before and plain[start].isupper() and not plain[start:end].isupper():
        keys.append("capital")
    if low.startswith((",", " ,"), end):
        keys.append(">,")
    if start > 1 and low[start - 2] in ",;(":
        keys.append("<,")
    if plain[sentence.end - 1] == "?":
        keys.append("?")
    if document.blocks[sentence.block].kind == "heading":
        keys.append("heading")
    if kind == "modal":
        keys += _predicate(before, after)
    return keys


def _predicate(before: list[str], after: list[str]) -> list[str]:
    """Who is said to be able to do what: the subject's class before a modal, the verb and its class after it."""
    subjects, verbs = _subject_classes(), _verb_classes()
    subject = "" if before or not after else "inverted"  # "Can it ...", "Can eating ..."
    for word in reversed(before):
        subject = subjects.get(word, "")
        if subject != "skip":
            break
    at = 0
    while at < len(after) - 1 and (after[at].endswith("ly") or subjects.get(after[at]) == "skip"):
        at += 1
    verb = after[at] if after else _LAST
    kind = verbs.get(verb, "")
    keys = [f"who {subject}", f"does {verb}", f"does {kind}.", f"{subject} does {kind}."]
    if verb in ("be", "have"):
        complement = after[at + 1] if at + 1 < len(after) else _LAST
        if complement.endswith("ly") and at + 2 < len(after):
            complement = after[at + 2]
        shape = verbs.get(complement) or _shape(complement)
        keys += (f"{verb} {complement}", f"{verb} {shape}.", f"{subject} {verb} {shape}.")
    return keys
