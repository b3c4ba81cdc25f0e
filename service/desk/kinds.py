"""How each kind of evidence looks on the page: its sign, and which way it usually speaks.

The sign and the shape of the line carry what the colour carries too: nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

FOR, AGAINST, EITHER = "for", "against", "either"

TEXT_STYLE = "\ufe0e"  # keeps a sign from turning into a coloured emoji


@dataclass(frozen=True, slots=True)
class Look:
    """The sign in front of a kind's passages, and its tone.

    `for` is drawn with a solid line, `against` with a wavy one, `either` with a dotted one.
    """

    sign: str
    tone: str


LOOKS: dict[str, Look] = {
    "citation.locator": Look("↗" + TEXT_STYLE, FOR),
    "citation.named": Look("◆", FOR),
    "citation.vague": Look("?", AGAINST),
    "citation.missing": Look("∅", AGAINST),
    "promotion.cta": Look("▸", AGAINST),
    "promotion.phone": Look("☎" + TEXT_STYLE, EITHER),
    "promotion.puffery": Look("★", AGAINST),
    "promotion.offer": Look("$", AGAINST),
    "hedging.hedge": Look("≈", EITHER),
    "hedging.limitation": Look("±", FOR),
    "hedging.overclaim": Look("!", AGAINST),
    "contradiction.internal": Look("≠", AGAINST),
    "transparency.author": Look("✎", FOR),
    "transparency.reviewer": Look("✓", FOR),
    "transparency.date": Look("◷", FOR),
    "transparency.disclosure": Look("§", FOR),
    "transparency.disclaimer": Look("⊘", FOR),
}
