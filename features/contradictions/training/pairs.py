"""Pairs made by rule from sentences: contradictions, and near misses that are none."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from features.contradictions.training import pages
from features.contradictions.training.findings import findings
from features.contradictions.training.negation import affirm, negate, negative, question
from features.contradictions.training.records import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    NOT_CONTRADICTION,
    Pair,
    labelled,
    share,
)
from features.contradictions.training.templates import schema_pairs
from features.contradictions.training.wordings import opposite, other_number, rounded, synonymous

LEAD = re.compile(r"^(?:[A-Z][^,;:.]{3,60}), (?=[a-z])")
TAIL = re.compile(
    r"(?:, (?:which|who|where|according|including|as well|because|although|while|and)\b[^.]*| (?:because|although|according to)\b[^.]*)"
    r"(?=[.!]?$)"
)
ASIDE = re.compile(r" \([^)]{3,80}\)|, [a-z][^,]{5,50},(?= (?:is|are|was|were|has|have|had|will|can)\b)")
WEAK = re.compile(
    r"\b(?:is|are|was|were|will be|causes?|leads? to|increases?|reduces?|prevents?|helps?|improves?|makes?)\b"
)
DENIERS = (
    "Critics claim that {}", "Some people believe that {}", "It is often said that {}", "It is not clear whether {}", "Opponents say that {}",
    "Until recently, people thought that {}", "If {}, things would be different.", "Years ago, {}", "In other countries, {}",
    "The question is whether {}", "For some people, {}", "It would be wrong to say that {}", "Nobody knows whether {}", "In rare cases, {}",
)  # fmt: skip
AFFIRMERS = (
    "It is true that {}",
    "Experts agree that {}",
    "As everyone knows, {}",
    "In fact, {}",
    "According to the report, {}",
    "{}",
)
FLAT_DENIERS = (
    "It is not true that {}", "It is false that {}", "It is a myth that {}", "There is no truth in the claim that {}",
    "It is wrong to say that {}",
)  # fmt: skip
NAME = re.compile(r"^(?:[A-Z][a-z]+ [A-Z][a-z]+|[A-Z][a-z]{3,})(?= (?:is|was|has|had|said|will|would|can|did|does)\b)")
ROLES = re.compile(
    r"\b(born in|died in|located in|based in|founded by|written by|directed by|invented by|discovered by|capital of|created by|owned by"
    r"|made by) ([A-Z][\w.]+(?: [A-Z][\w.]+)*)"
)
HELD_OUT = 0.12  # share of the pages that no pair is made from
EVIDENCE = {"fever_dev": 5000, "covidfact": 3500, "climate_fever": 1500, "lingnli_train": 1500}
Change = Callable[[str], str | None]


def _low(text: str) -> str:
    """The sentence as it stands inside another: a small first letter unless the word looks like a name."""
    first = text.split()[0] if text else ""
    return text[0].lower() + text[1:] if first.lower() in pages.STOP or first.endswith(("s", "ly")) else text


def shortened(text: str, rng: random.Random) -> str | None:
    """The sentence without an introduction, an aside or a trailing clause."""
    shorter = text
    for pattern in rng.sample((LEAD, TAIL, ASIDE), 3):
        shorter = pattern.sub("", shorter, count=1)
        if shorter != text and rng.random() < 0.6:
            break
    if shorter == text or len(shorter.split()) < 5:
        return None
    return shorter[0].upper() + shorter[1:]


def reordered(text: str) -> str | None:
    """An introduction moved to the end."""
    found = LEAD.match(text)
    if not found or found.group().split()[0].lower() in {"however", "but", "and", "also", "so", "then"}:
        return None
    rest = text[found.end() :].rstrip(".")
    lead = found.group()[:-2]
    return f"{rest[0].upper()}{rest[1:]} {lead[0].lower()}{lead[1:]}."


def weakened(text: str, rng: random.Random) -> str | None:
    """The sentence said with less certainty."""
    return (
        f"{rng.choice(('Perhaps', 'Possibly', 'Maybe', 'It may be that', 'It seems that', 'Apparently,'))} {_low(text)}"
    )


def reworded(text: str, rng: random.Random) -> str:
    """The same claim in other words, as far as rules can; sometimes the text itself."""
    ways: list[Change] = [
        lambda t: shortened(t, rng),
        lambda t: synonymous(t, rng),
        reordered,
        lambda t: rounded(t, rng),
    ]
    for change in rng.sample(ways, len(ways)):
        if rng.random() < 0.5:
            text = change(text) or text
    return text


def denied(text: str, rng: random.Random) -> tuple[str, str] | None:
    """A contradiction of the sentence and the kind of change, or None."""
    ways: list[tuple[str, Change, float]] = [
        ("negation", lambda t: negate(t, rng) or affirm(t), 1.0),
        ("antonym", lambda t: opposite(t, rng), 0.9),
        ("number", lambda t: other_number(t, rng), 0.55),
        ("role", lambda t: other_place(t, rng), 0.8),
        ("flat", lambda t: rng.choice(FLAT_DENIERS).format(_low(t)), 0.08),
    ]
    rng.shuffle(ways)
    for kind, way, chance in ways:
        if rng.random() < chance and (made := way(text)) and made != text:
            return made, kind
    return None


PLACES = "Boston Cairo Dublin Geneva Helsinki Kyoto Lagos Lima Madrid Nairobi Oslo Prague Quebec Sydney Warsaw Zurich".split()
PERSONS = (
    "Anna Novak",
    "James Okafor",
    "Li Wei",
    "Carla Mendes",
    "Peter Lind",
    "Ruth Meyer",
    "Omar Haddad",
    "Susan Clarke",
)


def other_place(text: str, rng: random.Random) -> str | None:
    """Another name after words that admit only one (born in, founded by)."""
    found = ROLES.search(text)
    if not found:
        return None
    new = rng.choice(PERSONS if found.group(1).endswith("by") else PLACES)
    return text[: found.start(2)] + new + text[found.end(2) :]


def of_sentence(text: str, other: str, rng: random.Random) -> Pair | None:
    """One pair from a sentence; `other` is another sentence of the same page."""
    kind = rng.random()
    if kind < 0.48:
        made = denied(reworded(text, rng) if rng.random() < 0.5 else text, rng)
        if not made:
            return None
        first, second, target = (reworded(text, rng) if rng.random() < 0.5 else text), made[0], CONTRADICTION
        if rng.random() < 0.1:
            first = rng.choice(AFFIRMERS).format(_low(first))
    elif kind < 0.62:
        first, second, target = text, reworded(text, rng), NOT_CONTRADICTION
    elif kind < 0.68:
        first, second, target = text, weakened(text, rng) or text, NOT_CONTRADICTION
    elif kind < 0.76:  # denied on both sides
        changed = negate(text, rng) or affirm(text)
        if not changed:
            return None
        first, second, target = changed, reworded(changed, rng), NOT_CONTRADICTION
    elif kind < 0.86:  # said of others, of another time, asked, or only thought
        changed = negate(text, rng) or affirm(text) or opposite(text, rng)
        if not changed:
            return None
        asked = question(text)
        if asked and rng.random() < 0.4:
            first, second = rng.choice((text, changed)), asked
        else:
            first, second = text, rng.choice(DENIERS).format(_low(changed).rstrip("."))
        target = NOT_CONTRADICTION
    elif kind < 0.92:  # the same of another subject
        found = NAME.match(text)
        changed = negate(text, rng) or opposite(text, rng) or other_number(text, rng)
        if not found or not changed:
            return None
        first, second, target = text, rng.choice(PERSONS) + changed[found.end() :], NOT_CONTRADICTION
    else:  # another sentence, denied
        changed = negate(other, rng) or affirm(other)
        if not changed or len(pages.content(text) & pages.content(other)) > 2:
            return None
        first, second, target = text, changed, NOT_CONTRADICTION
    if first == second and rng.random() < 0.9:
        return None
    if rng.random() < 0.5:
        first, second = second, first
    return Pair(first, second, target, "edited")


def edited(found: Iterable[pages.Page], count: int, rng: random.Random) -> list[Pair]:
    """So many pairs from sentences of the pages, drawn at random."""
    pool = [(page, one) for page in found for one in page.sentences if pages.claim_like(one)]
    out: list[Pair] = []
    while len(out) < count:
        page, text = rng.choice(pool)
        pair = of_sentence(text, rng.choice(page.sentences), rng)
        if pair:
            out.append(pair)
    return out


def turned(pairs: Iterable[Pair], count: int, rng: random.Random) -> list[Pair]:
    """Labelled pairs with the claim denied: what was entailed is now contradicted, what was contradicted no longer is."""
    out: list[Pair] = []
    for pair in rng.sample(found := list(pairs), len(found)):
        if pair.target not in (ENTAILMENT, CONTRADICTION):
            continue
        changed = negate(pair.second, rng) or affirm(pair.second)
        if pair.target == ENTAILMENT and (not changed or rng.random() < 0.35):
            changed = opposite(pair.second, rng) or changed
        if not changed:
            continue
        target = CONTRADICTION if pair.target == ENTAILMENT else NOT_CONTRADICTION
        if target == NOT_CONTRADICTION and (negative(pair.second) or rng.random() < 0.4):
            continue
        out.append(Pair(pair.first, changed, target, "turned"))
        if len(out) == count:
            break
    return out


def mismatched(pairs: Iterable[Pair], count: int, rng: random.Random) -> list[Pair]:
    """Claims beside evidence that was given for another claim on a like subject: neutral, though the words overlap."""
    out: list[Pair] = []
    found = list(pairs)
    claims = [pages.content(pair.second) for pair in found]
    texts = [pages.content(pair.first) for pair in found]
    holders: dict[str, list[int]] = {}
    for i, words in enumerate(texts):
        for word in words:
            holders.setdefault(word, []).append(i)
    for i in rng.sample(range(len(found)), len(found)):
        shared: dict[int, float] = {}
        for word in claims[i]:
            for k in rng.sample(held := holders.get(word, []), min(60, len(held))):
                shared[k] = shared.get(k, 0.0) + 1 / (5 + len(held)) ** 0.5
        likely = sorted(shared, key=lambda k: -shared[k])[:12]
        rng.shuffle(likely)
        for k in likely:
            near = len(claims[i] & claims[k]) / max(1, len(claims[i] | claims[k]))
            covered = len(claims[i] & texts[k]) / max(1, len(claims[i]))
            if found[k].first != found[i].first and near < 0.34 and covered < 0.67:
                out.append(Pair(found[k].first, found[i].second, NEUTRAL, "mismatched"))
                break
        if len(out) >= count:
            break
    return out


def neighbours(found: Iterable[pages.Page], each: int) -> list[Pair]:
    """The most similar sentences of one page, which hardly ever contradict each other."""
    out: list[Pair] = []
    for page in found:
        lines = [one for one in page.sentences if pages.claim_like(one)]
        out += [Pair(lines[i], lines[j], NOT_CONTRADICTION, "neighbours") for _, i, j in pages.similar(lines, each)]
    return out


def made(corpora: Path, rng: random.Random) -> dict[str, list[Pair]]:
    """All pairs made by rule, by kind, from the articles, the abstracts and the labelled pairs under `corpora`."""
    sets = ("microsoft_web", "sondhi_medical", "semeval_hyperpartisan")
    found = [page for name in sets for page in pages.read(corpora, name)]
    used = [page for page in found if share(f"{page.source}:{page.id}") >= HELD_OUT]
    medical = [page for page in used if page.source == "sondhi_medical"]
    news = [page for page in used if page.source == "semeval_hyperpartisan"]
    known = list(labelled(corpora, held_out=False))
    abstracts = pages.abstracts(corpora)
    return {
        "mismatched": [
            pair
            for name, count in EVIDENCE.items()
            for pair in mismatched((p for p in known if p.source == name), count, rng)
        ],
        "edited": edited(used, 13000, rng) + edited(medical, 5000, rng),
        "abstracts": edited(abstracts, 6000, rng) + edited(pages.conclusions(corpora), 8000, rng),
        "abstract_neighbours": neighbours(abstracts, 4),
        "turned": turned(known, 14000, rng),
        "neighbours": neighbours(news, 12),
        "findings": findings(14000, rng),
        "schemas": schema_pairs(8000, rng),
    }
