"""What belongs to an article though it stands around it: bylines, dates, source lists, notices and calls to action.

Meant to miss little: what such a line amounts to is judged later, by the detectors of evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from data.readers.html.lines import Line
from data.readers.html.parts import Part

PROSE_WORDS = 8
GAP_TO_TITLE = 12  # lines between the title of an article and its text

_WORD = re.compile(r"[^\W_]+")
_SOURCES = re.compile(
    r"\W*(?:(?:article|selected|key|additional|medical|scientific) )?(?:references?|sources?|bibliography|"
    r"citations?|works cited|"
    r"literature cited|foot-?notes|end-?notes|further reading|resources and references|references and (?:resources|"
    r"notes)|"
    r"sources and references|notes and references)\W*",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b{_MONTHS}\b\.? {{0,2}}\d{{1,2}}|\b\d{{1,2}}(?:st|nd|rd|th)?\.? {{0,2}}{_MONTHS}\b|\b\d{{4}}-\d\d-\d\d|"
    rf"\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\b{_MONTHS}\b\.?,? {{0,2}}(?:19|20)\d\d",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_DATE_CUE = re.compile(
    r"\b(?:updated?|published|posted|modified|reviewed?|revised|revision|edited|written|created|issued|date|"
    r"accessed|filed|"
    r"publication|dated)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\W*(?:(?:by|author|authors|from)\b[: ]|(?:\w+ ){0,2}(?:written|authored|posted|published|reported|reviewed|"
    r"edited|"
    r"approved|fact[ -]checked|verified|compiled|contributed|submitted|prepared)(?: and \w+)?(?: on .{4,30})? by\b|"
    r"(?:medical|clinical|medically|expert) review)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:medical advice|professional advice|(?:legal|financial|investment) advice|substitute for|informational "
    r"purposes|"
    r"information purposes|educational purposes|information only|been evaluated by|intended to (?:diagnose|treat|"
    r"replace)|"
    r"disclaimer|disclosures?|conflicts? of interest|competing interests?|affiliate|sponsored|sponsorship|"
    r"advertise?ments?|"
    r"advertorial|paid (?:post|content|partner\w*|promotion)|funded by|funding|grant from|commissions?|compensat\w+|"
    r"owned (?:and operated )?by|operated by|published by|brought to you by|presented by|supported by|trademarks? of|"
    r"property of|does not (?:endorse|provide)|not responsible for|no liability|liable for|consult (?:a|your|with))\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\W*(?:(?:call|contact|e-?mail|text) (?:us|me|now|today|for|the|our|a|your|\d)|contact|get|start|begin|sign "
    r"(?:up|me)|"
    r"subscribe|join|register|buy|order|shop|book|schedule|request|apply|download|try|learn|read (?:more|the|our|"
    r"full)|find|"
    r"click|donate|give|enroll|add to|claim|reserve|talk|speak|chat|see|check|verify|take|watch|visit|view|discover|"
    r"explore|"
    r"save|win|enter|ask|let us|free|limited|don't|act now|choose|compare|connect|follow|hurry|want|need|ready|"
    r"looking|send|"
    r"receive|submit|support|volunteer|become|invest|make an? (?:appointment|donation|gift|payment)|advertise|"
    r"newsletters?|we can help|help (?:is|us))\b",
    re.IGNORECASE,
)
_CALL_IN_MENU = re.compile(
    r"\W*(?:(?:call|contact|e-?mail|text) (?:us|me|now|today|our|\d)|contact$|get (?:started|help|a|your|free|in)|"
    r"sign (?:up|me)|"
    r"subscribe|join|register|buy|order|shop (?:now|our|all)|book (?:a|an|now|your)|schedule|request|apply|download|"
    r"try|"
    r"learn more|read more|find out|click|donate|enroll|talk to|speak|chat|verify|free|become|make an? |advertise|"
    r"newsletters?|start (?:now|here|your|my|today))\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"[$£€] ?\d|\d ?% off|\b(?:on sale|sale price|discount|free (?:shipping|trial|gift|consultation|delivery|quote|"
    r"sample)|"
    r"money[- ]back|guaranteed?|coupons?|special offer|limited time)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d.])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,4}\) ?|\b\d{3,4}[ .-])\d{3,4}[ .-]?[\dA-Z]{3,4}\b|"
    r"\b1-8\d\d-"
)
# What a call of a single word says; "play" and "search" only work the page.
_CALLS = frozenset(
    "subscribe donate register order join apply enroll buy checkout download contact advertise unsubscribe".split()
)


def article_lines(lines: Sequence[Line], main: Set[int]) -> tuple[list[int], list[int]]:
    """The lines of an article, given those of its main text: the ones in it, and the ones that stand outside it."""
    main = {i for i in main if i < len(lines) and not _is_menu(lines[i])} or _prose(lines)
    if not main:
        return [i for i, line in enumerate(lines) if _WORD.search(line.text)], []
    last = max(main)
    title = first = min(main)
    heads = [
        i for i in range(first) if lines[i].parts & Part.TITLE and not lines[i].parts & (Part.COMMENTS | Part.FOOTER)
    ]
    if heads and (heads[-1] > first - GAP_TO_TITLE or any(_is_prose(line) for line in lines[heads[-1] : first])):
        title = first = heads[-1]
    inside: list[int] = []
    outside: list[int] = []
    seen: set[str] = set()
    sources = False  # whether the lines met follow a heading such as "References"
    for i, line in enumerate(lines):
        if _SOURCES.fullmatch(line.text[:60]):
            sources = True
        elif line.parts & (Part.HEADING | Part.SURROUNDINGS) or len(line.text) < 4:
            sources = False
        if i in main or i == title:
            inside.append(i)
        elif line.parts & Part.COMMENTS or not _WORD.search(line.text):
            continue
        elif first < i < last and _continues(line, lines[i + 1], i + 1 in main):
            inside.append(i)
        elif sources or _belongs(line):
            if line.text not in seen:
                (inside if first < i < last else outside).append(i)
            seen.add(line.text)
    return inside, outside


def _is_menu(line: Line) -> bool:
    """Whether a row of a table only leads elsewhere."""
    if not line.parts & Part.ROW or line.parts & Part.SOURCES or line.linked < 0.6:
        return False
    cells = line.text.strip("| ").split(" | ")
    return len(line.text) < 30 * len(cells) and not any(c.isdigit() for c in line.text)


def _prose(lines: Sequence[Line]) -> set[int]:
    """The lines of running text, where no main text was found."""
    return {i for i, line in enumerate(lines) if _is_prose(line)}


def _is_prose(line: Line) -> bool:
    """Whether a line is running text of the article; old pages leave their menus open, so a long one in a menu
    counts.
    """
    where = line.parts & Part.SURROUNDINGS
    least = PROSE_WORDS if not where else 3 * PROSE_WORDS if where == Part.NAVIGATION else 0
    return bool(least) and line.linked < 0.5 and len(_WORD.findall(line.text)) >= least


def _continues(line: Line, after: Line, main_follows: bool) -> bool:
    """Whether a line between lines of the main text is one of them."""
    if _is_prose(line) and not line.parts & (Part.BUTTON | Part.HEADING):
        return True
    if line.parts & (Part.SURROUNDINGS | Part.BUTTON) or line.linked >= 0.5:
        return False
    if line.parts & Part.HEADING:
        return main_follows or bool(after.parts & Part.HEADING)
    return bool(line.parts & Part.ROW)


def _belongs(line: Line) -> bool:
    """Whether a line outside the main text is a byline, date, source, notice or call to action."""
    text, parts = line.text, line.parts
    if any(anchor.address[:4].lower() == "tel:" for anchor in line.anchors):
        return True
    if len(text) > 2_000:
        return False
    numbered = _DIGIT.search(text) is not None
    if len(text) <= 300:
        if numbered and _PHONE.search(text):
            return True
        if parts & Part.SOURCES and not parts & Part.NAVIGATION:
            return True
    if _NOTICE.search(text):
        return True
    words = _WORD.findall(text[:200])
    call = _CALL_IN_MENU if parts & (Part.NAVIGATION | Part.FOOTER) else _CALL
    if len(text) <= 120 and (parts & Part.BUTTON or call.match(text) or _OFFER.search(text)):
        return len(words) > 1 or (len(words) == 1 and words[0].lower() in _CALLS)
    if len(text) > 300:
        return False
    dated = numbered and _DATE.search(text) is not None
    if dated and _DATE_CUE.search(text):
        return True
    if _BYLINE.match(text):
        return len(words) > 1
    if parts & Part.SURROUNDINGS:
        return False
    return bool(parts & Part.BYLINE) or (len(text) <= 100 and dated and (bool(parts & Part.DATE) or len(words) <= 9))
