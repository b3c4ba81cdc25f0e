"""The figures in git are of the shipped model, keep their limits and make the card; and they are figured right."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from scoring import fit, folds, metrics, table, train
from scoring.evaluation import attacks, card, floors, groups, ranking, read_embeddings, trust
from scoring.evaluation.figure import Figure
from scoring.evaluation.rivals import Rival, rivals
from scoring.model import shipped


@pytest.fixture(scope="module")
def rows() -> list[table.Row]:
    return folds.usable(table.read(train.TABLE))


@pytest.fixture(scope="module")
def penalty() -> fit.Penalty:
    return fit.Penalty(**shipped().card["penalty"])


def test_the_figures_in_git_are_those_of_the_shipped_model() -> None:
    assert floors.read(floors.FIGURES)["model"] == shipped().digest, "run `assay evaluate --corpora DIR`"


def test_the_figures_in_git_keep_their_limits() -> None:
    assert list(floors.faults(floors.read(floors.FIGURES), floors.read(floors.FLOORS))) == []


def test_the_model_card_is_written_from_the_figures() -> None:
    assert card.CARD.read_text("utf-8") == card.render(shipped(), floors.read(floors.FIGURES))


def test_the_card_names_every_feature_set_and_attack() -> None:
    text = card.CARD.read_text("utf-8")
    for feature in shipped().card["features"]:
        assert f"`{feature['name']}`" in text
    for name in folds.SETS:
        assert name in text
    for attack in attacks.ATTACKS:
        assert attack.name in text


def test_a_figure_below_its_floor_other_data_and_a_missing_figure_are_faults() -> None:
    contents = {"corpora": {"a": "1"}, "figures": [{"name": "x", "value": 0.4}]}
    limits = {"corpora": {"a": "2"}, "limits": {"x": [0.5, 1], "y": [0, 1]}}
    said = " ".join(floors.faults(contents, limits))
    assert "not the file" in said
    assert "0.400; it must lie between 0.5 and 1" in said
    assert "“y” was not measured" in said


def test_figures_are_written_and_read_back(tmp_path: Path) -> None:
    figure = Figure("ranking", "a “name”", 0.123456, 0.1, None, 3, 2)
    contents = floors.results([figure, figure], shipped(), {"a": 3}, {"a": "1"})
    floors.write(contents, tmp_path / "f.json")
    assert floors.read(tmp_path / "f.json") == contents
    assert contents["figures"][0]["value"] == 0.1235


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.floats(0.1, 3)), min_size=2, max_size=40))
def test_auc_is_scikit_learns(pages: list[tuple[bool, int, float]]) -> None:
    labels, scores, weights = (np.array(column, dtype=float) for column in zip(*pages, strict=True))
    found = metrics.auc(labels, scores, weights)
    if len(set(labels)) < 2:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(roc_auc_score(labels, scores, sample_weight=weights))


def test_spearman_takes_ties_by_their_mean_rank() -> None:
    assert groups.spearman(np.array([1.0, 2, 2, 4]), np.array([10.0, 30, 30, 50])) == pytest.approx(1)
    assert groups.spearman(np.array([1.0, 2, 3, 4]), np.array([9.0, 8, 7, 6])) == pytest.approx(-1)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.nih.gov/x", "government or university"),
        ("http://cam.ac.uk/", "government or university"),
        ("http://example.org", "organisation"),
        ("http://shop.example.com", "company"),
        ("http://example.net/a.com", "other"),
        (None, "other"),
    ],
)
def test_kinds_of_site(url: str | None, kind: str) -> None:
    assert groups.kind_of_site(url) == kind


def test_a_rival_that_knows_the_labels_is_ahead_and_is_shown_to_be(rows: list[table.Row], penalty: fit.Penalty) -> None:
    ours = Rival("Assay", {"": folds.additive(penalty)})
    oracle = Rival("oracle", {"": lambda _, test: np.array([row.label for row in test], dtype=float)})
    figures = {figure.name: figure for figure in ranking.comparison(rows, ours, [oracle])}
    assert figures["oracle"].value == 1
    behind = figures["Assay less oracle"]
    assert behind.value == pytest.approx(figures["Assay"].value - 1)
    assert behind.high is not None
    assert behind.high < 0


def test_every_rival_learns_something_other_than_the_test_labels(rows: list[table.Row]) -> None:
    texts = {(row.corpus, row.id): "good source " * (5 if row.label else 2) + "page" for row in rows}
    vectors = {key: np.array([float(len(text)), 1.0]) for key, text in texts.items()}
    base, others = folds.of_base(rows)
    for rival in rivals(texts, vectors):
        setting, predictor = next(iter(rival.settings.items()))
        part = folds.Part(rival.name, others, predictor(base, others))
        assert 0.6 < part.auc <= 1, (rival.name, setting)


def test_calibration_of_a_true_probability_is_a_straight_line(rows: list[table.Row]) -> None:
    random = np.random.default_rng(3)
    z = random.normal(0, 2, len(rows))
    labels = random.random(len(rows)) < 1 / (1 + np.exp(-z))
    drawn = [
        table.Row(row.corpus, row.id, f"{number}", row.topic, int(label), None, True, row.values)
        for number, (row, label) in enumerate(zip(rows, labels, strict=True))
    ]
    figures = list(trust._line(folds.Part("x", drawn, z)))
    for figure, ideal in zip(figures, (1, 0, 0), strict=True):
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low < ideal < figure.high


def test_refusing_the_least_certain_raises_accuracy_and_the_share_is_kept(rows: list[table.Row]) -> None:
    random = np.random.default_rng(4)
    base, _ = folds.of_base(rows)
    z = np.array([2.0 * (row.label or 0) - 1 for row in base]) + random.normal(0, 1.2, len(base))
    part = folds.Part("x", base, z)
    found = {figure.name: figure for figure in trust.refusal(part, np.ones(len(base)))}
    whole, rest = found["accuracy, none refused"], found["accuracy, 20 % refused (nearest to 50)"]
    assert rest.value > whole.value
    assert rest.pages < whole.pages


def test_embeddings_are_read_by_set_and_id(tmp_path: Path) -> None:
    path = tmp_path / "e.npz"
    np.savez(path, keys=np.array(["a/x/1", "b/2"]), vectors=np.eye(2))
    assert {key: vector.tolist() for key, vector in read_embeddings(path).items()} == {
        ("a", "x/1"): [1.0, 0.0],
        ("b", "2"): [0.0, 1.0],
    }


def test_floors_name_the_data_and_are_within_reach() -> None:
    limits = json.loads(floors.FLOORS.read_bytes())["limits"]
    assert all(low < high for low, high in limits.values())
