"""Contradictions: quoted as a pair or not at all."""

from __future__ import annotations

import pytest

from data import Article
from features import Document
from features.contradictions import CONTRADICTIONS, score_pairs

FILLER = (
    "The harbour was rebuilt after the storm. Ferries run twice a day in summer. The museum shows old maps and nets."
)


def pairs(text: str) -> list[tuple[str, str]]:
    finding = CONTRADICTIONS.extract(Document(Article.from_text(text)))
    return [(e.quote, e.other.quote) for e in finding.evidence if e.other is not None]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lorazin works on sodium channels, not opioid receptors.", "Lorazin works on sodium and opioid receptors."),
        ("The bridge does not carry heavy trucks.", "The bridge carries heavy trucks every day."),
        ("Green tea is safe for pregnant women.", "Green tea is dangerous for pregnant women."),
        ("The old tower has 214 stone steps to the top.", "The old tower has 180 stone steps to the top."),
    ],
)
def test_a_conflict_is_quoted_with_both_statements(first: str, second: str) -> None:
    assert pairs(f"{first} {FILLER} {second}") == [(first, second)]


@pytest.mark.parametrize(
    "text",
    [
        "Lorazin may cause drowsiness. Lorazin does not cause drowsiness in most people.",
        "Does the drug cause harm to the liver? The drug does not cause harm to the liver.",
        "If you are pregnant, the drug is not safe to take. The drug is safe to take with food.",
        "Some say the treatment is a cure for colds. The treatment is not a cure for colds.",
        "The children's tablet has 10 mg of the drug. The adult tablet has 20 mg of the drug.",
        "In 1970 the mill employed four hundred people. In 2019 the mill employed thirty people.",
        "The mill is not only a museum of weaving. The mill is a museum of weaving and dyeing.",
        "This plan has 4 visits for each child. This plan has 6 visits for each child.",
        "Last reply by Ann Roe 4 minutes ago. Last reply by Ann Roe 9 minutes ago.",
        "Unlike morphine, which acts on opioid receptors, lorazin does not. Morphine acts on opioid receptors.",
    ],
)
def test_other_conditions_subjects_and_times_are_left_alone(text: str) -> None:
    assert pairs(f"{text} {FILLER}") == []


def test_the_same_pair_gets_the_same_probability_alone_and_in_company() -> None:
    conflict = ("The lake is not safe for swimming.", "The lake is safe for swimming.")
    others = [("A cat sat.", "A dog ran."), ("The lake is deep.", "The lake is safe.")]
    assert score_pairs([conflict]) == score_pairs([others[0], conflict, others[1]])[1:2]
    assert score_pairs([conflict])[0] > 0.5 > max(score_pairs(others))
