"""Contradictions: quoted as a pair or not at all, by either detector."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from itertools import permutations, product

import pytest

from data import Article
from features import Document, Evidence
from features.contradictions import CONTRADICTIONS, score_pairs
from features.contradictions.candidates import MAX_PAIRS, candidate_pairs
from features.contradictions.claims import claims, read_claim
from features.contradictions.judgement import candidates
from features.contradictions.rules import judge
from features.contradictions.suspicion import suspicious
from tests.marking import cases, read_marked

FILLER = (
    "The harbour was rebuilt after the storm. Ferries run twice a day in summer. The museum shows old maps and nets."
)
DETECTORS = ("deep", "fast")
LEFT_ALONE = [case for case in cases("contradiction.internal") if not read_marked(case)[1]]
PARAGRAPHS = (
    "Lorazin was found by two chemists in a coastal town. They named it after the ship that brought the samples.",
    "Lorazin does not act on opioid receptors. The first trials lasted eight weeks and took place in three hospitals.",
    "Patients take one tablet in the evening with a glass of water. The tablets are small and easy to swallow.",
    "Lorazin acts on opioid receptors in the spinal cord. A larger trial is planned for the coming spring.",
    "The price of the tablets has fallen since the patent ended. Several firms now make them.",
)


STATEMENTS = (
    ("Lorazin", "The bridge"),
    ("is", "is not", "was never", "carries", "does not carry", "may carry", "has no", "costs"),
    (
        "safe for pregnant women", "dangerous for pregnant women", "safe", "dangerous", "heavy trucks every day",
        "heavy trucks", "light trucks rather than heavy trucks", "4 heavy trucks", "6 heavy trucks", "cheap",
    ),
)  # fmt: skip


def found(text: str, detector: str) -> list[Evidence]:
    article = replace(Article.from_text(text), detector=detector)
    return list(CONTRADICTIONS.extract(Document.read(article)).evidence)


def pairs(text: str, detector: str) -> list[tuple[str, str]]:
    return [(e.quote, e.other.quote) for e in found(text, detector) if e.other is not None]


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lorazin works on sodium channels, not opioid receptors.", "Lorazin works on sodium and opioid receptors."),
        ("The bridge does not carry heavy trucks.", "The bridge carries heavy trucks every day."),
        ("Lorazin does not cause headaches in dogs.", "Lorazin causes headaches in dogs."),
        ("Green tea is safe for pregnant women.", "Green tea is dangerous for pregnant women."),
    ],
)
def test_a_conflict_is_quoted_with_both_statements_and_a_reason(first: str, second: str, detector: str) -> None:
    text = f"{first} {FILLER} {second}"
    assert pairs(text, detector) == [(first, second)]
    (evidence,) = found(text, detector)
    assert 0.4 < evidence.strength < 1
    assert evidence.note.startswith(
        ("One statement denies", "The statements differ", "The statements say the opposite")
    )
    words = set(evidence.note.partition(": ")[2].split()) - {"against"}
    assert words
    assert words <= set(re.findall(r"\w+", text.lower()))  # as written, not their stems


def test_the_rules_find_one_statement_with_two_figures() -> None:
    first, second = "The old tower has 214 stone steps to the top.", "The old tower has 180 stone steps to the top."
    assert pairs(f"{first} {FILLER} {second}", "fast") == [(first, second)]


@pytest.mark.parametrize("detector", DETECTORS)
def test_a_conflict_is_quoted_at_the_clause(detector: str) -> None:
    first = "The bridge carries heavy trucks every day; the tolls pay for it."
    text = f"{first} {FILLER} The bridge does not carry heavy trucks."
    assert pairs(text, detector) == [
        ("The bridge carries heavy trucks every day", "The bridge does not carry heavy trucks.")
    ]


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_other_conditions_subjects_and_times_are_left_alone_by_the_rules(case: str) -> None:
    assert pairs(case.replace("\\n", "\n"), "fast") == []  # the deep detector: `test_cases`


def test_a_hundred_cases_are_left_alone() -> None:
    assert len(LEFT_ALONE) >= 100


@pytest.mark.parametrize("detector", DETECTORS)
def test_repeating_the_text_or_moving_paragraphs_changes_no_verdict(detector: str) -> None:
    text = "\n\n".join(PARAGRAPHS)
    (expected,) = found(text, detector)
    sides = {expected.quote, expected.other.quote if expected.other else ""}
    assert sides == {
        "Lorazin does not act on opioid receptors.",
        "Lorazin acts on opioid receptors in the spinal cord.",
    }
    for order in [PARAGRAPHS + PARAGRAPHS, *list(permutations(PARAGRAPHS))[::17]]:
        (evidence,) = found("\n\n".join(order), detector)
        assert {evidence.quote, evidence.other.quote if evidence.other else ""} == sides
        assert evidence.strength == pytest.approx(expected.strength, abs=1e-6)


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize("place", range(len(PARAGRAPHS) - 1))
def test_a_denied_copy_of_a_claim_is_found_wherever_it_stands(place: int, detector: str) -> None:
    paragraphs = [part for part in PARAGRAPHS if "opioid" not in part]
    paragraphs[-1] += " Nine firms sell the small tablets abroad."
    paragraphs.insert(place, "Nine firms do not sell the small tablets abroad.")
    assert len(pairs("\n\n".join(paragraphs), detector)) == 1


def test_claims_that_a_rule_sets_against_each_other_are_suspected_among_any_others() -> None:
    others = [claim for sentence in FILLER.split(". ") if (claim := read_claim(sentence)) is not None]
    assert not suspicious(others)
    read = [claim for words in product(*STATEMENTS) if (claim := read_claim(" ".join(words))) is not None]
    conflicts = [(a, b, conflict) for a, b in permutations(read, 2) if (conflict := judge(a, b)) is not None]
    assert {conflict.kind for *_, conflict in conflicts} == {"polarity", "antonym", "number"}
    assert all(suspicious([a, *others, b]) for a, b, _ in conflicts)
    assert sum(suspicious([a, *others, b]) for a, b in permutations(read, 2)) < 3 * len(conflicts)


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize(
    "paraphrase",
    [
        "Opioid receptors are not a target of lorazin.",
        "Lorazin leaves opioid receptors untouched.",
        "The opioid receptors are not acted on by lorazin.",
        "Lorazin has no effect on opioid receptors.",
    ],
)
def test_a_paraphrase_is_not_flagged(paraphrase: str, detector: str) -> None:
    assert pairs(f"Lorazin does not act on opioid receptors. {FILLER} {paraphrase}", detector) == []


def test_the_same_pair_gets_the_same_probability_alone_in_company_and_turned_round() -> None:
    conflict = ("The lake is not safe for swimming.", "The lake is safe for swimming.")
    others = [("A cat sat.", "A dog ran."), ("The lake is deep and cold.", "The lake is fed by three small rivers.")]
    (alone,) = score_pairs([conflict])
    assert score_pairs([others[0], conflict, others[1]])[1] == pytest.approx(alone, abs=1e-6)
    assert score_pairs([(conflict[1], conflict[0])]) == [pytest.approx(alone, abs=1e-6)]
    assert alone > max(0.5, *score_pairs(others))


def test_pairs_of_anything_have_a_probability() -> None:
    odd = [("", ""), ("?", "!"), ("İ" * 700, "no " * 900), ("\x00", "word"), ("Ünïcödé 🙂", "🙂")]
    assert all(0 <= p <= 1 for p in score_pairs(odd))
    assert score_pairs([]) == []


def test_at_most_twenty_pairs_reach_the_model_however_long_the_text() -> None:
    text = "\n\n".join(f"The lake number {i} is {i % 7} metres deep and holds trout of kind {i}." for i in range(300))
    found = claims(Document.read(Article.from_text(f"{text}\n\n{' '.join(PARAGRAPHS)}")))
    assert len(candidate_pairs(found)) <= MAX_PAIRS == 20
    assert len(candidates(found)) <= MAX_PAIRS


def test_the_fast_detector_loads_no_model() -> None:
    code = (
        "import sys; from data import Article; from features import Document; "
        "from features.contradictions import find; from dataclasses import replace; "
        "find(Document.read(replace(Article.from_text('The lake is safe. The lake is not safe.'), detector='fast'))); "
        "sys.exit(any(name in sys.modules for name in ('onnxruntime', 'tokenizers', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("ending", [" http://example.org/rules", ":", "..."])
def test_what_runs_into_an_address_or_is_cut_off_does_not_stand_alone(ending: str) -> None:
    statement = "The old tractor must be in working order at the exchange"
    stands = [claim.stands_alone for text in (statement, statement + ending) if (claim := read_claim(text)) is not None]
    assert stands == [True, False]
