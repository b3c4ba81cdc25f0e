"""What an entry of a list of references looks like, in the styles in use: APA, Vancouver, MLA, Chicago, IEEE."""

from __future__ import annotations

import re
from itertools import pairwise

FEWEST_CHARACTERS = 20  # of an entry between two semicolons; a shorter piece is an author
SCORED = 1_200  # characters of a line that are looked at
YEAR = re.compile(r"(?:1(?<!\w.)[6-9]|2(?<!\w.)0)\d\d[a-z]?\b")  # a pattern that begins with \b is slow
PAGES = re.compile(
    r"\d\s?\(\d{1,4}[\w -]{0,12}\)|\b[A-Z]?\d{1,5}\s?:\s?[A-Ze]?\d|\bpp?\.\s?[A-Z]?\d|\b[Vv]ol\b|"
    r"\b\d{1,5}\s?-{1,2}\s?\d{1,5}\b|\b\d{1,4}, \d{1,5}\b"
)
_CONTAINER = re.compile(
    r"\b(?:[Jj]ournal|[Pp]ress|[Pp]roceedings|Proc|Conference|Conf|Symposium|Univ(?:ersity)?|Publish(?:ers|"
    r"ing)|[Ee]ds?|et al|[Rr]etrieved|[Aa]ccessed|"
    r"[Aa]vailable (?:at|from|online)|ISBN|PMID|[Tt]hesis|[Dd]issertation|[Ii]n:|In [A-Z]|Review|Annals|"
    r"Archives|Trans(?:actions)?|Lancet|Med|Am J|J|"
    r"Sci|Res|Rep|Report|Letters|Wiley|Springer|Elsevier|Academic|Books|[Ww]orking [Pp]aper|Tech(?:nical)?|"
    r"Patents?|IEEE|ACM)\b"
)
ADDRESS = re.compile(r"https?://|\bwww\.|\b10\.\d{4,9}/|\bPMC\d{5}|\bPMID\b|\bdoi\b", re.I)
_QUOTED = re.compile(r'"[^"\n]{15,300}"')
NUMBERED = re.compile(r"\W{0,3}(?:\[[\w+ .:&-]{1,30}\]|\(?\d{1,3}[.)\]])\s{0,8}(?=\S)")
BULLET = re.compile(r"[-*•·▪◦‣●○■□➢►+|][\s|]*")
AUTHOR = re.compile(
    r"[\"'*(\s]{0,4}(?:[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’-]+|de|van|von|der|la|le|den|el|al)){0,3}, ?(?:[A-Z][.,]|"
    r"[A-Z]\.? ?-?[A-Z]?\.?[,;& (]|[A-Z][a-z]+[,.;& (])"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? [A-Z]{1,3}(?:[,.;&(:]| [&(]| and )"
    r"|(?:[A-Z]\.[ -]?){1,3}(?:[A-Z][\w'’-]+ ?){1,3}[,.(&]|[A-Z][\w'’.-]+ [A-Z]\. ?[A-Z][\w'’-]+[,.(&]|"
    r" ?[A-Z][\w' ]{2,60}\(?(?:1[89]|20)\d\d\b)"
)
_LEAD_YEAR = re.compile(r"[^()\n]{3,160}\((?:1[6-9]|20)\d\d[a-z]?(?:, [^()]{3,15})?\)")
# Wikipedia, Harbour Times, AP
_NAMES = re.compile(r"[A-Z][A-Za-z&' -]{1,40}(?:[,;.] [A-Z][A-Za-z&' -]{1,40}){2,9}\.?$")
_BETWEEN_NAMES = re.compile(r"[,;.] (?=[A-Z])")
_BETWEEN_ENTRIES = re.compile(r"(?<=[\w.)\"]{2}); (?:and )?(?=[\"A-Z])")


def reference_score(text: str) -> int:
    """How many marks of a reference a line bears; an address counts twice."""
    text = text[:SCORED]
    score = 2 if ADDRESS.search(text) else 0
    score += (
        bool(YEAR.search(text)) + bool(PAGES.search(text)) + bool(_CONTAINER.search(text)) + bool(_QUOTED.search(text))
    )
    lead = NUMBERED.match(text)
    return score + bool(AUTHOR.match(text, lead.end() if lead else 0) or _LEAD_YEAR.match(text))


def parts_of_line(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sources that stand in one line: names between commas, entries between semicolons, or the whole line."""
    names = _NAMES.match(plain, start, end) is not None
    between = _BETWEEN_NAMES if names else _BETWEEN_ENTRIES
    cuts = [start, *(found.end() for found in between.finditer(plain, start, end)), end]
    shortest = min(b - a for a, b in pairwise(cuts))
    if not names and (shortest < FEWEST_CHARACTERS or NUMBERED.match(plain, start, end)):
        cuts = [start, end]
    return [(begin, begin + len(plain[begin:stop].rstrip(" ,;"))) for begin, stop in pairwise(cuts)]
