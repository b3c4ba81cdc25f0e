"""The pairs of pages that the cross-encoder learns from as readers judged them: their file, and what is read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.corpora import CorpusMissingError
from features.contradictions.training import judged as module
from features.contradictions.training.judged import JUDGED, MEASURED, RELATIONS, is_measured, judged
from features.contradictions.training.records import CONTRADICTION, NEUTRAL, NOT_CONTRADICTION, Pair
from tests.features.sets import keep

ROWS = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines()]
TEXT = "Tea is a drink. Tea is no drink. Coffee is a bean."
SHOWN, KEPT = (
    next(name for name in map(str, range(99)) if is_measured(MEASURED[0], name) is measured)
    for measured in (False, True)
)


def test_a_row_names_two_places_of_a_record_and_holds_none_of_their_text() -> None:
    assert {len(row) for row in ROWS} == {8}
    assert {row[6] for row in ROWS} == RELATIONS.keys()
    assert {row[7] for row in ROWS} == set("YUN")
    assert all(0 <= int(row[k]) < int(row[k + 1]) for row in ROWS for k in (2, 4))


def test_what_a_page_contradicts_itself_in_excludes_each_other_out_of_context_too() -> None:
    assert {row[6] for row in ROWS if row[7] == "Y"} == {"C"}


def test_about_half_of_the_judged_pages_are_kept_for_measuring() -> None:
    pages = {(row[0], row[1]) for row in ROWS if row[0] in MEASURED}
    assert 0.4 < sum(is_measured(*page) for page in pages) / len(pages) < 0.6


def pairs_of(folder: Path, monkeypatch: pytest.MonkeyPatch, *rows: str) -> list[Pair]:
    keep(folder / "articles" / f"{MEASURED[0]}.jsonl.gz", [{"id": name, "text": TEXT} for name in (SHOWN, KEPT)])
    (folder / "judged.tsv").write_text("".join("\t".join([MEASURED[0], *row.split()]) + "\n" for row in rows))
    monkeypatch.setattr(module, "JUDGED", folder / "judged.tsv")
    return list(judged(folder))


def test_a_pair_is_read_at_its_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (f"{SHOWN} 0 15 16 32 C Y", f"{SHOWN} 0 15 33 50 X N", f"{SHOWN} 16 32 33 50 E N")
    found = pairs_of(tmp_path, monkeypatch, *rows)
    assert [(pair.first, pair.second) for pair in found[:2]] == [
        ("Tea is a drink.", "Tea is no drink."),
        ("Tea is a drink.", "Coffee is a bean."),
    ]
    assert [pair.target for pair in found] == [CONTRADICTION, NEUTRAL, NOT_CONTRADICTION]


def test_no_pair_of_a_page_that_measures_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pairs_of(tmp_path, monkeypatch, f"{KEPT} 0 15 16 32 C Y") == []


def test_a_record_that_the_corpora_lack_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CorpusMissingError, match="has no 1000"):
        pairs_of(tmp_path, monkeypatch, "1000 0 15 16 32 C Y")
