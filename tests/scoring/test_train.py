"""The committed table gives the shipped weights, and the weights give scikit-learn's own predictions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from features.registry import FEATURES
from scoring import calibration, fit, folds, table, train
from scoring.model import Model
from scoring.vector import transform
from service.cli import main


@pytest.fixture(scope="module")
def rows() -> list[table.Row]:
    return table.read(train.TABLE)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    contents: dict[str, Any] = json.loads(train.WEIGHTS.read_bytes())
    return contents


@pytest.fixture(scope="module")
def penalty(shipped: dict[str, Any]) -> fit.Penalty:
    return fit.Penalty(**shipped["penalty"])


def test_the_table_gives_the_shipped_weights(rows: list[table.Row], shipped: dict[str, Any], tmp_path: Path) -> None:
    target = tmp_path / "model.json"
    result = CliRunner().invoke(main, ["train", "-o", str(target)])
    assert result.exit_code == 0, result.output
    again = json.loads(target.read_bytes())
    assert again["penalty"] == shipped["penalty"]
    assert [f["name"] for f in again["features"]] == [f["name"] for f in shipped["features"]]
    for now, then in zip(again["features"], shipped["features"], strict=True):
        assert now["weight"] == pytest.approx(then["weight"], abs=1e-6)
        assert now["mean"] == pytest.approx(then["mean"], abs=1e-6)
    assert again["z0"] == pytest.approx(shipped["z0"], abs=1e-6)
    assert again["interval"] == pytest.approx(shipped["interval"], abs=1e-3)


def test_training_twice_gives_the_same_bytes(rows: list[table.Row], penalty: fit.Penalty) -> None:
    assert json.dumps(train.weights(rows, penalty)) == json.dumps(train.weights(rows, penalty))


def test_the_weights_reproduce_scikit_learn(rows: list[table.Row], penalty: fit.Penalty) -> None:
    good = folds.usable(rows)
    fitted = fit.fit(good, penalty)
    base = [row for row in good if row.corpus == folds.BASE][:50]
    x = fit.matrix(base)
    corpora = sorted({row.corpus for row in good})
    dummies = np.tile([fit.FREE * (corpus == folds.BASE) for corpus in corpora[1:]], (len(base), 1))
    theirs = fitted.estimator.decision_function(np.hstack([(x - fitted.means)[:, list(fitted.kept)], dummies]))
    assert fitted.z(x, folds.BASE).tolist() == pytest.approx(theirs.tolist(), abs=1e-12)


def test_the_shipped_score_is_a_straight_line_in_the_fitted_log_odds(
    rows: list[table.Row], penalty: fit.Penalty
) -> None:
    good = folds.usable(rows)
    base = [row for row in good if row.corpus == folds.BASE][:50]
    model = Model.parse(train.WEIGHTS.read_bytes())
    p = np.array([model.predict(transform(row.values)).score / 100 for row in base])
    shipped, plain = np.log(p / (1 - p)), fit.fit(good, penalty).z(fit.matrix(base), folds.BASE)
    slope, intercept = np.polyfit(plain, shipped, 1)
    assert shipped.tolist() == pytest.approx((intercept + slope * plain).tolist(), abs=1e-6)
    assert 0.5 < slope < 2


def test_every_weight_has_the_sign_that_research_gives_it(shipped: dict[str, Any]) -> None:
    for feature, row in zip(FEATURES, shipped["features"], strict=True):
        assert row["weight"] * feature.sign >= 0, feature.name
        assert feature.scored or row["weight"] == 0, feature.name


def test_a_line_that_is_off_is_put_right() -> None:
    random = np.random.default_rng(1)
    true = random.normal(size=4_000)
    labels = (random.random(4_000) < 1 / (1 + np.exp(-true))).astype(float)
    intercept, slope = calibration.straight(2 * true + 1, labels, np.ones(4_000))
    assert slope == pytest.approx(0.5, abs=0.05)
    assert intercept == pytest.approx(-0.5, abs=0.1)


def test_no_site_and_no_topic_is_on_both_sides_of_a_split(rows: list[table.Row]) -> None:
    base, _ = folds.of_base(folds.usable(rows))
    for splits in (folds.by_topic(base), folds.by_site(base)):
        for learned, tested in splits:
            assert not {base[i].group for i in learned} & {base[i].group for i in tested}
    for learned, tested in folds.by_topic(base):
        assert not {base[i].topic for i in learned} & {base[i].topic for i in tested}


def test_a_site_counts_once_however_many_pages_it_has(rows: list[table.Row]) -> None:
    good = folds.usable(rows)
    weights = fit.site_weights(good)
    assert weights.sum() == pytest.approx(len({(row.corpus, row.group) for row in good}))


def test_the_table_holds_numbers_and_ids_only(rows: list[table.Row]) -> None:
    assert {row.corpus for row in rows} == set(folds.SETS)
    for line in train.TABLE.read_text("utf-8").splitlines()[1:]:
        assert all(len(cell) < 80 for cell in line.split(","))


def test_a_table_of_other_features_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("corpus,id\n")
    with pytest.raises(ValueError, match="assay train --corpora"):
        table.read(path)
