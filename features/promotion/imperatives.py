"""Where a call to action may begin: an imperative, or the label of a button, and what stands around it.

An imperative begins a sentence, a line or a table cell, or follows "please", "you can", "be sure to", a purpose ("To
learn more, ...") or another imperative. The judge decides which of them serve the page.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from features.document import Document
from features.lexicon import Hit, phrases
from features.promotion.clauses import clause_end, word_before
from features.promotion.vocabulary import vocabulary

BUTTONS = frozenset({"anywhere", "button"})  # classes of phrases that are calls by themselves
_STARTS = {"|": "cell", ">": "cell", "•": "cell", "*": "cell", "~": "cell", "(": "bracket", "[": "bracket",
           '"': "quote", ":": "colon", ";": "colon", "-": "dash", ".": "sentence", "!": "sentence", "?": "sentence",
           "…": "sentence"}  # fmt: skip
_LABELLED = frozenset("line cell sentence colon dash other bracket capital".split())  # where a label may stand
_LEADERS = frozenset("just simply then now also so first next finally today either instead".split())
_PLEAS = frozenset("please kindly pls".split())
_AROUND_LEADERS = frozenset(("", ",", "please", "and"))
_JOINERS = frozenset("and or &".split())
_LEADING = _LEADERS | _PLEAS | _JOINERS
_AUXILIARIES = frozenset("can may could might should must to also always then".split())
_SUBJECTS = frozenset(
    "to you they we i he she it who people not never cannot can't didn't don't would will could should must may might"
    " can did do does that which of the a an by when if my your his her their its this these those in on for from with"
    " as be is are was were has have had having users visitors members customers patients readers".split()
)
_BEFORE_AUXILIARIES = frozenset(  # the last words of what `_offered` reads
    "you can may could might should must to readers everyone everybody people them all anyone visitors sure free forget"
    " remember time way chance opportunity hesitate want need like ready love here invited encouraged welcome asked"
    " urged".split()
)
_YOU_CAN = re.compile(
    r"(\w*) ?\byou (?:can|may|could|might|should|must|will want to|need to|want to)(?: also| always| then)?\Z"
)
_HYPOTHESES = frozenset("if do would ways how where when what that unless whether things".split())
_INVITED = re.compile(
    r"\b(?:invite|encourage|urge|ask|welcome|want|would like|'d like|need|request|allow|advise|recommend|remind)s?"
    r" (?:you|readers|everyone|everybody|people|them|all|anyone|visitors)(?: all)? to\Z"
    r"|\b(?:are|is|be) (?:\w+ )?(?:invited|encouraged|urged|asked|welcome) to\Z"
)
_SURE = re.compile(
    r"\b(?:be sure|make sure|feel free|don't forget|do not forget|remember|it's time|the time|easy way|way|chance"
    r"|opportunity|hesitate|you may want|you'll want|you will want|you need|you might want|you want|like|ready|love"
    r"|here) to\Z"
)
_PURPOSE = re.compile(
    r"(?:if|for|to|when|once|want|need|interested|in order|as|before|after|so|today|until|while|whether|with|by"
    r"|questions|meanwhile|in|at|on|or|and|but|also|then|next|first|finally|just|simply|please|instead|again|here|now"
    r"|why not)\b"
)
_NEAR_OWN = re.compile(r" (?:our|us|this|these|my|your (?:free|copy|own copy|order))\b")
_APPOSITION = re.compile(r", (?:a|an|the|which|who|where|and|or|but|if|as)\b")
_NAMED = frozenset("goods reach info join label".split()) | BUTTONS  # may stand capitalised after any word


class Call(NamedTuple):
    """A phrase that may be a call at its place in the plain text; `close` is where its clause ends."""

    start: int
    end: int
    phrase: str
    kind: str
    place: str
    close: int


def candidates(document: Document) -> Iterator[Call]:
    """All imperatives and labels of the lexicon where a call may begin, in the order of the text."""
    low, plain = document.low, document.plain
    for hit in document.hits["promotion_cta"]:
        if low[hit.start - 1 : hit.start] == " " and plain[hit.start].islower() and not _may_follow(low, hit):
            continue
        place = _place(document, hit)
        if place and (hit.tag != "label" or place in _LABELLED):
            end = clause_end(document, hit.end)
            if low[end : end + 1] == "," and low.count(" ", hit.end, end) <= 3 and not _APPOSITION.match(low, end):
                end = clause_end(document, end + 1)  # the comma stands in a list
            yield Call(hit.start, hit.end, hit.phrase, hit.tag, place, end)


def _place(document: Document, hit: Hit) -> str:
    """Where the phrase stands; empty where no imperative can begin."""
    low, start, kind = document.low, hit.start, hit.tag
    before = word_before(document, start)
    if not before:
        return _start(document, start)
    if before in _PLEAS:
        return "please"
    sentence = document.sentence_at(start)
    opening = max(sentence.start, low.rfind("|", sentence.start, start) + 1)
    while low[opening : opening + 1] == " ":
        opening += 1
    if before == ",":
        return "comma" if kind in BUTTONS or _PURPOSE.match(low, opening) or _opens(document, opening) else ""
    if before in _JOINERS:
        return "joined" if kind == "anywhere" or _opens(document, opening) else ""
    if before in _AUXILIARIES and (place := _offered(low[max(sentence.start, start - 44) : start].rstrip())):
        return place
    if before in _LEADERS:
        leader = low.rfind(before, max(0, start - 30), start)
        return "led" if word_before(document, leader) in _AROUND_LEADERS else ""
    if before in _SUBJECTS:
        return ""
    if kind == "anywhere":
        return "middle"
    if document.plain[start].isupper() and low[start - 1] != "-" and kind in _NAMED:
        return "capital"
    return "own" if kind not in ("verb", "label") and _NEAR_OWN.match(low, hit.end) else ""


def _may_follow(low: str, hit: Hit) -> bool:
    """Whether an imperative may follow the word before it: a quick look that spares most verbs of running text."""
    before, _, last = low[max(0, hit.start - 24) : hit.start - 1].rpartition(" ")
    if last in _LEADING or not last.isalpha():
        return True
    if last in _AUXILIARIES:
        return before.rpartition(" ")[2] in _BEFORE_AUXILIARIES
    if hit.tag in ("verb", "label") or last in _SUBJECTS:
        return False
    return hit.tag in BUTTONS or _NEAR_OWN.match(low, hit.end) is not None


def _start(document: Document, start: int) -> str:
    """What the phrase begins, where no word stands before it."""
    low, at = document.low, start - 1
    while at >= 0 and low[at] == " ":
        at -= 1
    if at < 0 or low[at].isspace():
        return "line"
    return "sentence" if document.sentence_at(start).start == start else _STARTS.get(low[at], "other")


def _offered(lead: str) -> str:
    """How "you can", "we invite you to", "be sure to" lead up to a verb; empty where nothing does."""
    offer = _YOU_CAN.search(lead)
    if offer is not None:
        return "if you can" if offer[1] in _HYPOTHESES else "you can"
    return "invited" if _INVITED.search(lead) else "sure" if _SURE.search(lead) else ""


def _opens(document: Document, opening: int) -> bool:
    """Whether a sentence or table cell begins with a verb of calls, so that a second one may be joined to it."""
    word = document.low[opening : opening + 24].split(" ", 1)[0].rstrip(",.!:;")
    return phrases("promotion_cta").get(word, "label") != "label"


_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\b[\w-]{2,40}\.(?:com|org|net|edu|gov|info|co\.uk|us|ca|au)\b")
_PHONE = re.compile(r"[ :]{0,3}(?:at |us at |on )?[+(]{0,2}\d[\d() .-]{6,}|.{0,40}\b1?[- (]?8(?:00|88|77|66|55)\b")
_OTHERS = re.compile(
    r"\b(?:doctors?|physicians?|providers?|professionals?|nurses?|pharmacists?|dentists?|vets?|veterinarians?"
    r"|midwife|ambulance|911|999|112|poison|emergency|paramedics?|therapists?|p[a]?ediatricians?|obstetricians?"
    r"|clinicians?|gp|practitioner|congress(?:man|woman|men)?|senators?|police|sheriff|health plan)\b"
)
_NOUN_AFTER = re.compile(
    r" (?:no\b|lenses|lens|dermatitis|sports?|allerg|number|details|person|tracing|center|centre|list|price|prices"
    r"|size|below|above|also|table|figure|fig|section|chapter|appendix|note|privacy|our privacy|our full|the privacy"
    r"|info\b|form\b|of\b|the main|reviews?|services?|opportunities|rid\b|up\b(?! to)|to\b(?! us)|yourself)"
)
_LOG_IN = re.compile(r".{0,20}\b(?:log ?in|sign ?in|reply|comments?|thoughts|opinions?|cookies|javascript)\b")
_NAME = re.compile(r" (?:the )?[A-Z][\w'&-]+")
_WORD = re.compile(r"[\w'&-]+")
_NEAR = 6  # words in which the object of a call is looked for
_FILLING = ' .!»>:|-)…"?*•('
_ENDS = frozenset(".!?>:,;…|")
_CELLS, _LENGTHS = (15, 30, 50, 80, 140), (1, 2, 3, 5, 8, 12)


def context(document: Document, call: Call) -> list[str]:
    """What stands around a call, as keys that the judge has weights for."""
    low, plain = document.low, document.plain
    start, end, phrase, kind, place, close = call
    rest = low[end:close]
    words = _WORD.findall(rest)
    sentence = document.sentence_at(start)
    first = max(sentence.start, low.rfind("|", sentence.start, start) + 1)
    bar = low.find("|", close, sentence.end)
    last = bar if bar >= 0 else sentence.end
    after = low[close : close + 3].lstrip(" ")[:1]
    alone = f"alone {not low[first:start].strip(_FILLING):d}{not low[close:last].strip(_FILLING):d}"
    case = _case(plain[start:close], words)
    keys = [
        kind,
        "= " + phrase,
        "verb " + phrase.partition(" ")[0],
        "1 " + (words[0] if words else "$"),
        "at " + place,
        f"{kind} at {place}",
        alone,
        f"{kind} {alone}",
        "end " + (after if after in _ENDS else "|" if after in ("", "\n") else "»"),
        f"cell {bisect(_CELLS, last - first)}",
        f"words {bisect(_LENGTHS, len(words))}",
        "case " + case,
    ]
    objects = vocabulary("object")
    classes = {tag for word in words[:_NEAR] if word in objects for tag in objects[word]} or ("nothing",)
    for tag in classes:
        keys += ("of " + tag, f"{kind} of {tag}")
    if rest:
        if ("." in rest or "@" in rest or "://" in rest) and _ADDRESS.search(rest):
            keys.append("address")
        if _PHONE.match(low, end):
            keys.append("phone")
        if _OTHERS.search(rest) and " our " not in rest:
            keys.append("others")
        if _LOG_IN.match(rest):
            keys.append("log in")
        if _NOUN_AFTER.match(rest):
            keys.append("noun")
        if case in "Cl" and _NAME.match(plain, end):
            keys.append("name")
    if low[end : end + 1] in "-@:/":
        keys.append("glued " + low[end : end + 1])
    return keys


def _case(text: str, words: list[str]) -> str:
    """All capitals, capitalised words, a capital first, or small letters."""
    if not text[:1].isupper():
        return "l"
    if len(text) > 4 and text.isupper():
        return "U"
    return "T" if len(words) > 1 and all(w[:1].isupper() for w in _WORD.findall(text) if len(w) > 3) else "C"
