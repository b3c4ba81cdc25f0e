"""Offers: prices, discounts, guarantees, free offers, limited time.

An amount of money is an offer where a price label, a discount or a table cell says so, and no statistic: not "the plan
costs taxpayers $3 billion". "Free" is an offer with something given away after it: not "sugar-free", "free radicals".
"""

from __future__ import annotations

import re

from features.document import Document
from features.evidence import Evidence
from features.lexicon import Hit
from features.promotion.clauses import clause_end, noun_phrase, noun_phrase_end, word_before
from features.promotion.vocabulary import vocabulary

KIND = "promotion.offer"

_AMOUNT = r"(?:us ?)?[$£€] ?\d{1,3}(?:,?\d{3})*(?:\.\d{1,2})?"
_STATISTIC = (
    r"(?! ?(?:million|billion|trillion|thousand|(?:bn|mn|m|k|b)\b|(?:an?|per)"
    r" (?:capita|barrel|ton|tonne|ounce|gallon|share|hour|person|head))|,?\d|\.\d)"
)
_SHARE = r"\d{1,2} ?(?:%|percent)"
_UP_TO = r"(?:up to |over |as much as |an extra |an additional |more than |at least )?"
_SHIPPING = (
    r" ?(?:\+|plus|\() ?(?:[$£€]\d{1,3}(?:\.\d\d)? ?)?"
    r"(?:\(?\+?s ?[/&] ?h\)?|(?:shipping|postage)(?: (?:and|&) handling)?)"
)
_PRICE = re.compile(_AMOUNT + _STATISTIC)
_PRICE_AFTER = re.compile(
    rf"[ :]{{0,3}}(?:is |of |at )?(?:(?:about|around|only|just) )?{_AMOUNT}{_STATISTIC}"
    rf"(?:{_SHIPPING}| ?(?:each|per month|a month|/mo\b|per bottle|an? (?:day|night)|off))?"
)
_PRICE_TAIL = re.compile(
    rf"(?:{_SHIPPING}| ?(?:off\b|each\b(?! (?:month|year|week|day))|per bottle|for each|for (?:a|one) bottle"
    rf"|/mo\b|(?:a|per) night|vouchers?\b|coupons?\b|gift (?:cards?|certificates?)|(?:shipping|registration|entry) fee)"
    rf")(?: \w+)?"
)
_RANGE = re.compile(rf" ?(?:-|to) ?{_AMOUNT}{_STATISTIC}")  # of the prices of tickets
_PRICE_LEAD = re.compile(
    r"(?:\b(?:yours|available|it|it's|is|are|at|for|now|today|a|the|this|low|special|sale|price|priced|of|get|your"
    r"|you|pay|can|be|them|all|both|order|buy|start|starting|costs?|shipped|only|just) )+\Z"
)
_MARKET = re.compile(
    r"\b(?:(?:home|house|oil|gold|stock|share|gas|median|strike|carbon|retail|suggested|crude|average household)|"
    r"(?:price|dip|fall|drop|trade)(?:s|d|ped|ing)?(?: to)?) \Z"
)
_CENTS = re.compile(r"\.\d\d\Z")
_BEFORE_OFF = re.compile(
    rf"(?<!by )(?:up to |save |an extra |an additional |at )?(?:{_SHARE}|{_AMOUNT})(?: \(\+ ?s/h\))? \Z"
)
_SAVED = re.compile(rf" {_UP_TO}(?:{_SHARE}|{_AMOUNT}{_STATISTIC})(?: or more| on| off)?(?! a (?:month|week|year|day))")
_MEASURE = re.compile(
    r"(?:\b(?:use|using|with|enter|our|a|an|the|\d{1,3}[- ](?:days?|months?|years?|weeks?),?|100%|full"
    r"|special)[ -]){1,4}\Z"
)
# "Free" in a state, a market, a society, a molecule.
_FREE_OF = re.compile(
    r"[ -](?:of(?! charge)|from|to|and (?:fair|open|equal|clear)|radicals?|range|will|speech|markets?|trade|fall"
    r"|throws?|agents?|agency|press|world|enterprise|time|rein|hand|kick|fatty|testosterone|t[34]\b|thyrox|energy"
    r"|verse|societ|country|people|men\b|man\b|elections?|associations?|expression|movement|states?|nations?"
    r"|citizens?|thinking|thinkers?|living|form|yourself|ourselves|up\b|cortisol|psa\b|hemoglobin|water|air"
    r"|software foundation|ride|for all|as a|flow|swim|flight|standing)"
)
_FREE_STATE = re.compile(
    r"(?:-|\b(?:feel|set|sets|setting|break|breaks|breaking|broke|stay|staying|remain|remained|become|became|live"
    r"|living|run|walk|walked|go|be|been|being|was|were|are|pain|drug|smoke|tobacco|gluten|dairy|symptom|disease"
    r"|cancer|seizure|debt|tax|duty|toll|hands|cruelty|fat|alcohol|caffeine|sugar|nicotine|wheat|lactose|toxin"
    r"|chemical|scot|fancy|worry|stress|ad|land of the|every) ?)\Z"
)
_FREE_ALONE = re.compile(
    r"(?:for|absolutely|totally|completely|100%|it's|it's all|it is|all|get it|yours|is|are|them|online|today|now"
    r"|join|try it|sign up|register) \Z"
)
_GIVEN = re.compile(
    r"\b(?:get|receive|download|try|claim|order|listen|watch|join|enter|sign up|grab) [^.!?;:|]{0,36}\Z"
)
_WORDS_BEFORE = re.compile(r"(?:[^\s.!?;:|]+ ){0,6}[^\w\s.!?;:|]?\Z")
_ENDS = re.compile(r"\s{0,2}(?:[.!?:;,|)\]\n\"*>(-]|$)")
_APART = re.compile(r"(?:\A|[.!?>|\n-]) ?\Z")
_SHIPPED = re.compile(r" ?\([$£€]\d[^()\n]{1,20}\)")
_NO_DEAL = {  # what shows that a phrase offers nothing: "today only 5 of them", "they offer good value"
    "today only": re.compile(r" \d"),
    "offer good": re.compile(r" (?!at\b|for\b|from\b|in\b|on\b|only\b|through\b|thru\b|till?\b|until\b|while)\w"),
    "lowest price": re.compile(r" (?:an? \w+|that|which|they|he|she|you|at which)\b"),
}
_ASIDE = re.compile(r",? ?no[- ](?:obligation|hassle|risk|cost)\b,?")  # free, no obligation, quote
_LABELS = ("heading", "navigation", "item", "row")  # blocks whose first words say what they offer
_SUPERLATIVE = re.compile(r"(?:\b(?:[a-z]{2,9}est|most|best|satisfaction) (?:[\w&'-]+\s){0,3})\Z")
_DENIED = re.compile(r"\b(?:no|not|never|without|cannot|can't|isn't|aren't|nor|doesn't|don't)(?: \w+)? \Z")

_SHORT_LINE = 40  # characters

Offer = tuple[int, int, str]


def find_offers(document: Document) -> list[Evidence]:
    """All offers of the document."""
    spans = [offer for hit in document.hits["promotion_offer"] if (offer := _offer(document, hit)) is not None]
    spans += _prices(document)
    found: list[Evidence] = []
    reached = 0
    for start, end, note in sorted(spans):
        if start >= reached:
            found.append(document.mark(KIND, start, end, note))
            reached = end
    return found


def _offer(document: Document, hit: Hit) -> Offer | None:
    """The offer that a phrase of the lexicon makes, if it makes one here."""
    low, start, end = document.low, hit.start, hit.end
    lead = low[max(document.sentence_at(start).start, start - 50) : start]
    if hit.tag == "free":
        return _free(document, hit, lead)
    if hit.tag == "label":
        price = _PRICE_AFTER.match(low, end)
        if price is None or _MARKET.search(lead):
            return None
        return start - _length(_PRICE_LEAD.search(lead)), price.end(), "price"
    if hit.tag == "save":
        saved = _SAVED.match(low, end)
        return (start, saved.end(), "discount") if saved is not None else None
    if hit.tag == "off":
        before = _BEFORE_OFF.search(lead)
        return (start - _length(before), noun_phrase_end(document, end), "discount") if before is not None else None
    if hit.tag == "assured":
        best = _SUPERLATIVE.search(low, max(0, start - 50), start)
        return (start - _length(best), end, "guarantee") if best is not None and _ENDS.match(low, end) else None
    duty = hit.phrase.endswith("obligation") and low.startswith(" to ", end)
    if (follows := _NO_DEAL.get(hit.phrase)) is not None and follows.match(low, end):
        return None
    if duty or (_DENIED.search(lead) and not hit.phrase.startswith("no ")):
        return None
    return start - _length(_MEASURE.search(lead)), noun_phrase_end(document, end), "offer"


def _free(document: Document, hit: Hit, lead: str) -> Offer | None:
    """An offer in the word "free": what is given away, or "for free", "it's free"."""
    low, start, end = document.low, hit.start, hit.end
    if _FREE_OF.match(low, end) or _FREE_STATE.search(lead) or low[end : end + 1] == "-":
        return None
    gifts = vocabulary("gift")
    if (aside := _ASIDE.match(low, end)) is not None:
        end = aside.end()
    if any(word in gifts for word in noun_phrase(document, end, 5)):
        return start - _length(_MEASURE.search(lead)), noun_phrase_end(document, end), "free offer"
    given = _GIVEN.search(lead) or _FREE_ALONE.search(lead)
    apart = _APART.search(lead) is not None
    if given is None and (apart or document.plain[start:end] == "FREE"):
        given = _WORDS_BEFORE.search(lead)
    if given is not None and _ENDS.match(low, end):
        shipped = _SHIPPED.match(low, end)
        return start - _length(given), shipped.end() if shipped else end, "free offer"
    if not word_before(document, start) and low[start - 1 : start] in ("\n", " ", "") and _opens(document, start):
        reach = noun_phrase_end(document, end)
        again = low.find(" free ", end, reach)
        reach = reach if again < 0 else again
        return (start, reach, "free offer") if reach > end else None
    return None


def _opens(document: Document, start: int) -> bool:
    """Whether a word is the first of a heading, a menu entry or a cell."""
    block = document.block_at(start)
    return block.kind in _LABELS and document.low[block.start : start].rstrip(" -*")[-1:] in ("|", ">", "")


def _length(match: re.Match[str] | None) -> int:
    """How many characters a pattern that ends a string takes."""
    return 0 if match is None else match.end() - match.start()


def _prices(document: Document) -> list[Offer]:
    """Amounts that stand alone in a cell or line, or with shipping, "off" or "each" after them."""
    low = document.low
    spans: list[Offer] = []
    for sign in "$£€":
        at = low.find(sign)
        while at >= 0:
            price = _PRICE.match(low, at)
            if price is not None:
                end = price.end()
                tail = _PRICE_TAIL.match(low, end)
                if tail is None and not word_before(document, at):
                    tail = _RANGE.match(low, end)
                    tail = tail if tail is not None and _ends_cell(document, tail.end()) else None
                if tail is not None:
                    spans.append((at, tail.end(), "price"))
                elif _CENTS.search(price[0]) and _ends_cell(document, end) and _labelled(document, at):
                    spans.append((at, end, "price"))
            at = low.find(sign, at + 1)
    return spans


def _labelled(document: Document, at: int) -> bool:
    """Whether an amount begins a clause, or closes a short line that names what it is the price of."""
    if word_before(document, at) in ("", ","):
        return True
    block = document.block_at(at)
    return block.end - block.start <= _SHORT_LINE and block.kind in _LABELS


def _ends_cell(document: Document, end: int) -> bool:
    return not document.low[end : clause_end(document, end)].strip()
