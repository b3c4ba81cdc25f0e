"""Personal names as bylines write them: initials, particles, credentials, several people, a role after a comma."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from features.lexicon import pairs

_LONGEST = 200  # characters of a byline that are read
_MOST_PEOPLE = 8

_TITLE = re.compile(r"(?:Dr|Prof|Professor|Doctor|Mr|Mrs|Ms|Miss|Rev|Sir|Dame|Sister|Father|Rabbi|Chef|Coach)\b\.? ")
_TOKEN = re.compile(
    r"(?:(?:de|del|della|der|van|von|den|la|le|bin|al|el|ter|dos|da|di|ibn|du) ){0,2}"
    r"(?:(?P<initial>[A-Z]\.(?:[- ]?[A-Z]\.){0,2}|[A-Z](?![\w'.&-]))|(?P<word>[A-Z][\w'-]{1,30}))"
)
_HANDLE = re.compile(r"@?[A-Za-z][\w.-]{1,24}(?<![.-])")
_CREDENTIAL = re.compile(
    r",? \(?(?:M\.? ?D|Ph\.? ?D|R\.?N|D\.?O|D\.?D\.?S|D\.?M\.?D|Psy\.?D|Pharm\.?D|Ed\.?D|J\.?D|M\.?P\.?H|M\.?S\.?W|"
    r"M\.?S\.?N|"
    r"M\.?S|M\.?A|M\.?B\.?A|M\.?Ed|M\.?Sc|B\.?Sc?|B\.?A|R\.?D|R\.?D\.?N|L\.?D\.?N?|C\.?D\.?E|C\.?S\.?C\.?S|"
    r"L\.?C\.?S\.?W|"
    r"L\.?M\.?F\.?T|L\.?P\.?C|N\.?P|P\.?A(?:-C)?|F\.?A\.?C\.?[A-Z]{1,2}|F\.?R\.?C\.?[A-Z]{1,2}|M\.?B\.?B\.?S|MBChB|"
    r"D\.?C|N\.?D|"
    r"D\.?P\.?M|D\.?V\.?M|C\.?P\.?A|C\.?F\.?P|DNP|FNP(?:-[A-Z]{1,3})?|APRN|BSN|LPN|CNM|DPT|Esq|Jr|Sr|II|III|IV)"
    r"(?![\w'])\.?\)?"
)
_AND = re.compile(r"(?: ?[,;/] ?(?:and |& )?| and | & )(?=[A-Z])")
_ROLE = re.compile(r"(?:,| -{1,2}| for| of| in)\n? ?[A-Z][\w.'&/-]*(?:,? (?:[\w.'&/-]+)){0,6}")
_NO_ROLE = re.compile(r"\d|Updated|Published|Posted|Reviewed|Written|Last ")
_END = re.compile(
    r"[ .,]*(?:$|[\n|(\[\])<>;•·*/:~\"@#©-]|\d|\.|,|(?:on|at|in|under|via|from) |updated|published|posted|last )",
    re.IGNORECASE,
)
_CLOSED = re.compile(r" ?(?:[:|\n]|$)")  # after the initial of a surname
# Words that follow "by" in a heading or a sentence and are nobody's name.
_NO_NAMES = frozenset(
    "a an the this that these those his her their our your my its all any each every no not one two three some "
    "other both "
    "one two three four five six seven eight nine ten several many outside us you them him me we they it is are was "
    "i and or but in on at of for with from to as if when which who whom what where "
    "how than then now far using clicking submitting entering signing continuing accessing visiting subscribing "
    "joining "
    "law mail phone telephone email e-mail fax post name date topic topics category author title type year month "
    "week day "
    "state country city county zip keyword subject location price popularity relevance rating default design "
    "definition "
    "contrast comparison side step numbers hand way january february march april june july august september october "
    "november "
    "december monday tuesday wednesday thursday friday saturday sunday google facebook twitter yahoo wordpress "
    "blogger paypal "
    "permission request appointment invitation demand chance accident nature virtue means reason proxy product "
    "products brand "
    "department specialty condition symptom symptoms age gender issue section series source region industry company "
    "order "
    "insurance treatment popular credit cash check order reading taking making getting article articles page story "
    "comments "
    "comment read more click home contact last next updated published posted modified opinion reporter about share "
    "print view advertisement".split()
)


@dataclass(frozen=True, slots=True)
class Names:
    """One or several people at a place in the plain text, and what tells that they are people.

    `known`: a common given name comes first; `credentialed`: a degree follows; `ends`: a line, cell or phrase ends
    there.
    """

    start: int
    end: int
    words: tuple[str, ...]
    known: bool
    credentialed: bool
    ends: bool


@cache
def given_names() -> frozenset[str]:
    """Given names common in English-language bylines."""
    return frozenset(name for name, _ in pairs("transparency_given_name"))


def read_names(plain: str, at: int, *, loosely: bool = False) -> Names | None:
    """The people named from an offset on; `loosely` also takes a name of one word, such as a blogger's handle."""
    limit = min(len(plain), at + _LONGEST)
    first = _person(plain, at, limit)
    if first is None or (len(first[1]) == 1 and not loosely):
        handle = _HANDLE.match(plain, at, limit) if loosely else None
        if handle is None or handle[0].lower() in _NO_NAMES:
            return None
        return Names(at, handle.end(), (handle[0],), False, False, _ends(plain, handle.end()))
    end, words, credentialed = first
    for _ in range(_MOST_PEOPLE):
        link = _AND.match(plain, end, limit)
        more = _person(plain, link.end(), limit) if link is not None else None
        if link is None or more is None or len(more[1]) < 2:
            break
        first_name = more[1][0]
        listed = link[0].strip(" ,;/") in ("and", "&") or len(first_name.rstrip(".")) == 1 or more[2]
        if not listed and first_name.lower() not in given_names():  # a role or a place after a comma
            break
        end = more[0]
        credentialed = credentialed or more[2]
    known = len(words) > 1 and words[0].lower() in given_names()
    return Names(at, end, words, known, credentialed, _ends(plain, end))


def with_role(plain: str, end: int) -> int:
    """Where a byline ends, with the role or house after the name if the line ends with it."""
    role = _ROLE.match(plain, end, end + 70)
    if role is None or _NO_ROLE.search(role[0]) is not None:
        return end
    rest = plain[role.end() : role.end() + 2]
    return role.end() if not rest or rest[0] in "\n|;)" or rest == " |" else end


def _ends(plain: str, end: int) -> bool:
    return _END.match(plain, end, end + 20) is not None


def _person(plain: str, at: int, limit: int) -> tuple[int, tuple[str, ...], bool] | None:
    """One name from an offset on: its end, its words, and whether credentials follow it.

    A third full word belongs to it only where the name ends with that, so that a heading does not run on into the text.
    """
    title = _TITLE.match(plain, at, limit)
    position = title.end() if title else at
    words: list[str] = []
    end = full = 0
    while (token := _TOKEN.match(plain, position, limit)) is not None:
        word = token["word"]
        if word is None:
            words.append(token["initial"])
        elif word.endswith("'s") or word.lower() in _NO_NAMES:
            if not full:
                return None
            break
        else:
            if full == 2 and not (_ends(plain, token.end()) or _AND.match(plain, token.end(), limit)):
                break
            full += 1
            words.append(word)
        end = token.end()
        if full == 3 or len(words) == 5 or plain[end : end + 1] != " ":
            break
        position = end + 1
    # An "A" may be the first word of the text after the name: "Jane Roe A disease that ..."
    if len(words) > 1 and len(words[-1]) == 1 and not _CLOSED.match(plain, end):
        words.pop()
        end -= 2
    if not full:
        return None
    credentialed = title is not None and title[0][0] in "DP"
    for _ in range(5):
        credential = _CREDENTIAL.match(plain, end, limit)
        if credential is None:
            break
        end = credential.end()
        credentialed = True
    if title is not None and len(words) == 1:
        words.insert(0, title[0].strip())
    return end, tuple(words), credentialed
