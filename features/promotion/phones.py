"""Phone and fax numbers, told by what they are for: a sales call, contact details, a help line, an emergency number.

A written number is taken when Google's libphonenumber (leniency VALID) takes it in the article's region, looked for
only around runs of digits; a bare run needs a cue, since VALID also takes two fifths of all random ten-digit numbers.
After a cue such as "call" or "fax" shorter and foreign numbers count too, and letters that pass for digits. Numbers
spelled with letters (1-800-555-TREE) are told by the freephone prefixes of the North American Numbering Plan.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, Leniency, PhoneNumberMatcher

from features.digits import matches_at
from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit

KIND = "promotion.phone"
EMERGENCY, SALES, HELP_LINE = "emergency line", "sales call", "help line"

Range = tuple[int, int]

_RUN = re.compile(r"[0-9](?:[-.()\[\]/ ~]{0,4}[0-9]){6,30}")
_FEWEST, _WIDEST = 7, 30  # digits of the shortest run, and how far apart the first and the last of them may stand
_ADDRESS = 300  # characters: no web address is read further back
_BESIDE = 30  # characters around a run in which an extension or what makes it money or a word may stand
_NORTH_AMERICA = frozenset(COUNTRY_CODE_TO_REGION_CODE[1])
_NORTH_AMERICAN = re.compile(r"[2-9]\d\d[2-9]\d{6}")
_IN_A_ROW = re.compile(r"(?:1[-. ]{0,2})?\(?[2-9]\d\d[-.)/ ]{0,3}[2-9]\d\d[-. ]{0,2}\d{4}(?!\d)")
_LONGEST = 17  # digits: a run with more is several numbers in a row
_YEARS = re.compile(r"\(?(?:1[89]|20)\d\d ?[-/] ?(?:1[89]|20)\d\d\b")
_VERSION = re.compile(r"(?!(?:1\.)?\d{3}\.\d{3}\.\d{4}\Z)\d+(?:\.\d+){2,}\Z")
_CUE_BEFORE, _CUE_AFTER = 45, 20
# What is numbered and is no phone: identifiers of papers, books, grants, licences, accounts.
_OTHER_NUMBER = re.compile(
    r"\b(?:(?:pmid|pmcid|isbn|issn|doi|arxiv|oclc|nct|isrctn|licen[cs]e|lic|grant|passcode|ein|npi)"
    r"\.?(?: (?:no|nr|num|number|id|code))?[.:#= ]{0,4}|(?:patent|case|account|acct|order|invoice|serial|model|item"
    r"|sku|catalog(?:ue)?|ref|reference|registration|pin|vat|id|ticket|contract)\.?(?: (?:no|nr|num|number|id"
    r"|code)\b|[:#=])[.:#= ]{0,4})\Z"
)
_LINK = (
    r"(?:[ :.,(\[*\"-]|\b(?:us|me|him|her|them|now|today|toll|free|at|on|or|is|no|nr|number|line|direct|our|the"
    r"|office|in|within|from|inside|outside|uk|usa?|canada)\b){0,12}"
)
_DIALLED = re.compile(_LINK + r"([+(]{0,2}[\doli|](?:[-.()/ ]{0,3}[\doli|]){5,15})(?![\w%/]|[,.]\d)")
_SHORT = re.compile(
    _LINK + r"(911|988|999|112|111|000|311|211|511|811|116 ?\d{3})(?![\w%/,-]|\.\d| (?:calls?|emergency|or more)\b)"
)
_TEXTED = re.compile(r"[ :]{1,3}(?:[\"']?[\w-]{1,20}[\"']? to )?(\d{5,6})(?![\w%/,-])")
_PASSING_FOR_DIGITS = str.maketrans("oli|", "0111")
_DATE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2,4}\Z|\d{4}([-/.])\d{1,2}\2\d{1,2}\Z")
_FREEPHONE = re.compile(r"(?:\+?1[-. ]{0,2})?\(?8(?:00|33|44|55|66|77|88)\b")
_VANITY = re.compile(
    r"8(?:00|33|44|55|66|77|88)\)?[-. ]{1,2}(?=[\dA-Z-]{0,8}[A-Z])[\dA-Z]{1,11}(?:-[\dA-Z]{1,9}){0,3}(?!\w)"
)
_COUNTRY_CODE = re.compile(r"(?:\+?1[-. ]{1,2})?\(?\Z")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SELLING = re.compile(
    r"\b(?:order|buy|purchase|shop|book|quote|consultation|appointment|estimate|enrol|admission|sales|specialist"
    r"|expert|advisor|adviser|counsel|representative|agent|officer|offer|start|recover|free|today|now\b|help)"
)
_CALLING = re.compile(r"\b(?:call|dial|phone|ring|speak|talk)\b")
_CRISIS = re.compile(r"\b(?:suicid|crisis|lifeline|poison|helpline|hotline|emergenc)")


def find_phones(document: Document) -> list[Evidence]:
    """All phone and fax numbers of the document."""
    cues = document.hits["promotion_phone"]
    starts = [cue.start for cue in cues]
    taken: list[Range] = []
    for span in (*_written(document, starts), *_spelled(document), *_dialled(document, cues)):
        at = bisect_left(taken, span)
        if (at == 0 or taken[at - 1][1] <= span[0]) and (at == len(taken) or taken[at][0] >= span[1]):
            taken.insert(at, span)
    return [_mark(document, start, end, cues, starts) for start, end in taken]


def _mark(document: Document, start: int, end: int, cues: Sequence[Hit], starts: Sequence[int]) -> Evidence:
    number = "".join(_LETTER_OR_DIGIT.findall(document.low[start:end]))
    return document.mark(KIND, start, end, _purpose(document, start, end, cues, starts), topic=number)


def _written(document: Document, starts: Sequence[int]) -> Iterator[Range]:
    """Numbers that libphonenumber takes, from runs of digits that may hold one."""
    plain, region = document.plain, document.article.region
    for first, last, beside in _candidates(document, region in _NORTH_AMERICA):
        if _in_address(plain, first) or _OTHER_NUMBER.search(document.low, max(0, first - 40), first):
            continue
        left = max(0, first - beside)
        for match in PhoneNumberMatcher(plain[left : last + beside], region, leniency=Leniency.VALID):
            start, raw = left + match.start, match.raw_string
            if start < first - 2:  # a number before the run
                continue
            if start >= last:
                break
            if raw[0] in "([" and not any(closing in raw for closing in ")]"):
                start, raw = start + 1, raw[1:]
            if (raw.isdigit() or _YEARS.match(raw) or _VERSION.match(raw)) and not _cue_near(
                document, start, start + len(raw), starts
            ):
                continue
            yield start, start + len(raw)


def _candidates(document: Document, north_american: bool) -> Iterator[tuple[int, int, int]]:
    """Runs of digits worth a closer look: start, end, and how far beside them the matcher may look."""
    plain, places = document.plain, document.digits
    # seven digits stand close enough for a number, from the first of them on
    close = (first for first, last in zip(places, places[_FEWEST - 1 :], strict=False) if last - first <= _WIDEST)
    for start, end in map(re.Match.span, matches_at(_RUN, plain, close)):
        if start and (plain[start - 1].isalnum() or plain[start - 1] in "._@#$£€="):
            continue
        digits = "".join(filter(str.isdigit, plain[start:end]))
        if len(digits) > _LONGEST:
            yield from ((*number.span(), 0) for number in _IN_A_ROW.finditer(plain, start, end))
        elif not north_american or "+" in plain[max(0, start - 2) : start] or _NORTH_AMERICAN.search(digits):
            yield start, end, _BESIDE


def _in_address(plain: str, start: int) -> bool:
    """Whether the digits stand inside a web address."""
    first = max(0, start - _ADDRESS)
    token = re.split(r"\s", plain[first:start])[-1]
    return "://" in token or "www." in token or token.endswith("=")


def _cue_near(document: Document, start: int, end: int, starts: Sequence[int]) -> bool:
    block = document.block_at(start)
    first = bisect_left(starts, max(block.start, start - _CUE_BEFORE))
    last = bisect_left(starts, min(block.end, end + _CUE_AFTER))
    return first < last


def _spelled(document: Document) -> Iterator[Range]:
    """Freephone numbers with letters in them."""
    plain = document.plain
    for number in _VANITY.finditer(plain):
        code = _COUNTRY_CODE.search(plain, max(0, number.start() - 5), number.start())
        start = code.start() if code is not None else number.start()
        before = plain[start - 1 : start]
        if start == number.start() and number[0][3] == " ":  # "800 MILLION"
            continue
        if not before.isalnum() and before not in tuple("$£€.,-") and len(_LETTER_OR_DIGIT.findall(number[0])) >= 9:
            yield start, number.end()


def _dialled(document: Document, cues: Sequence[Hit]) -> Iterator[Range]:
    """What stands right after a cue: local and foreign numbers, digits in disguise, emergency and text codes."""
    low = document.low
    for cue in cues:
        if cue.tag == "text":
            number = _TEXTED.match(low, cue.end)
            if number is not None:
                yield number.span(1)
                continue
        if cue.tag == "call":
            number = _SHORT.match(low, cue.end)
            if number is not None:
                yield number.span(1)
                continue
        number = _DIALLED.match(low, cue.end)
        if number is None:
            continue
        text = number[1].rstrip("oli| ")
        digits = [c for c in text.translate(_PASSING_FOR_DIGITS) if c.isdigit()]
        real = sum(map(str.isdigit, text))
        if (
            7 <= len(digits) <= 15
            and real >= 5
            and not text.isdigit()
            and not _DATE.match(text)
            and not _YEARS.match(text)
        ):
            yield number.start(1), number.start(1) + len(text)


def _purpose(document: Document, start: int, end: int, cues: Sequence[Hit], starts: Sequence[int]) -> str:
    """What the number is for, in an editor's words."""
    low, sentence = document.low, document.sentence_at(start)
    if end - start <= 3:
        return EMERGENCY
    before, after = low[max(sentence.start, start - 80) : start], low[end : min(sentence.end, end + 60)]
    index = bisect_left(starts, start) - 1
    cue = cues[index] if index >= 0 and start - cues[index].end <= _CUE_BEFORE else None
    if (cue is not None and cue.tag == "fax") or after.lstrip(" (").startswith("fax"):
        return "fax number"
    if cue is not None and cue.tag == "text":
        return "text line"
    if (cue is not None and cue.tag == HELP_LINE) or _CRISIS.search(before):
        return HELP_LINE
    if _CALLING.search(before) and (_SELLING.search(before) or _SELLING.search(after)):
        return SALES
    if _FREEPHONE.match(document.plain, start):
        return "toll-free number"
    return "contact details"
