"""The committed table gives the shipped weights, and the weights give scikit-learn's own predictions."""

from __future__ import annotations

import json

import numpy as np
import pytest

from features.registry import FEATURES
from scoring import evaluate, fit, table, train
from scoring.model import Model
from scoring.vector import transform


@pytest.fixture(scope="module")
def rows() -> list[table.Row]:
    return table.read(train.TABLE)


def test_the_table_gives_the_shipped_weights(rows: list[table.Row]) -> None:
    shipped = json.loads(train.WEIGHTS.read_bytes())
    again = train.weights(rows)
    assert [f["name"] for f in again["features"]] == [f["name"] for f in shipped["features"]]
    for now, then in zip(again["features"], shipped["features"], strict=True):
        assert now["weight"] == pytest.approx(then["weight"], abs=1e-6)
        assert now["mean"] == pytest.approx(then["mean"], abs=1e-6)
    assert again["z0"] == pytest.approx(shipped["z0"], abs=1e-6)
    assert again["interval"] == pytest.approx(shipped["interval"], abs=1e-3)


def test_training_twice_gives_the_same_bytes(rows: list[table.Row]) -> None:
    assert json.dumps(train.weights(rows)) == json.dumps(train.weights(rows))


def test_the_weights_reproduce_scikit_learn(rows: list[table.Row]) -> None:
    good = evaluate.usable(rows)
    fitted = fit.fit(good, evaluate.C)
    model = Model.parse(train.WEIGHTS.read_bytes())
    base = [row for row in good if row.corpus == train.BASE][:50]
    x = fit.matrix(base)
    corpora = sorted({row.corpus for row in good})
    dummies = np.tile([fit.FREE * (corpus == train.BASE) for corpus in corpora[1:]], (len(base), 1))
    expected = fitted.estimator.predict_proba(np.hstack([(x - fitted.means)[:, list(fitted.kept)], dummies]))[:, 1]
    shipped = [model.predict(transform(row.values)).score / 100 for row in base]
    assert shipped == pytest.approx(expected.tolist(), abs=1e-6)
    ours = 1 / (1 + np.exp(-fitted.z(x, train.BASE)))
    assert ours.tolist() == pytest.approx(expected.tolist(), abs=1e-12)


def test_every_weight_has_the_sign_that_research_gives_it() -> None:
    shipped = json.loads(train.WEIGHTS.read_bytes())
    for feature, row in zip(FEATURES, shipped["features"], strict=True):
        assert row["weight"] * feature.sign >= 0, feature.name


def test_the_table_holds_numbers_and_ids_only(rows: list[table.Row]) -> None:
    assert {row.corpus for row in rows} == set(train.SETS)
    for line in train.TABLE.read_text("utf-8").splitlines()[1:]:
        assert all(len(cell) < 80 for cell in line.split(","))


def test_a_table_of_other_features_is_refused(tmp_path: object, rows: list[table.Row]) -> None:
    path = tmp_path / "table.csv"  # type: ignore[operator]
    path.write_text("corpus,id\n")
    with pytest.raises(ValueError, match="assay train --corpora"):
        table.read(path)
