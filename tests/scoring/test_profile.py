"""An editor's own weights and lists: marked in every report, never silent, refused when not understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import assay
from data import Article
from scoring import Scorer
from scoring.errors import ModelError
from scoring.profile import Profile

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "ketamine-treatment-center.txt"


def profile(**fields: Any) -> Profile:
    return Profile.parse(json.dumps({"name": "desk", **fields}).encode())


def scored(own: Profile | None, url: str | None = None) -> dict[str, Any]:
    model = assay.load().model
    return Scorer(model, own).score(Article.from_text(SAMPLE.read_text("utf-8"), url=url)).to_dict()


def test_own_weights_change_the_score_and_every_report_says_so() -> None:
    plain, strict = scored(None), scored(profile(weights={"promotion.selling": -4}))
    assert strict["score"] < plain["score"] - 5
    assert strict["model"]["profile"] == "desk"
    assert strict["model"]["digest"] != plain["model"]["digest"]
    assert "own_weights" in [caution["code"] for caution in strict["cautions"]]
    total = strict["baseline"] + sum(signal["points"] for signal in strict["signals"])
    assert total == pytest.approx(strict["score"], abs=1e-6)


def test_a_report_without_a_profile_says_nothing_of_one() -> None:
    plain = scored(None, url="https://example.org/")
    assert "profile" not in plain["model"]
    assert "listed" not in plain


@pytest.mark.parametrize(
    ("url", "listed"),
    [
        ("https://example.org/page", "allow"),
        ("https://news.example.org/", "allow"),
        ("https://bad.example.org/", "deny"),
        ("https://notexample.org/", None),
        ("https://EXAMPLE.org:8080/", "allow"),
        ("https://example.org./", "allow"),
        ("https://[example.org/", None),
        (None, None),
    ],
)
def test_lists_are_reported_apart_from_the_score(url: str | None, listed: str | None) -> None:
    own = profile(allow=["example.org"], deny=["bad.example.org"])
    report = scored(own, url)
    assert report.get("listed") == listed
    assert report["score"] == scored(None, url)["score"]
    assert report["cautions"] == scored(None, url)["cautions"]
    assert report["model"]["profile"] == "desk"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "with a 'name'"),
        (b'{"name": " "}', "with a 'name'"),
        (b'{"name": "two\\nlines"}', "of one line"),
        (b'{"name": "\\ud800"}', "of one line"),
        (b'{"name": "x", "weight": {}}', "'weight'"),
        (b'{"name": "x", "weights": {"promotion.ctas": 1}}', "assay signals"),
        (b'{"name": "x", "weights": {"readability.ease": 1}}', "no scored feature"),
        (b'{"name": "x", "weights": {"promotion.selling": "1"}}', "not a number"),
        (b'{"name": "x", "weights": {"promotion.selling": NaN}}', "not a number"),
        (b'{"name": "x", "weights": {"promotion.selling": 11}}', "within 10"),
        (b'{"name": "x", "weights": {"promotion.selling": 1%s}}' % (b"0" * 400), "within 10"),
        (b'{"name": "x", "allow": "example.org"}', "array of domains"),
        (b'{"name": "x", "deny": ["https://example.org/"]}', "array of domains"),
        (b'{"name": "x", "deny": ["*.example.org"]}', "array of domains"),
        (b'{"name": "x", "deny": ["."]}', "array of domains"),
        (b'{"name": "x", "allow": ["a.org"], "deny": ["A.org."]}', "both allows and denies"),
    ],
)
def test_a_profile_that_is_not_understood_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        Profile.parse(raw)


def test_a_profile_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "profile.json"
    path.write_text('{"name": "desk", "weights": {"promotion.selling": -4}}')
    assert Profile.read(path) == profile(weights={"promotion.selling": -4})
    with pytest.raises(ModelError, match="cannot be read: No such file"):
        Profile.read(tmp_path / "missing.json")
