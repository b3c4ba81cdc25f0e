"""What to mend first, and the score to be expected: the model's own for the changed values."""

from __future__ import annotations

from pathlib import Path

import pytest

import assay
from features.registry import FEATURES
from scoring.advice import ADVICE, MIN_GAIN, MOST, fix_first
from scoring.model import shipped
from scoring.vector import transform

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.txt"))


def test_all_that_published_work_asks_for_has_advice_and_nothing_else_has() -> None:
    tone = {feature.name for feature in FEATURES if feature.name.startswith("readability.")}
    assert set(ADVICE) == {feature.name for feature in FEATURES if feature.sign} - tone


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_advice_comes_with_the_score_that_the_model_would_give(path: Path) -> None:
    report = assay.score(path.read_text("utf-8"))
    assert report.score is not None
    values = [feature.value for signal in report.signals for feature in signal.features]
    names = [feature.name for feature in FEATURES]
    assert len(report.fix_first) <= MOST
    gains = [fix.score - report.score for fix in report.fix_first]
    assert gains == sorted(gains, reverse=True)
    for fix in report.fix_first:
        changed = [ADVICE[fix.feature][0] if name == fix.feature else v for name, v in zip(names, values, strict=True)]
        assert fix.score == pytest.approx(shipped().predict(transform(changed)).score)
        assert fix.score >= report.score + MIN_GAIN


def test_a_page_that_has_everything_is_told_nothing() -> None:
    best = [100.0 if feature.sign > 0 else 0.0 for feature in FEATURES]
    assert fix_first(shipped(), best) == ()


def test_following_the_advice_brings_about_what_was_expected() -> None:
    text = (SAMPLES[0].parent / "asteroid-nudge-science-news.txt").read_text("utf-8")
    report = assay.score(text)
    expected = next(fix for fix in report.fix_first if fix.feature == "hedging.limitation")
    mended = assay.score(text + "\n\nHow long the effect will last is not known.\n")
    assert mended.score == pytest.approx(expected.score, abs=2)


def test_a_page_that_is_not_rated_gets_no_expected_score() -> None:
    assert assay.score("Too short to say anything about.").fix_first == ()
    assert assay.score("Too short to say anything about.").to_dict()["fix_first"] == []
