"""Ways to push a score, and how far each may move it: the same for the tests and for the labelled pages."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from data import Article
from features import EXTRACTORS, Document
from scoring.evaluation.figure import Figure
from scoring.metrics import SEED
from scoring.model import Model
from scoring.vector import transform, values_of

PARAGRAPH_WORDS = 15  # from which on a line is a paragraph
ANYWHERE = 1.1  # points that a sales pitch or an overclaim may add wherever it stands: its neighbours are judged anew
SENTENCE_WORDS = 8  # shorter ones are often bylines and labels
_SPACE = re.compile(r" ")
_CALL = "Call our team today and order your first box online."
_PHONE = "Phones are open now: call (212) 555-0142 to order before the offer ends."
_OVERCLAIM = "It always works, it is guaranteed, and it cures every patient without side effects."
_DENIED = ("The harbour bridge is open to heavy traffic.", "The harbour bridge is not open to heavy traffic.")
_PADDING = "\n\n".join(
    [
        "The town lies on the northern bank of the river, where the valley widens. A market was held there from the "
        "thirteenth century on, and the square in front of the hall still has the shape of that time. Two roads meet "
        "at the square, one from the coast and one from the hills.",
        "The railway came in the following century, and with it a mill and three rows of brick houses. The mill closed "
        "when wool became cheaper elsewhere. The houses are still lived in, and the yard behind them is a garden.",
        "In winter the river rises and covers the meadows below the town. Herons stand in the shallow water. The path "
        "along the bank is closed on those days, and walkers take the road over the hill.",
    ]
)
_REFERENCES = "References\n\n" + "\n".join(
    f"{n}. {author} ({year}). {title}. {journal}, {n + 10}({n}), {n}1-{n}9. https://doi.org/10.{1000 + n}/abc.{n}{year}"
    for n, author, year, title, journal in [
        (1, "Marsh, T. and Lind, O.", 2011, "Sediment in three upland lakes", "Journal of Limnology"),
        (2, "Okafor, B.", 2014, "Timber framing before 1500", "Annals of Building History"),
        (3, "Ruiz, P., Hahn, L. and Sato, K.", 2009, "Tides and the growth of mussels", "Marine Biology Letters"),
        (4, "Weber, S.", 2017, "Street names and memory", "Urban Studies Quarterly"),
        (5, "Novak, J. and Peretz, A.", 2012, "The grain of cast iron", "Materials Review"),
        (6, "Ellis, D.", 2019, "Lichens on roof tiles", "Botany Today"),
    ]
)
_BYLINE = "By Jane Smith, MD\n\nMedically reviewed by John Carter, MD\n\nUpdated March 3, 2024"


@dataclass(frozen=True, slots=True)
class Attack:
    """A change of a page's text. It may raise the score by `most` points, or, if `both`, move it by that much."""

    name: str
    change: Callable[[str], str]
    most: float
    both: bool = False


def _inserted(passage: str) -> Callable[[str], str]:
    """The passage as a paragraph of its own after the first paragraph of prose."""

    def change(text: str) -> str:
        lines = text.split("\n")
        at = 1 + next((n for n, line in enumerate(lines) if len(line.split()) >= PARAGRAPH_WORDS), len(lines) - 1)
        return "\n".join([*lines[:at], "", passage, "", *lines[at:]])

    return change


def _shouted(text: str) -> str:
    """Promotional and hedging passages in capitals, where that leaves their length alone."""
    letters = list(text)
    document = Document.read(Article.from_text(text))
    for extractor in EXTRACTORS:
        if extractor.name in ("promotion", "hedging"):
            for evidence in extractor.extract(document).evidence:
                if evidence.span is not None:
                    place = slice(evidence.span.start, evidence.span.end)
                    loud = "".join(letters[place]).upper()
                    if len(loud) == evidence.span.end - evidence.span.start:
                        letters[place] = loud
    return "".join(letters)


def _doubted(text: str) -> str:
    """The word "may" after the first word of every sentence of prose."""
    document = Document.read(Article.from_text(text))
    for sentence in reversed(document.sentences):
        if len(sentence.words) < SENTENCE_WORDS or document.blocks[sentence.block].kind == "navigation":
            continue
        span = document.span(sentence.start, sentence.end)
        at = text.find(" ", span.start, span.end)
        if at > 0:
            text = f"{text[:at]} may{text[at:]}"
    return text


def _shuffled(text: str) -> str:
    """Paragraphs of prose in another order, wrapped lines together; headings, bylines, list entries stay in place."""
    document = Document.read(Article.from_text(text))
    prose = [
        document.span(block.start, block.end)
        for block in document.blocks
        if block.kind in ("paragraph", "row")
        and len(document.plain[block.start : block.end].split()) >= PARAGRAPH_WORDS
    ]
    pieces, at = [], 0
    for place, moved_here in zip(prose, random.Random(SEED).sample(prose, len(prose)), strict=True):  # noqa: S311 (no secret: the same order every time)
        pieces += [text[at : place.start], text[moved_here.start : moved_here.end]]
        at = place.end
    return "".join([*pieces, text[at:]])


def _curled(text: str) -> str:
    """Straight quotation marks as typographic ones, and the other way round."""
    curled = re.sub(r"(?<=\w)\'(?=\w)", "’", re.sub(r'"([^"\n]*)"', r"“\1”", text))
    return curled if curled != text else text.translate(str.maketrans("‘’“”", "''\"\""))


def _recoded(text: str) -> str:
    """The same text in other code points: accents taken apart, and after numbers spaces that do not break."""
    return re.sub(r"(?<=\d) (?=\w)", "\u00a0", unicodedata.normalize("NFD", text))


ATTACKS: tuple[Attack, ...] = (
    Attack("a call to action added", _inserted(_CALL), 0.5),
    Attack("a phone number in a sales pitch added", _inserted(_PHONE), 0.5),
    Attack("an overclaim added", _inserted(_OVERCLAIM), 0.5),
    Attack("a contradiction added", lambda text: _inserted(_DENIED[1])(text) + "\n\n" + _DENIED[0], 0.5),
    Attack("the article twice", lambda text: f"{text}\n\n{text}", 1.0, both=True),
    Attack("white space doubled", lambda text: _SPACE.sub("  ", text).replace("\n\n", "\n\n\n"), 1.0, both=True),
    Attack("quotation marks changed", _curled, 1.0, both=True),
    Attack("Unicode taken apart (NFD), spaces that do not break", _recoded, 1.0, both=True),
    Attack("promotion and hedges in capitals", _shouted, 1.0, both=True),
    Attack("paragraphs shuffled", _shuffled, 3.0, both=True),
    Attack("neutral text of 140 words added", lambda text: f"{text}\n\n{_PADDING}", 15.0, both=True),
    Attack("six unrelated references added", lambda text: f"{text}\n\n{_REFERENCES}", 45.0, both=True),
    Attack("“may” in every sentence", _doubted, 15.0, both=True),
    Attack("a made-up byline, reviewer and date added", lambda text: f"{_BYLINE}\n\n{text}", 25.0, both=True),
)


def score_of(text: str, model: Model) -> float:
    """The score of a text, rated or not."""
    return model.predict(transform(values_of(Document.read(Article.from_text(text))))).score


def moved(attack: Attack, text: str, model: Model) -> float:
    """By how many points an attack moves the score of a text: up, or either way where it is bounded both ways."""
    change = score_of(attack.change(text), model) - score_of(text, model)
    return abs(change) if attack.both else change


def figures(texts: Sequence[str], sites: int, model: Model) -> Iterator[Figure]:
    """How far each attack moves the scores of pages: the most, and the quantiles below it."""
    before = [score_of(text, model) for text in texts]
    for attack in ATTACKS:
        after = [score_of(attack.change(text), model) for text in texts]
        change = np.subtract(after, before)
        change = np.abs(change) if attack.both else change
        middle, high = np.quantile(change, [0.5, 0.9])
        over = int((change > attack.most).sum())
        note = f"median {middle:.2f}, nine in ten below {high:.2f}, allowed {attack.most:g}, {over} beyond"
        yield Figure("attacks", attack.name, float(change.max()), None, None, len(texts), sites, note)
