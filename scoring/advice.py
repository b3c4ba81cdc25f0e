"""What to mend first: for each thing that an editor can change, the score that the model would give afterwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from features.registry import FEATURES
from scoring.model import Model
from scoring.vector import transform

MIN_GAIN = 0.5  # points: less is not worth an editor's time
MOST = 5  # pieces of advice

# By feature the value it has once the advice is followed, and the advice. Only what published work asks of a page is
# advised (features with a sign); what merely goes along with credible pages, as the tone of the writing does, would be
# advice to dress up.
_NONE, _SOURCES = 0.0, 3.0
ADVICE: dict[str, tuple[float, str]] = {
    "citations.locators": (_SOURCES, "Link or list at least three sources, so that a reader can check them."),
    "citations.graded": (1.0, "Rest a main claim on a journal, a public body or a university, and link it."),
    "citations.named": (1.0, "Name a person, organisation or study that the page rests on."),
    "citations.vague": (_NONE, "Say which study or which expert, wherever it is nobody in particular."),
    "citations.missing": (_NONE, "Give the source of every statistic in its paragraph."),
    "promotion.selling": (_NONE, "Take calls to action, praise and offers out of the article."),
    "promotion.sales_phone": (_NONE, "Take the sales number out of the article, or mark it as advertising."),
    "hedging.limitation": (1.0, "Say what is not known, and how good the evidence is."),
    "hedging.overclaim": (_NONE, "Take back what is claimed without limit."),
    "contradictions.pairs": (_NONE, "Correct the statements that contradict each other."),
    "transparency.upkeep": (1.0, "Have somebody qualified review the page, and say who and when."),
    "transparency.disclosure": (1.0, "Name the owner of the site, who funds it, and any conflict of interest."),
}


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to mend, and the score (0 to 100) to be expected if it alone is mended and nothing else changes."""

    signal: str
    feature: str
    advice: str
    score: float


def fix_first(model: Model, values: Sequence[float]) -> tuple[Fix, ...]:
    """What would raise the score of a page with these raw feature values, the most first.

    The score is the model's own for the changed values. It says what the page would look like to the model, and it is
    earned only if the change is real: a source that supports the claim, a reviewer who has reviewed.
    """
    now = model.predict(transform(values))
    fixes = []
    for place, feature in enumerate(FEATURES):
        wanted, advice = ADVICE.get(feature.name, (values[place], ""))
        if values[place] <= wanted if feature.sign < 0 else values[place] >= wanted:
            continue
        mended = model.weights[place] * (feature.transform(wanted) - model.means[place])
        score = model.score(math.fsum([*now.log_odds[:place], mended, *now.log_odds[place + 1 :]]))
        if score - now.score >= MIN_GAIN:
            fixes.append(Fix(feature.name.partition(".")[0], feature.name, advice, score))
    return tuple(sorted(fixes, key=lambda fix: (-fix.score, fix.feature))[:MOST])
