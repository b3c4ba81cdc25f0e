"""Calls to action: imperatives that serve the site or an advertiser, in prose, buttons and headings.

An imperative stands where a clause begins, after "please" or "you can". Verbs that also give advice ("visit", "try",
"learn") count only with an object that serves the page. Never a call: advice to see a doctor or to ring an ambulance.
"""

from __future__ import annotations

import re
from functools import cache

from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit, phrases
from features.promotion.clauses import clause_end, word_before
from features.promotion.disguises import find_disguised
from features.promotion.vocabulary import vocabulary

KIND = "promotion.cta"

_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\b[\w-]{2,40}\.(?:com|org|net|edu|gov|info|co\.uk|us|ca|au)\b")
_PHONE = re.compile(r"[ :]{0,3}(?:at |us at |on )?[+(]{0,2}\d[\d() .-]{6,}|.{0,40}\b1?[- (]?8(?:00|88|77|66|55)\b")
_OTHERS = re.compile(
    r"\b(?:doctors?|physicians?|providers?|professionals?|nurses?|pharmacists?|dentists?|vets?|veterinarians?"
    r"|midwife|ambulance|911|999|112|poison|emergency|paramedics?|therapists?|p[a]?ediatricians?|obstetricians?"
    r"|clinicians?|gp|practitioner|congress(?:man|woman|men)?|senators?|police|sheriff|health plan)\b"
)
_LONGEST = 12  # words of a call after its verb
_STOPS = frozenset(
    "that which who whom at by if when because while so before after as where but since unless whose until than".split()
)
_AFTER_CLOSED = frozenset(
    "at for today now by via with to about if on in here directly toll-free online anytime from using".split()
)
_CLOSED = tuple(" us| me| now| today| here| online|subscribe|donate|sign up|read more|learn more".split("|"))
_OPEN = ("help", "let", "tell", "join", "send", "ask", "support")
_LEADERS = frozenset("please simply just then now also kindly pls so first next finally today either".split())
_APPOSITION = re.compile(r", (?:a|an|the|which|who|where|and|or|but|if|as)\b")
_AROUND_LEADERS = frozenset(("", ",", "please", "and"))
_JOINERS = frozenset("and or &".split())
_SUBJECTS = frozenset(
    "to you they we i he she it who people not never cannot can't didn't don't would will could should must may might"
    " can did do does that which of the a an by when if my your his her their its this these those in on for from with"
    " as be is are was were has have had users visitors members customers patients readers".split()
)
_YOU_CAN = re.compile(
    r"(\w*) ?\byou (?:can|may|could|might|should|must|will want to|need to|want to)(?: also| always| then)?\Z"
)
_ENDS_OFFER = frozenset("can may could might should must to also always then".split())
_HYPOTHESES = frozenset("if do would ways how where when what that unless whether things".split())
_PURPOSE = re.compile(
    r"(?:for|to|if|when|once|want|need|interested|in order|as|before|after|or|so|today|until|while|whether|with|by"
    r"|click|call|visit|just|simply|please|questions|meanwhile|first|next|then|finally)\b"
)
_NEAR = 6  # words in which the object of a call is looked for
_NEAR_OWN = re.compile(r" (?:our|us|this|these|my|your (?:free|copy|own copy|order))\b")
_LEAD = 65  # characters: a longer way up to the call is a clause of its own
_MORE = re.compile(r"for (?:more|further|additional|details|information|a free|an?y questions)\b")
_NEAR_YOU = re.compile(r"\b(?:near you|in your area|all the details|the most comprehensive)\b")
_NOUN_AFTER = re.compile(
    r" (?:no\b|lenses|lens|dermatitis|sports?|allerg|number|details|person|tracing|center|centre|list|price|prices"
    r"|size|below|above|also|table|figure|fig|section|chapter|appendix|note|privacy|our privacy|our full|the privacy"
    r"|info\b|form\b|of\b|the main|reviews?|services?|opportunities|rid\b|up\b(?! to)|to\b(?! us)|yourself)"
)
_LOG_IN = re.compile(r".{0,20}\b(?:log ?in|sign ?in|reply|comments?|thoughts|opinions?|cookies|javascript)\b")
_BRAND = re.compile(r" (?:the )?[A-Z][\w'&-]+")
_LABELS = frozenset("email e-mail phone fax mail contact".split())
_SELLING = frozenset(
    "buy order download request schedule reserve claim purchase subscribe apply install redeem activate".split()
)
_OURS = frozenset("us our today newsletter website".split())
_URGENT = frozenset(("now", "today"))
_NAMED = frozenset("visit join contact".split())
_BRANDED = frozenset("try get buy order purchase call check download use utilize watch listen".split())


@cache
def _objects(verbs: str) -> frozenset[str]:
    """The words that make a call of a verb of this class."""
    return frozenset(word for word, tags in vocabulary("object").items() if {"own", verbs} & tags)


def find_calls(document: Document) -> list[Evidence]:
    """All calls to action of the document."""
    spans = [(start, end, "call to action in disguise") for start, end in find_disguised(document)]
    reached = 0
    for hit in document.hits["promotion_cta"]:
        if hit.start >= reached and (end := _call(document, hit)):
            spans.append((_opening(document, hit.start, reached), end, "call to action"))
            reached = end
    found: list[Evidence] = []
    reached = 0
    for start, end, note in sorted(spans):
        if start >= reached:
            found.append(document.mark(KIND, start, end, note))
            reached = end
    return found


def _call(document: Document, hit: Hit) -> int:
    """Where the call to action that begins with this phrase ends; 0 where it is none."""
    low, plain = document.low, document.plain
    before = word_before(document, hit.start)
    quoted = low[hit.start - 1 : hit.start] in ('"', "(") and plain[hit.start].islower()
    if quoted or (before and not _may_follow(document, hit, before)):
        return 0
    end = clause_end(document, hit.end)
    if low[end : end + 1] == "," and low.count(" ", hit.end, end) <= 3 and not _APPOSITION.match(low, end):
        end = clause_end(document, end + 1)  # the comma stands in a list
    rest = low[hit.end : end]
    if _LOG_IN.match(rest) or (_OTHERS.search(rest) and " our " not in rest):
        return 0
    if hit.tag in ("anywhere", "button") and not rest.startswith(" the main"):
        return _reach(document, hit, end)
    label = hit.phrase in _LABELS and before != "please" and low[hit.end : hit.end + 1] == ":"
    if label or rest.startswith(("-", "@")) or _NOUN_AFTER.match(rest):
        return 0
    words = re.findall(r"[\w'-]+", rest)
    if _serves(document, hit, before, words, rest, plain[end : end + 1] == "!"):
        return _reach(document, hit, end)
    return 0


def _serves(document: Document, hit: Hit, before: str, words: list[str], rest: str, loud: bool) -> bool:
    """Whether what an advising verb is said of serves the page."""
    if not before and words and (words[0] in _URGENT or ("your" in words and (loud or words[-1] in _URGENT))):
        return True
    if hit.tag in ("urge", "serve"):
        return hit.tag == "serve" and not before and any(word in _OURS for word in words[:3])
    if hit.tag == "goods" and not before and hit.phrase in _SELLING and _is_label(document, hit.start, len(words)):
        return True
    if hit.tag == "reach" and (before == "please" or _PHONE.match(document.low, hit.end)):
        return True
    if _ADDRESS.search(rest) or _NEAR_YOU.search(rest):
        return True
    if before not in _JOINERS and any(word in _objects(hit.tag) for word in words[:_NEAR]):
        return True
    if loud and not before and hit.tag in ("info", "join", "goods") and len(words) > 2:
        return True
    verb = hit.phrase.split()[0]
    if verb in _NAMED:
        return _BRAND.match(document.plain, hit.end) is not None
    return verb in _BRANDED and _names_a_brand(document, hit.end)


def _may_follow(document: Document, hit: Hit, before: str) -> bool:
    """Whether an imperative may begin after this word."""
    low, start = document.low, hit.start
    if hit.tag == "anywhere" and before != ",":
        return before not in _SUBJECTS or _offered(document, hit, before)
    sentence = document.sentence_at(start)
    opening = max(sentence.start, low.rfind("|", sentence.start, start) + 1)
    if before == ",":
        return hit.tag == "anywhere" or bool(_PURPOSE.match(low, opening)) or _opens_with_call(document, opening)
    if before in _JOINERS:
        return _opens_with_call(document, opening)
    if before in _LEADERS:
        leader = low.rfind(before, max(0, start - 30), start)
        return before == "please" or word_before(document, leader) in _AROUND_LEADERS
    if document.plain[start].isupper() and low[start - 1] != "-" and before not in _SUBJECTS:
        return hit.tag == "button"
    if _NEAR_OWN.match(low, hit.end) and before not in _SUBJECTS and low.startswith(("for ", "to ", "if "), opening):
        return True
    return _offered(document, hit, before) and (hit.tag == "button" or bool(_NEAR_OWN.match(low, hit.end)))


def _opens_with_call(document: Document, opening: int) -> bool:
    """Whether the sentence or table cell begins with a verb of calls, so that a second one may be joined to it."""
    low = document.low
    while low[opening] == " ":
        opening += 1
    word = low[opening : opening + 24].split(" ", 1)[0]
    return word in phrases("promotion_cta")


def _is_label(document: Document, start: int, words: int) -> bool:
    """Whether the clause is a button's or a link's label: short, and no sentence of running text."""
    sentence = document.sentence_at(start)
    return 0 < words <= 7 and document.low[sentence.end - 1] not in ".,;" and document.plain[start].isupper()


def _offered(document: Document, hit: Hit, before: str) -> bool:
    """Whether "you can" or the like stands before the phrase, and no "if"."""
    if before not in _ENDS_OFFER:
        return False
    offer = _YOU_CAN.search(document.low[max(0, hit.start - 40) : hit.start].rstrip())
    return offer is not None and offer[1] not in _HYPOTHESES


def _names_a_brand(document: Document, start: int) -> bool:
    """Whether a name follows, in a line that is not all capitals or capitalised words."""
    plain = document.plain
    end = clause_end(document, start)
    return _BRAND.match(plain, start, end) is not None and any(
        word.islower() for word in plain[document.sentence_at(start).start : end + 30].split() if len(word) > 3
    )


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


def _reach(document: Document, hit: Hit, end: int) -> int:
    """How far the call reaches: its object, up to a subordinate clause; a button's words, up to the next item."""
    low, plain = document.low, document.plain
    at = hit.end
    button = hit.tag in ("anywhere", "button")
    closed = hit.phrase.endswith(_CLOSED) and not hit.phrase.startswith(_OPEN)
    words = list(re.finditer(r"\S+", low[hit.end : end]))
    for number, word in enumerate(words[:_LONGEST]):
        if number and word[0] in _STOPS:
            break
        next_item = button and plain[hit.start].islower() and plain[hit.end + word.start()].isupper()
        if not number and (next_item or (closed and len(words) > 3 and word[0] not in _AFTER_CLOSED)):
            break
        at = hit.end + word.end()
    while at > hit.end and low[at - 1] in ' ,:-"':
        at -= 1
    return at
