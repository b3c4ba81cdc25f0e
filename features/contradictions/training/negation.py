"""Turning a sentence into its denial and back, by rule: auxiliaries, do-support, never, no."""

from __future__ import annotations

import random
import re

NEGATIVE = re.compile(
    r"(?i)\b(?:not|never|no|none|nobody|nothing|neither|nor|without|hardly|barely|rarely|seldom|cannot|lacks?|fail(?:s|ed)?|unless)\b|n['’]t\b"
)
AUXILIARIES = "is are was were can could will would should must may might".split()
SHORT = {"can": "can't", "will": "won't", "may": "may not", "might": "might not", "must": "must not"}
SUBORDINATE = frozenset(
    "who whom whose which that what when where while if because since although though how why whether and or but as than whatever".split()
)
BASES = """accept achieve act add affect agree aid allow announce answer appear apply ask attack attend avoid back ban believe belong
benefit block call carry cause change claim close collect come complain conclude confirm consider consist contain continue contribute
control cost cover create cure damage deal decide declare decline decrease defend deliver demand depend describe deserve destroy
develop die disagree discover drop earn eat eliminate emerge employ enable encourage end endorse enjoy ensure enter establish exist
expand expect experience explain fall favor feel find follow force form gain get give go grow happen harm hate have help hit hold
ignore improve include increase indicate influence involve join keep kill know lead learn leave lie like limit live look lose love
lower maintain make mean meet mention move need occur offer open oppose own pass pay perform permit play point post prefer prevent
produce promise promote protect prove provide pull push raise reach receive recommend recover reduce reflect refuse reject relate
release relieve rely remain remember remove report represent require result return reveal rise run say see seek seem sell send serve
share show shrink signal slow solve speak spend spread stand start stay stimulate stop strengthen struggle suffer suggest support
survive take talk teach tell tend think threaten treat trigger trust try turn understand use vary visit vote wait want warn watch
weaken win work worsen write yield activate bind inhibit target stem affect attract arrive bring build choose""".split()
PASTS = {
    "come": "came", "cost": "cost", "deal": "dealt", "eat": "ate", "fall": "fell", "feel": "felt", "find": "found", "get": "got",
    "give": "gave", "go": "went", "grow": "grew", "have": "had", "hit": "hit", "hold": "held", "keep": "kept", "know": "knew",
    "lead": "led", "leave": "left", "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "pay": "paid", "rise": "rose",
    "run": "ran", "say": "said", "see": "saw", "seek": "sought", "sell": "sold", "send": "sent", "shrink": "shrank", "speak": "spoke",
    "spend": "spent", "spread": "spread", "stand": "stood", "take": "took", "teach": "taught", "tell": "told", "think": "thought",
    "understand": "understood", "win": "won", "write": "wrote", "bind": "bound", "lie": "lay", "bring": "brought", "build": "built",
    "choose": "chose", "ban": "banned", "stop": "stopped", "drop": "dropped", "permit": "permitted", "prefer": "preferred",
    "stem": "stemmed", "occur": "occurred", "control": "controlled", "die": "died",
}  # fmt: skip
AFTER_VERB = frozenset(
    """the a an this that these those his her their its our your my to in on about with some many more most all any for from at as it
    him them us you by into people patients him another several both""".split()
)
PLURAL = frozenset(
    "they we you i people doctors patients children women men experts researchers scientists officials many some most".split()
)
BEFORE_NOUN = frozenset(
    "the a an of to by been be was were is are being have has had his her their its our your my this any no".split()
)


def third(base: str) -> str:
    """The verb after he, she, it."""
    if base == "have":
        return "has"
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return base + "es"
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


def past(base: str) -> str:
    """The simple past."""
    if base in PASTS:
        return PASTS[base]
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if re.search(r"[^aeiou]y$", base) else base + "ed"


THIRDS = {third(base): base for base in BASES}
PAST_FORMS = {past(base): base for base in BASES if past(base) != base}
PARTICIPLES = frozenset(
    "had made found become gone led shown come lost won kept held told said grown known done".split()
)
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def negative(text: str) -> bool:
    """Whether any word of denial stands in the text."""
    return bool(NEGATIVE.search(text))


def _splice(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def negate(text: str, rng: random.Random) -> str | None:
    """The sentence denied at its first finite verb, or None where no rule is sure enough."""
    if negative(text):
        return None
    words = list(WORD.finditer(text))
    lowered = [word.group().lower() for word in words]
    for i, word in enumerate(lowered):
        before, after = lowered[i - 1] if i else "", lowered[i + 1] if i + 1 < len(words) else ""
        if i == 0 or i > 14 or not after or (before in SUBORDINATE and i > 1):
            continue
        start, end = words[i].span()
        if word in AUXILIARIES:
            if word == "can":
                new = rng.choice(("cannot", "can't", "can never"))
            elif word in ("may", "might"):
                new = rng.choice(("will not", "cannot", "will never"))
            elif word in ("is", "are", "was", "were"):
                new = rng.choice((f"{word} not", f"{word}n't", f"{word} never", f"{word} not"))
            else:
                new = rng.choice((f"{word} not", SHORT.get(word, word + "n't"), f"{word} never"))
            return _splice(text, start, end, new)
        if word in ("has", "have", "had") and (after.endswith(("ed", "en")) or after in PARTICIPLES):
            return _splice(text, start, end, rng.choice((f"{word} not", f"{word}n't", f"{word} never")))
        if before in BEFORE_NOUN or after not in AFTER_VERB:
            continue
        if word in THIRDS and not before.endswith("s"):
            base = THIRDS[word]
            return _splice(text, start, end, rng.choice((f"does not {base}", f"doesn't {base}", f"never {word}")))
        if word in PAST_FORMS:
            base = PAST_FORMS[word]
            return _splice(text, start, end, rng.choice((f"did not {base}", f"didn't {base}", f"never {word}")))
        if word in BASES and (before in PLURAL or (before.endswith("s") and len(before) > 4)):
            return _splice(text, start, end, rng.choice((f"do not {word}", f"don't {word}", f"never {word}")))
    return None


UNDOING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)\b(is|are|was|were|could|should|would|has|have|had|must)(?:n['’]t| not)\b(?! only)"), r"\1"),
    (re.compile(r"(?i)\b(?:cannot|can['’]t|can not)\b"), "can"),
    (re.compile(r"(?i)\b(?:will not|won['’]t)\b"), "will"),
    (re.compile(r"(?i)\b(?:do not|don['’]t) (?=[a-z])"), ""),
    (re.compile(r"\bnever\b"), "always"),
    (re.compile(r"\b(is|are|was|were) no (?!longer|more|less)"), r"\1 "),
    (re.compile(r"\b(has|have|had) no (?!longer|more|less)"), r"\1 "),
)
WITHOUT_DO = re.compile(r"(?i)\b(does|did)(?:n['’]t| not) ([a-z]+)\b")


def affirm(text: str) -> str | None:
    """The sentence with its one denial taken out, or None where there is none or more than one."""
    if len(NEGATIVE.findall(text)) != 1:
        return None
    if found := WITHOUT_DO.search(text):
        verb = found.group(2).lower()
        return _splice(text, *found.span(), third(verb) if found.group(1).lower() == "does" else past(verb))
    for pattern, new in UNDOING:
        if pattern.search(text):
            return pattern.sub(new, text, count=1)
    return None


QUESTIONS = re.compile(r"^([A-Z][\w'’-]*(?: [\w'’-]+){0,5}?) (is|are|was|were|can|could|will|should|may) (.{8,})$")


def question(text: str) -> str | None:
    """The sentence as a question of yes or no."""
    found = QUESTIONS.match(text.rstrip(". "))
    if not found:
        return None
    subject, verb, rest = found.groups()
    return f"{verb.capitalize()} {subject[0].lower() + subject[1:]} {rest}?"
