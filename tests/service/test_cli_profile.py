"""An editor's profile on the command line: in every process, in every format, and never mixed with another's."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyarrow import parquet

from service.cli import main
from tests.service.batches import batch, lines, record

COUNT = 8


@pytest.fixture
def strict(tmp_path: Path) -> Path:
    path = tmp_path / "strict.json"
    path.write_text(
        json.dumps(
            {"name": "strict", "weights": {"promotion.selling": -4}, "deny": ["a.example"], "allow": ["b.example"]}
        )
    )
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Articles of a site on the one list, of a site on the other, and of neither."""
    path = tmp_path / "in.jsonl"
    records = [{**record(number), "url": f"https://www.{'abc'[number % 3]}.example/"} for number in range(COUNT)]
    path.write_text("".join(json.dumps(one) + "\n" for one in records))
    return path


def run(*arguments: object) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_several_processes_write_the_bytes_of_one(tmp_path: Path, source: Path, strict: Path) -> None:
    one, two, plain = (tmp_path / f"{name}.jsonl" for name in ("one", "two", "plain"))
    assert batch(source, "-o", one, "--profile", strict).exit_code == 0
    assert batch(source, "-o", two, "--profile", strict, "--jobs", 2).exit_code == 0
    assert batch(source, "-o", plain).exit_code == 0
    assert one.read_bytes() == two.read_bytes()
    for mine, shipped in zip(lines(one), lines(plain), strict=True):
        assert mine["model"]["profile"] == "strict"
        assert mine["model"]["digest"] != shipped["model"]["digest"]
        assert mine["score"] is None or mine["score"] != shipped["score"]
    assert [report.get("listed") for report in lines(one)] == (["deny", "allow", None] * COUNT)[:COUNT]


def test_a_run_is_not_resumed_with_another_profile_or_without(tmp_path: Path, source: Path, strict: Path) -> None:
    done = tmp_path / "run"
    assert batch(source, "-o", done, "--profile", strict).exit_code == 0
    before = (done / "shard-000000.jsonl").read_bytes()
    mild = tmp_path / "mild.json"
    mild.write_text('{"name": "mild", "weights": {"promotion.selling": -1}}')
    for arguments, now in (([], ""), (["--profile", mild], " with the profile 'mild'")):
        again = batch(source, "-o", done, *arguments)
        assert again.exit_code == 2
        said, asked = again.stderr.split(" and is ")
        assert "with the profile 'strict'" in said
        assert f"{now}. Use --restart" in asked
    assert (done / "shard-000000.jsonl").read_bytes() == before
    strict.rename(tmp_path / "moved.json")
    again = batch(source, "-o", done, "--profile", tmp_path / "moved.json")
    assert (again.exit_code, "were finished before" in again.stderr) == (0, True)


def test_every_format_names_the_profile_and_the_list(tmp_path: Path, source: Path, strict: Path) -> None:
    for name in ("out.csv", "out.parquet", "out.sarif"):
        assert batch(source, "-o", tmp_path / name, "--profile", strict).exit_code == 0
    cells = list(csv.DictReader((tmp_path / "out.csv").read_text().splitlines(keepends=True)))
    assert [(row["profile"], row["listed"]) for row in cells[:3]] == [
        ("strict", name) for name in ("deny", "allow", "")
    ]
    rows = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(row["profile"], row["listed"]) for row in rows[:3]] == [
        ("strict", name) for name in ("deny", "allow", None)
    ]
    tool = json.loads((tmp_path / "out.sarif").read_bytes())["runs"][0]["tool"]["driver"]
    assert tool["properties"] == {"modelDigest": rows[0]["model_digest"], "profile": "strict"}
    few = ["--fields", "id,listed,model.profile"]
    assert batch(source, "-o", tmp_path / "few.jsonl", "--profile", strict, *few).exit_code == 0
    assert lines(tmp_path / "few.jsonl")[0] == {"id": "r0", "listed": "deny", "model": {"profile": "strict"}}


@pytest.mark.parametrize(
    ("contents", "message"),
    [(None, "No such file"), ("{", "not JSON"), ('{"name": "x", "weights": {"luck": 1}}', "'luck'")],
)
def test_a_profile_that_is_not_understood_stops_everything(
    tmp_path: Path, source: Path, contents: str | None, message: str
) -> None:
    path = tmp_path / "broken.json"
    if contents is not None:
        path.write_text(contents)
    before = set(tmp_path.iterdir())
    for command in (
        ["score", source],
        ["batch", source, "-o", tmp_path / "out.jsonl"],
        ["serve", "--port", "0", "--database", f"sqlite:///{tmp_path / 'assay.sqlite3'}"],
    ):
        done = run(*command, "--profile", path)
        assert done.exit_code == 2
        assert message in done.stderr
        assert done.stdout == ""
    assert set(tmp_path.iterdir()) == before


def test_a_comparison_scores_with_the_profile_and_says_so(tmp_path: Path, strict: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(2)]
    for number, path in enumerate(files):
        path.write_text(record(number)["text"])
    mine, plain = (run("compare", *files, "--format", "json", *more) for more in (("--profile", strict), ()))
    assert mine.exit_code == plain.exit_code == 0
    then, now = (json.loads(done.stdout)["articles"] for done in (plain, mine))
    assert {article["model"]["profile"] for article in now} == {"strict"}
    assert all("profile" not in article["model"] for article in then)
    assert [article["score"] for article in then] != [article["score"] for article in now]
