"""How far a passage reaches: where the clause around a cue begins and ends."""

from __future__ import annotations

import re

from features.document import Document

_CLAUSE_END = re.compile(
    r"[!?;|•\n>\[\]\\…]|\"(?!\w)|\.(?:(?<![\s.|]\w\.)(?![\w/])|\.)|,(?!\d)|:(?! ?(?://|https?:|www\.|\S+@))| [-(]"
)
_BREAKS = frozenset('.!?:;|,([*>"•…/~]}=')
_CLAUSE = 160  # characters: no clause is read further
_LONG_WORD = 24
_PHRASE = 80  # characters that the words of a noun phrase are read in
_SHORT_LINE = 50  # characters: a line that ends sooner is not one of a wrapped paragraph


def clause_end(document: Document, start: int) -> int:
    """Where the clause that runs on from an offset ends: at punctuation, a bar, a short line or the sentence's end."""
    limit = min(document.sentence_at(start).end, start + _CLAUSE)
    end = _CLAUSE_END.search(document.low, start, limit)
    return line_end(document, start, limit if end is None else end.start())


def line_end(document: Document, start: int, end: int) -> int:
    """The end of the line that holds `start` where a short line ends before `end`; else `end`."""
    span, text = document.span(start, max(start + 1, end)), document.text
    cut = text.find("\n", span.start, span.end)
    return min(end, document.plain_offset(cut)) if cut >= 0 and _ends_short_line(text, cut) else end


def word_before(document: Document, offset: int) -> str:
    """The word before an offset; `,` after a comma; empty where a clause, a line or a table cell begins there."""
    low = document.low
    at = offset - 1
    while at >= 0 and low[at] == " ":
        at -= 1
    if at < 0 or low[at].isspace():
        return ""
    if low[at] == '"' and at and low[at - 1] not in " \n(.!?,:;":  # it closes a quotation inside a clause
        return '"'
    if low[at] in _BREAKS or (low[at] == "-" and at < offset - 1):
        return "," if low[at] == "," else ""
    text, here = document.text, document.span(at, at + 1).end
    if "\n" in text[here : here + 2] and _ends_short_line(text, here):
        return ""
    return low[max(0, at - _LONG_WORD) : at + 1].split()[-1]


def _ends_short_line(text: str, at: int) -> bool:
    first = at - _SHORT_LINE
    return first <= 0 or text.find("\n", first, at) >= 0


_WORD = re.compile(r"[\w'%&/-]+")
_NEXT_WORD = re.compile(r" *+([\w'%&/-]++)")
_FUNCTION_WORDS = frozenset(
    "a an the this that these those and or but nor so yet if when while as than then because since although though"
    " where who which whose whom what how why is are was were be been being am has have had having do does did done"
    " will would can could may might must shall should to from by with without at on into onto upon about over under"
    " after before during through throughout between among against per via not no it its they them their he him his"
    " she her we us i you me my your our there here also too very just only even ever never always often usually"
    " that's it's is isn't aren't can't don't doesn't until unless whether both either neither each every all any some"
    " most more less such says said say has makes made make helps help gives give including like yet which now today"
    " for of in".split()
)
_JOINTS = frozenset("of for in to".split())
_DETERMINERS = frozenset("a an the your our my their its his her all any this these".split())


def noun_phrase(document: Document, start: int, count: int) -> list[str]:
    """The next words, at most `count`, of the noun phrase that an offset stands in."""
    low, words, at = document.low, list[str](), start
    limit = min(document.sentence_at(start).end, start + _PHRASE)
    while len(words) < count and (word := _NEXT_WORD.match(low, at, limit)) is not None:
        if word[1] in _FUNCTION_WORDS:
            break
        words.append(word[1])
        at = word.end()
    return words


def noun_phrase_end(document: Document, start: int) -> int:
    """Where the noun phrase that runs on from an offset ends, with one phrase in of, for, in or to that hangs on it."""
    at, room, joined = start, 5, False
    words = list(_WORD.finditer(document.low, start, clause_end(document, start)))[:9]
    for number, word in enumerate(words):
        if word[0] in _JOINTS and not joined:
            joined, room = True, 3
            continue
        if (word[0] in _DETERMINERS and joined and room == 3) or (word[0] in ("and", "or") and number == 0):
            continue
        if word[0] in _FUNCTION_WORDS or room == 0:
            break
        at, room = word.end(), room - 1
    return at
