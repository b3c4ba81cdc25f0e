"""Hedging beyond the lists of cases: the judge's file, what counts once, statuses, training without data."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import Article
from features import Document
from features.agreement import Passages, by_passage
from features.evidence import Evidence, Span
from features.extractor import Finding
from features.hedging import FEW, HEDGE, HEDGING, LIMITATION, MANY, OVERCLAIM
from features.hedging.train import main

KINDS = {HEDGE, LIMITATION, OVERCLAIM}
LIMIT = "More research is needed."
CLAIMS = [f"This root cures {ailment}." for ailment in "cancer diabetes arthritis asthma acne insomnia".split()]
FRAGMENTS = [
    "The drug may harm", "May", "May 4", "could it", "it's thought to", "if", "or", "cures", "cancer", "no doubt",
    "guaranteed", "100% safe", "the only", "way", "will", "will never", "always", "more research", "is needed",
    "unknown", "No one knows", "not", "n't", "studies", "Although", "because", ",", ";", ".", "?", "\"", "(", ")",
    " - ", "\n", "\n\n", "İ", "ﬁ", "😀", "\u200b", "\u00a0", "# Heading",
]  # fmt: skip


def extract(text: str) -> Finding:
    return HEDGING.extract(Document.read(Article.from_text(text)))


def marks(text: str, kind: str) -> list[Evidence]:
    return [e for e in extract(text).evidence if e.kind == kind]


def status(text: str) -> str:
    return HEDGING.tell(extract(text)).status


def test_two_cues_in_one_sentence_are_two_marks_but_count_once() -> None:
    finding = extract("It is possible that the fungus may harm the lungs.")
    assert len([e for e in finding.evidence if e.kind == HEDGE]) == 2
    assert finding.values[0] == 1


def test_a_cue_counts_again_in_another_sentence_but_not_in_the_same_one_repeated() -> None:
    assert extract("The fungus may harm the lungs. The mould may harm the eyes.").values[0] == 2
    assert extract("The fungus may harm the lungs. The fungus may harm the lungs.").values[0] == 1


def test_no_cue_is_looked_for_in_a_menu() -> None:
    menu = "\n".join(["Home", "About", "What may cause pain", "Contact", "Login", "Help"])
    assert marks("The fungus may harm the lungs of men.\n\n" + menu, HEDGE)[-1].span.start < 20  # type: ignore[union-attr]


def test_a_page_that_is_certain_of_everything_fails() -> None:
    few, several, many = (" ".join(CLAIMS[:amount]) for amount in (FEW, FEW + 1, MANY))
    assert extract(many).values[2] == MANY
    assert [status(f"{claims} {LIMIT}") for claims in (few, several, many)] == ["pass", "partial", "fail"]


def test_limits_stated_pass_and_are_advised_where_none_are() -> None:
    assert status(f"The fungus may harm the lungs. {LIMIT}") == "pass"
    verdict = HEDGING.tell(extract("The fungus may harm the lungs."))
    assert (verdict.status, verdict.summary) == ("partial", "1 hedged claim")
    assert "DISCERN 8" in verdict.advice


def test_the_advice_on_overclaims_comes_before_all_else() -> None:
    assert "take back" in HEDGING.tell(extract(" ".join(CLAIMS))).advice


def test_a_page_without_any_of_it_is_told_so() -> None:
    assert HEDGING.tell(extract("The cat sat on the mat.")).summary == "No claim is hedged, and none is overdone"


def test_training_needs_the_corpora(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    assert main([str(tmp_path)]) == 2
    assert "No labelled data to train on" in capsys.readouterr().err
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_what_a_doubtful_mark_covers_is_no_false_alarm() -> None:
    page = Passages([Span(0, 10), Span(20, 30), Span(40, 50)], [[0, 10], [60, 70]], [[21, 31]])
    assert by_passage([page]) == "F1 0.571, precision 0.667, recall 0.500 (n=2)"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=30).map(" ".join).filter(str.strip))
def test_marks_lie_inside_the_text_and_hold_what_they_quote(text: str) -> None:
    for evidence in extract(text).evidence:
        assert evidence.kind in KINDS
        assert evidence.span is not None
        assert 0 <= evidence.span.start < evidence.span.end <= len(text)
        assert text[evidence.span.start : evidence.span.end] == evidence.quote


@pytest.mark.parametrize("piece", ["may ", "no evidence ", "cure ", "will ", "the only ", "not known, ", "(", "is "])
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        document = Document.read(Article.from_text(piece * (length // len(piece))))
        began = time.process_time()
        HEDGING.extract(document)
        return time.process_time() - began

    assert seconds(160_000) < 8 * seconds(40_000) + 0.2
