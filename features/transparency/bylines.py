"""Authors and reviewers of a page: bylines, author boxes, sign-offs, lines of medical and editorial review.

JAMA benchmark "authorship" (Silberg et al. 1997): authors and contributors, their affiliations and credentials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from features.blocks import Block
from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit
from features.transparency.names import Names, read_names, with_role
from features.transparency.places import at_bottom, edge_blocks, line_around, opens

_GAP = re.compile(r"[ :]{0,3}(?:\n{1,2} ?)?")
_AFTER_DATE = re.compile(
    r"(?:[a-z]{3}\.? \d\d?(?:st|nd|rd|th)?,? \d{4}|\d\d?(?:st|nd|rd|th)?\.? [a-z]{3,9}\.?,? \d{4}|"
    r"\d\d?[/.-]\d\d?[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d\d?:\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?|\d (?:second|minute|"
    r"hour|day|week|month|year)s? ago)"
    r"\)?[\s,.:|@(-]{0,4}\Z",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# "This article was originally" before "written by" makes it the page's own; "a book" does not.
_OF_THIS_PAGE = re.compile(
    r"\b(?:this|original|guest) (?:[\w-]+ )?(?:article|story|post|piece|page|entry|column|report|essay|text|content|"
    r"blog|"
    r"guide|review|information|fact ?sheet|document|item|site|website)s?(?: (?:was|is|has been|were))?"
    r"(?: (?:originally|first|last|medically|also|kindly))?(?: \w+ and)? ?\Z",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(  # credits for something else than the words
    r"(?:photo\w*|image|picture|video|illustration|graphic|powered|hosted|designed?|song|music|lyrics|directed|book|"
    r"produced|sponsored|presented|published|distributed|created|maintained|developed|recorded|covered?|performed|"
    r"makeup|make-up|hair|styl\w+|edit\w*|effects|cinematography|transcri\w+|funded|"
    r"walk|stop|drop|stand|step|side|bit|day|year|one|little|piece)s?:? \Z",
    re.IGNORECASE,
)
_IS_A = r",? is (?:an? |the |our )?(?:[\w'.&/-]+,? ){0,7}?"
_WRITER = r"writer|author|journalist|reporter|correspondent|editor|columnist|blogger|contributor|freelancer|freelance"
_IS_A_WRITER = re.compile(rf"{_IS_A}(?:{_WRITER})\b")
_IS_A_PROFESSIONAL = re.compile(
    rf"{_IS_A}(?:{_WRITER}|physician|doctor|dietitian|nutritionist|psychologist|psychiatrist|therapist|nurse|"
    rf"professor|fellow|"
    r"researcher|pharmacist|surgeon|attorney|lawyer|analyst|consultant|novelist|producer)\b"
)
_SAID = 160  # characters after a name that say who its bearer is
_LINE = 300  # characters; a longer line is more than a name with degree and role, and can only say who somebody is
_INVITED = re.compile(r"(?:Follow|E-?mail|Contact|Write to|Reach) ")
_REACHED = re.compile(r"\s?(?:on (?:Twitter|Facebook)\b|at \S{2,40} ?@|at @|@|here\b)")
_MY_NAME = re.compile(r"\b(?:my name is|hi,? i'm|hello,? i'm) ", re.IGNORECASE)
_FAREWELL = re.compile(r"[A-Z][^.!?\n|]{1,60},$")
_SIGNED = re.compile(r"\n ?(?:-{1,2}|~|\*) ?(?=[A-Z])|(?<=[.!?\"')]) ?(?:-{2}|~) (?=[A-Z])")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ,©]{0,3}(?:(?:19|20)\d\d(?: ?- ?(?:19|20)?\d\d)?)?[ ,]{0,2}(?:by )?", re.IGNORECASE
)
_COMPANY = re.compile(r",? (?:Inc|LLC|Ltd|Corp|Group|Company|Media|Press|University|Foundation|All|Health|Net|Publish)")


_PROSE = frozenset("abcdefghijklnpqrsuvwxyz")  # letters that end no date: not those of "ago", "pm" and "EST"
_PLAIN_REVIEWS = frozenset(("reviewed", "reviewer", "approved", "verified", "fact", "fact-checked", "last", "content"))


def find_bylines(document: Document, until: int) -> list[Evidence]:
    """The authors and reviewers named before an offset, where the readers' comments begin."""
    plain = document.plain
    found: list[Evidence] = []
    taken = -1
    for hit in document.hits["transparency_byline"]:
        if hit.start < taken or hit.start >= until:
            continue
        if hit.tag == "reviewer":
            evidence = _reviewer(document, hit)
        elif hit.tag == "label":
            evidence = _labelled(document, hit)
        else:
            evidence = _byline(document, hit, 0 < hit.start - taken < 4)
        if evidence is not None:
            found.append(evidence)
            taken = document.plain_offset(evidence.span.end) if evidence.span else taken
    marked = [(e.span.start, e.span.end) for e in found if e.span is not None]
    edges = list(edge_blocks(document))
    for start, end, note in (*_named_lines(document, edges, until), *_signatures(document, edges, until)):
        place = document.span(start, end)
        if not any(a < place.end and place.start < b for a, b in marked):
            found.append(document.mark("transparency.author", start, end, note, topic=_key(plain[start:end])))
    return found


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower())[:6])


def _author(document: Document, start: int, names: Names, note: str = "byline") -> Evidence:
    end = with_role(document.plain, names.end)
    return document.mark("transparency.author", start, end, note, topic=_key(" ".join(names.words)))


def _byline(document: Document, hit: Hit, goes_on: bool) -> Evidence | None:
    """A byline at "by" or "written by", told by its place and by what follows; in running text neither is one."""
    plain = document.plain
    running_on = plain[hit.end + 1 : hit.end + 2].islower() and plain[max(0, hit.start - 2) : hit.start - 1] in _PROSE
    if hit.tag == "by" and running_on:
        return None
    gap = _GAP.match(plain, hit.end)
    at = gap.end() if gap else hit.end
    before = plain[max(0, hit.start - 60) : hit.start]
    begins = opens(document, hit.start)
    dated = _DIGIT.search(before) is not None and _AFTER_DATE.search(before) is not None
    owned = dated and _COPYRIGHT.search(before) is not None
    house = begins and plain.startswith("The ", at)
    names = read_names(plain, at + 4 if house else at, loosely=dated or hit.tag == "author")
    if names is None or plain[names.end : names.end + 2] == "'s" or not (names.ends or len(names.words) > 1):
        return None
    if hit.tag == "author":
        capital = plain[hit.start].isupper()
        told = names.known or plain[hit.end : hit.end + 1] == ":"
        if begins or dated or goes_on or _OF_THIS_PAGE.search(before) or (capital and told):
            return _author(document, hit.start, names)
        return None
    if hit.tag == "noun":
        own = begins or before.lower().endswith(("guest ", "original ", "expert "))
        return _author(document, hit.start, names) if own and names.words[0][:1].isupper() else None
    if owned:  # a company holds more copyrights than a person does
        person = names.known or names.credentialed
        return _author(document, hit.start, names) if person and not _COMPANY.match(plain, names.end) else None
    if dated and (names.ends or names.known):
        return _author(document, hit.start, names)
    if plain[hit.end : hit.end + 1] == ":" and len(names.words) > 1 and not _NOT_WORDS.search(before):
        return _author(document, hit.start, names)
    if begins:
        if names.known or names.credentialed or (names.ends and len(names.words) > 1):
            return _author(document, hit.start, names)
        return None
    if plain[hit.start] != "B" or not (names.known or names.credentialed) or _NOT_WORDS.search(before):
        return None
    if plain[names.end : names.end + 2] == " (":  # who sings a song
        return None
    last = before.rstrip()[-1:]
    start, _ = line_around(plain, hit.start)
    if last in ".?!:)\"'-·•/" or last.isdigit() or (hit.start - start < 110 and "." not in plain[start : hit.start]):
        return _author(document, hit.start, names)
    return None


def _labelled(document: Document, hit: Hit) -> Evidence | None:
    """`Author: Jane Roe`, or `Author` at the head of a line with a name under it or after it."""
    plain = document.plain
    if not plain[hit.start].isupper():
        return None
    gap = _GAP.match(plain, hit.end)
    names = read_names(plain, gap.end() if gap else hit.end, loosely=True)
    if names is None or names.start == hit.end:
        return None
    colon = plain[hit.end] == ":" and (names.ends or len(names.words) > 1)
    alone = not plain[names.end : line_around(plain, names.end)[1]].strip() and opens(document, hit.start)
    if colon or (alone and (names.known or names.credentialed)):
        return _author(document, hit.start, names, "author named")
    return None


def _reviewer(document: Document, hit: Hit) -> Evidence | None:
    """A line of review: "Medically reviewed by Jane Roe, MD"; not a peer-reviewed study, nor papers that somebody
    reviewed.
    """
    plain, phrase = document.plain, hit.phrase
    begins = opens(document, hit.start)
    before = plain[max(0, hit.start - 70) : hit.start]
    professional = phrase.split(" ")[0] not in _PLAIN_REVIEWS
    told = before.lower().endswith(("peer ", "been ", "was ", "were "))
    if before[-1:] == "-" or (told and not _OF_THIS_PAGE.search(before)):
        return None
    start = hit.start
    gap = _GAP.match(plain, hit.end)
    names = read_names(plain, gap.end() if gap else hit.end)
    if phrase.endswith(("by", "reviewer", "reviewers", "checker", "editor")):
        if names is not None and (professional or begins or names.credentialed or plain[hit.end] == ":"):
            end = with_role(plain, names.end)
            return document.mark("transparency.reviewer", start, end, "review", topic=_key(" ".join(names.words)))
        if begins and professional:
            _, end = line_around(plain, hit.end)
            return document.mark("transparency.reviewer", start, min(end, hit.end + 60), "review")
        if phrase.endswith("by") and (begins or _OF_THIS_PAGE.search(before)) and plain[hit.start].isupper():
            _, end = line_around(plain, hit.end)
            if end - hit.end < 80:
                return document.mark("transparency.reviewer", start, end, "review")
        return None
    if plain[hit.start].isupper() and (begins or phrase.startswith("last")):
        end = with_role(plain, names.end) if names is not None and plain[hit.end : hit.end + 1] == ":" else hit.end
        return document.mark("transparency.reviewer", start, end, "review")
    return None


def _named_lines(document: Document, edges: list[Block], until: int) -> Iterator[tuple[int, int, str]]:
    """Lines at the top or bottom that hold a name with its degree, or that say who somebody is."""
    plain = document.plain
    for block in edges:
        if block.start >= until:
            return
        invited = _INVITED.match(plain, block.start, block.end)
        if invited is not None and at_bottom(document, block.start):
            names = read_names(plain, invited.end())
            if names is not None and names.known and _REACHED.match(plain, names.end) is not None:
                yield names.start, names.end, "how to reach the author"
            continue
        if block.end - block.start > _LINE and plain.find(" is ", block.start, block.start + _LINE + _SAID) < 0:
            continue
        names = read_names(plain, block.start)
        if names is None:
            continue
        if names.credentialed and with_role(plain, names.end) >= block.end - 2 and block.kind != "item":
            yield block.start, names.end, "name with credentials"
            continue
        closing = at_bottom(document, block.start) and block.start > document.blocks[0].end
        initials = len(names.words) > 1 and "." in names.words[0]
        role = _IS_A_PROFESSIONAL if closing else _IS_A_WRITER
        told = role.match(plain, names.end, names.end + _SAID)
        if told is not None and (names.known or names.credentialed or initials):
            yield block.start, told.end(), "who the author is"
    top = document.low[:1_500]
    for told in _MY_NAME.finditer(plain, 0, 1_500) if "i'm " in top or "my name is " in top else ():
        name = read_names(plain, told.end(), loosely=True)
        if name is not None and name.words[0][:1].isupper():
            yield told.start(), name.end, "names itself"


def _signatures(document: Document, edges: list[Block], until: int) -> Iterator[tuple[int, int, str]]:
    """Names that close a text: after a farewell, after a dash, after a copyright sign."""
    plain = document.plain
    for before, block in pairwise(edges):
        if block.end - block.start > 40 or before.end - before.start > 60 or block.start >= until:
            continue
        if not at_bottom(document, block.start) or _FAREWELL.fullmatch(plain, before.start, before.end) is None:
            continue
        if plain[max(0, before.start - 2) : before.start].startswith(","):  # the next to last of a list of names
            continue
        names = read_names(plain, block.start, loosely=True)
        if names is not None and plain[names.end : block.end] in ("", ".") and names.words[0][:1].isupper():
            yield block.start, names.end, "signature"
    for block in document.blocks if "~" in plain else ():
        tilde = plain.find(" ~ ", max(block.start, block.end - 60), block.end)
        names = read_names(plain, tilde + 3) if tilde > block.start and plain[tilde - 1] in ".!?\"')" else None
        if names is not None and names.known and with_role(plain, names.end) >= block.end - 2:
            yield tilde + 3, with_role(plain, names.end), "signature"
    if edges:
        last = edges[-1]
        for dash in _SIGNED.finditer(plain, max(last.start - 1, last.end - 120, 0), last.end):
            names = read_names(plain, dash.end())
            if names is not None and names.known and with_role(plain, names.end) >= last.end - 2:
                yield dash.end(), with_role(plain, names.end), "signature"
    for sign in _COPYRIGHT.finditer(plain, max(0, len(plain) - 400)):
        names = read_names(plain, sign.end())
        if names is not None and names.known and _COMPANY.match(plain, names.end) is None:
            yield sign.end(), names.end, "copyright holder"
