"""The drawing of the score: steps lead from the baseline to the score, and nothing is drawn outside of the scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import Article
from scoring import Scorer, ScoreReport
from service.desk import scale


@pytest.fixture
def report(article: str) -> ScoreReport:
    return Scorer.load().score(Article.from_text(article))


def with_points(report: ScoreReport, baseline: float, points: tuple[float, ...]) -> ScoreReport:
    signals = tuple(replace(signal, points=p) for signal, p in zip(report.signals, points, strict=True))
    return replace(report, baseline=baseline, score=baseline + sum(points), signals=signals)


def test_steps_lead_from_the_baseline_to_the_score(report: ScoreReport) -> None:
    told = with_points(report, 50.0, (10.0, -20.0, 0.0, 5.0, -1.0, 2.0))
    steps = [step for _, step in scale.steps(told) if step]
    assert [(step.left, step.width, step.direction) for step in steps] == [
        (50.0, 10.0, "up"),
        (40.0, 20.0, "down"),
        (40.0, 0.0, "none"),
        (40.0, 5.0, "up"),
        (44.0, 1.0, "down"),
        (44.0, 2.0, "up"),
    ]
    assert steps[-1].end == told.score


def test_steps_beyond_the_ends_of_the_scale_are_cut_off(report: ScoreReport) -> None:
    told = with_points(report, 90.0, (40.0, -70.0, -80.0, 50.0, 0.0, 0.0))
    for _, step in scale.steps(told):
        assert step
        assert step.left >= 0.0
        assert step.left + step.width <= 100.0


def test_there_are_no_steps_without_a_score(report: ScoreReport) -> None:
    assert [step for _, step in scale.steps(replace(report, score=None, baseline=None))] == [None] * 6


def test_the_bands_fill_the_scale() -> None:
    weak, mixed, strong = scale.bands((40.0, 65.0))
    assert (weak.left, weak.left + weak.width) == (0.0, mixed.left)
    assert mixed.left + mixed.width == strong.left
    assert strong.left + strong.width == 100.0
