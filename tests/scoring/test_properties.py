"""What a score must not be moved by, on the sample articles: the bounds are those that the model card publishes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assay
from data import Article
from scoring.evaluation.attacks import ANYWHERE, ATTACKS, PARAGRAPH_WORDS, Attack, moved, score_of
from scoring.model import shipped

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.txt"))
LINES = st.sampled_from(range(40))
ASKS = st.tuples(
    st.sampled_from(["Call", "Contact", "Visit"]),
    st.sampled_from(["our team", "us", "our clinic"]),
    st.sampled_from(["today", "now", "this week"]),
    st.sampled_from(["to order.", "and book your place.", "at (212) 555-0142 and save 20 %."]),
).map(" ".join)
OVERCLAIMS = st.tuples(
    st.sampled_from(["The method", "This plan", "The tea"]),
    st.sampled_from(["always works", "is guaranteed to work", "cures every case", "is 100% effective"]),
    st.sampled_from(["without side effects.", "and there is no doubt about it.", "for everyone."]),
).map(" ".join)


@cache
def text_of(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def before(path: Path) -> float:
    return score_of(text_of(path), shipped())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: a.name)
def test_no_attack_moves_a_score_further_than_is_published(attack: Attack, path: Path) -> None:
    assert moved(attack, text_of(path), shipped()) <= attack.most


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: a.name)
def test_every_attack_changes_the_text(attack: Attack) -> None:
    assert any(attack.change(text_of(path)) != text_of(path) for path in SAMPLES)


def inserted(text: str, passage: str, line: int) -> str:
    """The passage after one of the paragraphs of prose."""
    lines = text.split("\n")
    prose = [number for number, one in enumerate(lines) if len(one.split()) >= PARAGRAPH_WORDS]
    at = 1 + prose[line * len(prose) // 40]
    return "\n".join([*lines[:at], "", passage, "", *lines[at:]])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), ASKS | OVERCLAIMS, LINES)
def test_a_sales_pitch_or_an_overclaim_never_pays_wherever_it_stands(path: Path, passage: str, line: int) -> None:
    assert score_of(inserted(text_of(path), passage, line), shipped()) - before(path) <= ANYWHERE


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(2, 4), st.sampled_from(["\n\n", "\n \n", "\r\n\r\n"]))
def test_saying_it_again_changes_nothing(path: Path, times: int, between: str) -> None:
    again = between.join([text_of(path)] * times)
    assert score_of(again, shipped()) == pytest.approx(before(path), abs=1.0)


def page(hidden: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text_of(SAMPLES[0]).split("\n") if line.strip())
    return f"<html><body><article><h1>A page</h1>{paragraphs}{hidden}</article></body></html>"


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">{}</p>',
        "<div hidden><p>{}</p></div>",
        '<p style="visibility: hidden">{}</p>',
        '<p style="position:absolute;left:-9999px">{}</p>',
        '<p style="font-size:0">{}</p>',
        "<template><p>{}</p></template>",
        "<!-- <p>{}</p> -->",
        '<p aria-hidden="true" style="opacity:0">{}</p>',
    ],
)
def test_what_a_reader_cannot_see_counts_for_nothing(hidden: str) -> None:
    stuffing = (
        "Medically reviewed by Jane Smith, MD. According to the World Health Organization, more research is needed. "
        "Sources: https://doi.org/10.1000/abc.1 and https://www.who.int/news."
    )
    plain = assay.load().score(Article.from_record({"html": page("")}))
    stuffed = assay.load().score(Article.from_record({"html": page(hidden.format(stuffing))}))
    assert plain.score is not None
    assert stuffed.score == plain.score
