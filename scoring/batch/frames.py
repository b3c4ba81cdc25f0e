"""Frames of a table to frames of reports, for Spark's `mapInPandas` and whatever else hands out pandas frames.

    from scoring.batch.frames import SCHEMA, score_frames
    spark.read.parquet("pages").mapInPandas(score_frames, schema=SCHEMA).write.parquet("reports")

The columns of the input are those of a record (`text` or `html`, `id`, `url` ...); others come back in the report's
`extra`. It runs the same function as `assay batch`, so `report` holds the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import orjson

from data.readers.entries import Row
from scoring.batch.settings import Settings
from scoring.batch.work import Task, score_task

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "id string, score double, band string, error string, report string"


def score_frames(frames: Iterator[pd.DataFrame], settings: Settings | None = None) -> Iterator[pd.DataFrame]:
    """A frame of reports for every frame of records, a row for a row: `report` is the JSON, `error` a code or None."""
    import pandas as pd

    for frame in frames:
        names = list(frame.columns)
        rows = [
            Row({name: _cell(cell) for name, cell in zip(names, cells, strict=True)}, "frame", number)
            for number, cells in enumerate(frame.itertuples(index=False, name=None), 1)
        ]
        lines = score_task(Task(rows, {}), settings or Settings()).lines
        reports = [orjson.loads(line) for line in lines]
        yield pd.DataFrame(
            {
                "id": pd.Series([report["id"] for report in reports], dtype=object),
                "score": pd.Series([report.get("score") for report in reports], dtype=float),
                "band": pd.Series([report.get("band") for report in reports], dtype=object),
                "error": pd.Series([report.get("error", {}).get("code") for report in reports], dtype=object),
                "report": pd.Series([line.decode().rstrip("\n") for line in lines], dtype=object),
            }
        )


def _cell(cell: Any) -> Any:
    """A cell as Arrow would give it: pandas writes NaN where a value is missing."""
    return None if isinstance(cell, float) and cell != cell else cell
