"""Calls to action: imperatives and labels that serve the site or an advertiser, in prose, buttons and headings.

Which imperatives serve the page is judged by what stands around them: navigation and the steps of a recipe are
imperatives too. Advice to see a doctor is never a call; calls in disguise are, wherever they stand.
"""

from __future__ import annotations

import re

from features.document import Document
from features.evidence import Evidence
from features.promotion.disguises import find_disguised
from features.promotion.imperatives import BUTTONS, Call, candidates, context
from features.promotion.judge import CALLS, shipped

KIND = "promotion.cta"
READ_ON = "invitation to read on"  # the note of a call that asks for no more than attention

_READS_ON = re.compile(
    r"\b(?:more|read|view|see|learn|watch|print|share|tweet|search|full|all|look|listen|find out|browse|follow|comment"
    r"|back|discuss|email this|post|explore|discover|check|go to|click|download|visit)\b"
)
_LABEL = re.compile(r" ?: ?\(?\+?\d[\d ().-]{6,}")  # "Call: 555 0142 ..." asks for a call, whatever else stands there
_GIVEN = frozenset(("address", "phone", "name"))
_LONGEST = 8  # words of a call after its verb
_LEAD = 65  # characters: a longer way up to the call is a clause of its own
_MORE = re.compile(
    r"for (?:more|further|additional|details|information|a free|an?y questions)\b"
    r"|to (?:learn more|find out more|read more|see more|get more|subscribe|contact us|advertise|order|register|sign up"
    r"|donate|join)\b"
)
_CLOSED = tuple(" us| me| now| today| here| online|subscribe|donate|sign up|read more|learn more".split("|"))
_OPEN = ("help", "let", "tell", "join", "send", "ask", "support")
_AFTER_CLOSED = frozenset(
    "at for today now by via with to about if on in here directly toll-free online anytime from using".split()
)


def find_calls(document: Document) -> list[Evidence]:
    """All calls to action of the document."""
    spans = [(start, end, "call to action in disguise") for start, end in find_disguised(document)]
    judge, reached = shipped()[CALLS], 0
    said: dict[int, float] = {}
    for call in candidates(document):
        if call.start < reached:
            continue
        number = document.sentence_index(call.start)
        if number not in said:
            said[number] = judge.odds_of_words(document.sentences[number].words)
        keys = context(document, call)
        labels = call.phrase == "call" and _LABEL.match(document.low, call.end) is not None
        if labels or (judge.odds(keys) + said[number] > 0 and not _advises(call, keys)):
            start, reached = passage(document, call, reached)
            if spans and _leads_up(document, *spans[-1][:2], start):
                start = spans.pop()[0]
            spans.append(
                (start, reached, READ_ON if _READS_ON.search(document.low, start, reached) else "call to action")
            )
    found: list[Evidence] = []
    reached = 0
    for start, end, note in sorted(spans):
        if start >= reached:
            found.append(document.mark(KIND, start, end, note))
            reached = end
    return found


def _leads_up(document: Document, start: int, end: int, call: int) -> bool:
    """Whether a passage says what the call after it is for: "To learn more about moss, see our guide"."""
    low = document.low
    return low[end:call] == ", " and call - start <= _LEAD and _MORE.match(low, start) is not None


def _advises(call: Call, keys: list[str]) -> bool:
    """Whether the call sends to a doctor or an ambulance, or says a sentence about nothing that a page has to give."""
    if "others" in keys:
        return True
    return call.kind not in BUTTONS and {"of nothing", "end ."} <= set(keys) and _GIVEN.isdisjoint(keys)


def passage(document: Document, call: Call, reached: int) -> tuple[int, int]:
    """From what leads up to the call to its object; a button's words reach up to the next item."""
    return _opening(document, call.start, reached), _reach(document, call)


def _opening(document: Document, start: int, reached: int) -> int:
    """Where the call begins: at "please", or at "for more information", when that leads up to it."""
    low = document.low
    if low.endswith("please ", max(0, start - 7), start):
        start -= 7
    sentence = document.sentence_at(start)
    first = max(sentence.start, reached, low.rfind("|", sentence.start, start) + 1)
    while low[first] == " ":
        first += 1
    return first if start - first <= _LEAD and _MORE.match(low, first) else start


def _reach(document: Document, call: Call) -> int:
    """Where the call ends."""
    low, plain = document.low, document.plain
    at = call.end
    button = call.kind in BUTTONS
    closed = call.phrase.endswith(_CLOSED) and not call.phrase.startswith(_OPEN)
    words = list(re.finditer(r"\S+", low[call.end : call.close]))
    for number, word in enumerate(words[:_LONGEST]):
        next_item = button and plain[call.start].islower() and plain[call.end + word.start()].isupper()
        if not number and (next_item or (closed and len(words) > 3 and word[0] not in _AFTER_CLOSED)):
            break
        at = call.end + word.end()
    while at > call.end and low[at - 1] in ' ,:-"':
        at -= 1
    return at
