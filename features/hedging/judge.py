"""The judge of a hedging cue in its context: a logistic regression whose weights are data (`judge.json`).

Log-odds of a cue = the weights of what stands around it (`features.hedging.cues.context`), plus what the style of the
passage adds for a cue of its class (`features.hedging.style`): in an argued opinion "if" and "would" hedge, in an
instruction they do not. There is one setting for every kind of text.
Trained by `python -m features.hedging.train CORPORA_FOLDER`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from features import weights
from features.document import Document
from features.hedging.cues import Cue, candidates, context
from features.hedging.style import Passages, Style
from features.hedging.weasels import KIND, impersonal, narrates

STYLED = frozenset({"modal", "condition"})  # the classes whose reading turns on the style of the passage
NEUTRAL = -0.6  # style below which a conditional hedges nothing, whatever stands around it
PRIOR, STYLE = "", "style"  # keys of every cue: its log-odds whatever stands around it, and how they change with style

Table = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of what stands around a cue, by word and by class, and the styles its passage is measured on."""

    words: Mapping[str, Table]
    kinds: Mapping[str, Table]
    opinion: Style
    news: Style

    def accepted(self, document: Document) -> list[Cue]:
        """The cues of a document that hedge, in the order of the text."""
        opinions, news = Passages(self.opinion, document), Passages(self.news, document)
        around = opinions.around
        found = []
        for cue in candidates(document):
            if cue.kind == KIND:
                if impersonal(news.words(cue.number)) and narrates(news.around(cue.number), around(cue.number)):
                    found.append(cue)
                continue
            style = around(cue.number) if cue.kind in STYLED else 0.0
            if style < NEUTRAL and cue.kind == "condition":
                continue
            if self.odds(cue, style, context(document, cue)) > 0:
                found.append(cue)
        return found

    def odds(self, cue: Cue, style: float, keys: list[str]) -> float:
        """Log-odds that a cue hedges in a passage of this style, with these keys of what stands around it."""
        word, kind = self.words.get(cue.name, _NONE).get, self.kinds.get(cue.kind, _NONE).get
        slope = word(STYLE, 0.0) + kind(STYLE, 0.0)
        prior = word(PRIOR, 0.0) + kind(PRIOR, 0.0) + slope * style
        return prior + (sum(map(word, keys, _NOUGHTS)) + sum(map(kind, keys, _NOUGHTS)))


_NONE: Table = {}
_NOUGHTS = repeat(0.0)


@cache
def shipped() -> Judge:
    """The judge with the weights in the package.

    Raises:
        WeightsError: when the file is not what was trained.
    """
    kept = weights.shipped("hedging")
    opinion, news = (Style.of(kept[register]["words"], kept[register]["bias"]) for register in ("opinion", "news"))
    return Judge(kept["words"], kept["kinds"], opinion, news)
