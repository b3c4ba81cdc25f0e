"""The model of the deep detector: the files it is loaded from, and that a pair is read the same everywhere."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path

import pytest

from features.contradictions import DetectorError
from features.contradictions.crossencoder import load, shipped

PAIR = ("The lake is not safe for swimming.", "The lake is safe for swimming in summer.")
MAX_BYTES = 25_000_000


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    with resources.as_file(resources.files("features.contradictions").joinpath("weights")) as folder:
        shutil.copytree(folder, tmp_path / "weights")
    return tmp_path / "weights"


def test_the_model_fits_into_the_wheel(weights: Path) -> None:
    assert sum(path.stat().st_size for path in weights.iterdir()) <= MAX_BYTES


def test_an_altered_model_is_refused(weights: Path) -> None:
    with (weights / "model.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(DetectorError, match=r"model\.onnx .* not the file that was shipped"):
        load(weights)


def test_a_missing_file_is_named(weights: Path) -> None:
    (weights / "vocab.txt").unlink()
    with pytest.raises(DetectorError, match=r"vocab\.txt .* cannot be read; install Assay again"):
        load(weights)


def test_the_card_names_every_file_and_every_weight(weights: Path) -> None:
    card = json.loads((weights / "card.json").read_text("utf-8"))
    assert set(card["sha256"]) == {path.name for path in weights.iterdir()} - {"card.json"}
    assert set(card["pages"]) == set(card["pairs"])
    assert 0 < card["threshold"] < 1


def test_the_probabilities_of_a_reading_sum_to_one_and_do_not_depend_on_order_or_company() -> None:
    (reading,) = shipped().read([PAIR])
    assert reading.entailment + reading.neutral + reading.contradiction == pytest.approx(1, abs=1e-5)
    company = [("Rain fell.", "Snow fell on the hills above the town."), (PAIR[1], PAIR[0]), PAIR, ("A", "B")]
    for again in shipped().read(company)[1:3]:
        assert again.contradiction == pytest.approx(reading.contradiction, abs=1e-6)


def test_a_long_pair_is_cut_and_still_read() -> None:
    (reading,) = shipped().read([("The tide rises twice a day. " * 200, "The tide never rises.")])
    assert 0 <= reading.contradiction <= 1
