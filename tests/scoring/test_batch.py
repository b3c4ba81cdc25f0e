"""Entries become lines of JSON; labels, selections, failures and frames of the same function."""

from __future__ import annotations

import math
import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pandas as pd

import assay
from data import Article, ArticleError
from data.readers.entries import Entry, File, Line, Row, Unread
from scoring import Scorer
from scoring.batch.frames import SCHEMA, score_frames
from scoring.batch.results import read_reports
from scoring.batch.settings import Settings
from scoring.batch.summary import summarise
from scoring.batch.tally import SLOWEST, Tally
from scoring.batch.work import Task, score_task, scorer
from scoring.profile import Profile

SAMPLE = sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.txt"))[0].read_text("utf-8")


def line(**record: Any) -> Line:
    return Line(orjson.dumps(record), "in.jsonl", 1)


def score(*entries: Entry, chunks: Any = None, **settings: Any) -> list[dict[str, Any]]:
    scored = score_task(Task(entries, chunks or {}), Settings(**settings))
    assert scored.tally.records == len(entries)
    return [orjson.loads(text) for text in scored.lines]


def test_a_line_of_the_batch_is_the_report_of_the_scorer() -> None:
    [scored] = score_task(Task([line(id="a", text=SAMPLE)], {}), Settings()).lines
    assert scored == orjson.dumps(assay.score(SAMPLE, id="a").to_dict()) + b"\n"


def test_a_profile_travels_with_the_settings_and_needs_no_file() -> None:
    own = Profile.parse(b'{"name": "strict", "weights": {"promotion.selling": -4}, "deny": ["example.org"]}')
    arrived = pickle.loads(pickle.dumps(Settings(profile=own)))
    done = score_task(Task([line(id="a", url="https://example.org/", text=SAMPLE)], {}), arrived)
    judge = Scorer.load(own)
    expected = judge.score(Article.from_text(SAMPLE, id="a", url="https://example.org/")).to_dict()
    assert done.lines == (orjson.dumps(expected) + b"\n",)
    assert done.model == judge.model.digest
    assert scorer(arrived.profile) is scorer(own)


def test_columns_are_renamed_and_what_they_displace_is_kept() -> None:
    record = {"body": SAMPLE, "text": "a summary", "key": "k1", "desk": "health"}
    [report] = score(line(**record), columns={"text": "body", "id": "key"})
    assert report["id"] == "k1"
    assert report["extra"] == {"text": "a summary", "desk": "health"}
    assert report["text"]["characters"] == len(SAMPLE)
    [failure] = score(line(text=SAMPLE), columns={"text": "body"})
    assert failure["error"]["code"] == "no_text"
    assert "'body'" in failure["error"]["message"]


def test_cells_of_tables_that_json_has_no_type_for() -> None:
    cells = {"text": SAMPLE, "id": 17, "price": Decimal("1.50"), "day": date(2026, 1, 2), "raw": b"\xff", "no": None}
    [report] = score(Row(cells, "in.parquet", 1))
    assert report["id"] == "17"
    assert report["extra"] == {"price": "1.50", "day": "2026-01-02", "raw": "/w==", "no": None}


def test_what_cannot_be_read_written_or_survived_is_an_error_in_its_place() -> None:
    deep: Any = "deep"
    for _ in range(400):
        deep = [deep]
    reports = score(
        line(id="good", text=SAMPLE),
        Line(b'{"id": "cut', "in.jsonl", 2),
        Unread(ArticleError("unreadable", "No such file."), "a.txt", id="a.txt"),
        File(b"\xff\xff\xff", "b.txt", html=False),
        Row({"text": SAMPLE, "id": "deep", "nested": deep}, "in.parquet", 5),
        line(id="last", text=SAMPLE),
    )
    assert [report["id"] for report in reports] == ["good", None, "a.txt", "b.txt", "deep", "last"]
    codes = [report.get("error", {}).get("code") for report in reports]
    assert codes == [None, "invalid_json", "unreadable", "wrong_encoding", "internal", None]
    assert reports[1]["error"] | {"message": ""} == {
        "code": "invalid_json", "message": "", "source": "in.jsonl", "line": 2,
    }  # fmt: skip


def test_an_article_that_trips_the_program_takes_no_other_with_it() -> None:
    class Tripping(str):
        def encode(self, *_: Any, **__: Any) -> bytes:
            raise RuntimeError("tripped")

    rows = [{"id": "a", "text": SAMPLE}, {"id": "b", "text": Tripping(SAMPLE)}, {"id": "c", "text": SAMPLE}]
    first, tripped, last = score(*(Row(row, "in.parquet", number) for number, row in enumerate(rows, 1)))
    assert tripped["id"] == "b"
    assert tripped["error"]["code"] == "internal"
    assert "RuntimeError: tripped" in tripped["error"]["message"]
    assert {**last, "id": "a"} == first == score(line(id="a", text=SAMPLE))[0]


def test_the_slowest_records_are_those_that_took_longest() -> None:
    entries = [
        line(id="long", text=SAMPLE * 20),
        Line(b"{", "in.jsonl", 2),
        *(line(id=f"{i}", text=SAMPLE) for i in range(4)),
    ]
    tally = score_task(Task(entries, {}), Settings()).tally
    assert tally.slowest[0][1] == "long"
    assert math.isclose(sum(seconds for seconds, _ in tally.slowest), tally.seconds)


def test_evidence_is_kept_counted_or_left_out() -> None:
    whole, counted, none = (score(line(text=SAMPLE), evidence=how)[0] for how in ("full", "counts", "none"))
    assert whole["evidence"]
    assert sum(counted["evidence_counts"].values()) == len(whole["evidence"])
    assert {"evidence", "evidence_counts"}.isdisjoint(none)
    assert {name: whole[name] for name in none} == none


def test_fields_are_kept_in_the_order_asked_for_and_errors_stay_whole() -> None:
    report, failure = score(
        line(id="a", text=SAMPLE), line(id="b"), fields=("score", "id", "text.sha256", "text.words")
    )
    assert list(report) == ["score", "id", "text"]
    assert list(report["text"]) == ["sha256", "words"]
    assert failure["error"]["code"] == "no_text"


def test_chunks_carry_the_score_and_the_evidence_that_touches_them() -> None:
    [plain] = score(line(text=SAMPLE))
    length = len(SAMPLE)
    halves = [{"start": 0, "end": length // 2, "key": 1}, {"start": length // 2, "end": length}]
    wrong = [{"start": 5, "end": length + 1}, {"start": 7, "end": 3}, {"start": -1, "end": 3}]
    [report] = score(line(text=SAMPLE), chunks={0: [*halves, *wrong]})
    first, second, *others = report["chunks"]
    assert {name: report[name] for name in plain} == plain
    assert (first["key"], first["score"], first["band"]) == (1, plain["score"], plain["band"])
    inside = [e for e in plain["evidence"] if e["start"] is not None and e["end"] <= length // 2]
    assert [e for e in first["evidence"] if e in inside] == inside
    assert all(e["start"] < length // 2 or e["other"]["start"] < length // 2 for e in first["evidence"])
    together = [e for e in plain["evidence"] if e in first["evidence"] or e in second["evidence"]]
    assert together == [e for e in plain["evidence"] if e["start"] is not None]
    assert [chunk["error"]["code"] for chunk in others] == ["outside_text"] * 3
    [counted] = score(line(text=SAMPLE), chunks={0: halves}, evidence="counts")
    assert sum(counted["chunks"][0]["evidence_counts"].values()) == len(first["evidence"])


def test_frames_hold_the_same_bytes_row_by_row() -> None:
    frame = pd.DataFrame({"id": ["a", "b", None], "text": [SAMPLE, None, SAMPLE], "rank": [1.5, float("nan"), 2.0]})
    [out] = list(score_frames(iter([frame])))
    assert list(out.columns) == [column.split()[0] for column in SCHEMA.split(", ")]
    assert len(out) == len(frame)
    expected = assay.score(SAMPLE, id="a", rank=1.5).to_dict()
    assert out["report"][0].encode() == orjson.dumps(expected)
    assert (out["score"][0], out["band"][0], out["error"][0]) == (expected["score"], expected["band"], None)
    assert (out["error"][1], out["band"][1]) == ("no_text", None)
    assert out["id"][2].startswith("sha256:")


def test_tallies_add_up_and_remember_the_slowest() -> None:
    total = Tally()
    for number in range(3):
        part = Tally()
        for step in range(20):
            part.add(float(step), {"id": f"{number}-{step}", "band": "weak"} if step else {"id": None, "error": {}})
        total.merge(Tally.from_dict(part.to_dict()))
    assert (total.records, total.failed, total.bands["weak"]) == (60, 3, 57)
    assert len(total.slowest) == SLOWEST
    assert total.slowest[0] == (19.0, "2-19")
    assert [seconds for seconds, _ in total.slowest] == sorted((s for s, _ in total.slowest), reverse=True)


def test_a_summary_counts_what_reports_say() -> None:
    reports = score(
        line(id="a", url="https://www.example.org/a", text=SAMPLE), line(id="b", text="Too short."), line(id="c")
    )
    summary = summarise(reports)
    assert (summary.records, summary.failed, summary.failures["no_text"]) == (3, 1, 1)
    assert summary.first_failure["no_text"].startswith("in.jsonl, line 1: ")
    assert sum(summary.bands.values()) == 2
    assert summary.sites["example.org"].value == reports[0]["score"]
    assert summary.quantile(0.5) == round(reports[0]["score"], 1)
    assert sum(summary.histogram()) == 1
    assert sum(summary.kinds.values()) == sum(len(report.get("evidence", ())) for report in reports)
    counted = summarise(score(line(text=SAMPLE), evidence="counts"))
    assert counted.kinds == summarise(score(line(text=SAMPLE))).kinds


def test_lines_of_json_may_be_cut_into_blocks_anywhere() -> None:
    lines = b"".join(b'{"n": %d}\n' % i for i in range(50))
    for size in (1, 7, 64, 10_000):
        blocks = (lines[at : at + size] for at in range(0, len(lines), size))
        assert [report["n"] for report in read_reports(blocks)] == list(range(50))
