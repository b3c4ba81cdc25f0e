"""Editors' verdicts: read as the service exports them, learned from, and refused where they make the model worse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from features.registry import FEATURES
from scoring import feedback, folds, table, train
from service.cli import main


def opinion(number: int, verdict: str, **fields: Any) -> dict[str, Any]:
    values = {feature.name: float(number % 3) / 10 for feature in FEATURES}
    site = f"https://site{number}.example/page"
    return {
        "number": number, "id": site, "sha256": f"{number:064x}", "verdict": verdict, "who": "ada", "score": 70.0,
        "features": values, "kind": None, "reason": None,
    } | fields  # fmt: skip


def written(path: Path, opinions: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in opinions), "utf-8")
    return path


def from_table(row: table.Row, number: int, verdict: str) -> dict[str, Any]:
    return opinion(number, verdict, features=dict(zip((f.name for f in FEATURES), row.values, strict=True)))


def test_verdicts_become_labels_and_the_rest_is_counted(tmp_path: Path) -> None:
    given = feedback.read(
        written(
            tmp_path / "f.jsonl",
            [
                opinion(1, "too_high"),
                opinion(2, "too_low"),
                opinion(3, "agree"),
                opinion(4, "agree", score=20.0),
                opinion(5, "wrong_passage"),
                opinion(6, "agree", score=None),
                opinion(7, "agree", features={"promotion.cta": 1.0}),
            ],
        )
    )
    assert [(row.id, row.label) for row in given.rows] == [("1", 0), ("2", 1), ("3", 1), ("4", 0)]
    assert given.rows[0].group == "site1.example"
    assert sum(given.unused.values()) == 3


def test_of_several_verdicts_of_one_person_on_one_text_the_last_counts(tmp_path: Path) -> None:
    twice = [opinion(1, "too_high"), opinion(1, "too_low") | {"number": 8},
             opinion(1, "too_high", who="bob") | {"number": 9}]  # fmt: skip
    given = feedback.read(written(tmp_path / "f.jsonl", twice))
    assert [(row.id, row.label) for row in given.rows] == [("8", 1), ("9", 0)]


@pytest.mark.parametrize("line", ["{", "[]", '{"verdict": "agree"}', '"text"'])
def test_a_line_that_is_no_opinion_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text(json.dumps(opinion(1, "agree")) + "\n" + line + "\n")
    with pytest.raises(ValueError, match="line 2"):
        feedback.read(path)


@pytest.fixture(scope="module")
def rows() -> list[table.Row]:
    return folds.usable(table.read(train.TABLE))


def run(path: Path, target: Path, *more: str) -> Any:
    return CliRunner().invoke(main, ["train", "--feedback", str(path), "-o", str(target), *more])


def test_feedback_against_all_labels_is_refused_unless_it_is_asked_for(rows: list[table.Row], tmp_path: Path) -> None:
    chosen = rows[::2]
    wrong = [from_table(row, n, "too_high" if row.label else "too_low") for n, row in enumerate(chosen)]
    path, target = written(tmp_path / "f.jsonl", wrong), tmp_path / "model.json"
    result = run(path, target)
    assert result.exit_code == 1
    assert "nothing was written" in result.output
    assert "before   after" in result.output
    assert not target.exists()
    assert run(path, target, "--replace").exit_code == 0
    assert {"set": "feedback", "pages": len(chosen)} in json.loads(target.read_bytes())["data"]


def test_feedback_that_confirms_the_labels_is_taken(rows: list[table.Row], tmp_path: Path) -> None:
    right = [from_table(row, n, "too_low" if row.label else "too_high") for n, row in enumerate(rows)]
    target = tmp_path / "model.json"
    result = run(written(tmp_path / "f.jsonl", right), target)
    assert result.exit_code == 0, result.output
    assert "editors' verdicts by site" in result.output
    assert target.exists()


def test_a_file_without_a_usable_verdict_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "model.json"
    result = run(written(tmp_path / "f.jsonl", [opinion(5, "missed_passage")]), target)
    assert result.exit_code == 1
    assert not target.exists()
