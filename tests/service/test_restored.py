"""What is kept comes back: reports as they were, and changed texts as both of their versions."""

from __future__ import annotations

import pytest

from data import Article
from scoring import Scorer, ScoreReport
from service.desk import restored, words


@pytest.fixture
def report(article: str) -> ScoreReport:
    return Scorer.load().score(Article.from_text(article))


def test_a_stored_report_comes_back_as_it_was(report: ScoreReport) -> None:
    assert report.fix_first
    assert restored.report(report.to_dict()).to_dict() == report.to_dict()


def test_a_report_of_before_there_was_advice_comes_back_too(report: ScoreReport) -> None:
    stored = {name: value for name, value in report.to_dict().items() if name != "fix_first"}
    assert restored.report(stored).fix_first == ()


def test_changed_words_give_both_texts_back() -> None:
    old, new = "It may help you.\nSame.\n", "It never helps anybody.\nSame.\n"
    lines = [
        {"change": "removed", "text": old.splitlines(keepends=True)[0]},
        {"change": "added", "text": new.splitlines(keepends=True)[0]},
        {"change": "same", "text": "Same.\n"},
    ]
    pieces = words.marked(lines)
    assert "".join(p.text for p in pieces if p.change != "added") == old
    assert "".join(p.text for p in pieces if p.change != "removed") == new
    assert next(p.text for p in pieces if p.change == "removed") == "may"


def test_text_far_from_a_change_is_left_out() -> None:
    far = "word " * 400
    pieces = words.marked([{"change": "same", "text": far}, {"change": "added", "text": "New.\n"}])
    assert [piece.change for piece in pieces] == ["gap", "same", "added"]
    assert len(pieces[1].text) <= words.CONTEXT
