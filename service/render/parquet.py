"""Reports as a Parquet file, with the columns of the CSV and their types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

from service.render.table import COLUMNS, row

ROWS = 1_000  # in memory at a time
_WHOLE = ("schema_version", "characters", "words", "error_line")
_NUMBERS = ("score", "interval_low", "interval_high", "baseline")


def write_parquet(reports: Iterable[Mapping[str, Any]], out: BinaryIO, columns: Sequence[str] = COLUMNS) -> None:
    """A row a report, in groups of `ROWS`."""
    import pyarrow as pa
    from pyarrow import parquet

    types = {"whole": pa.int64(), "number": pa.float64(), "truth": pa.bool_(), "text": pa.string()}
    schema = pa.schema([(name, types[_type(name)]) for name in columns])
    rows = ({name: cells[name] for name in columns} for cells in map(row, reports))
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema))


def _type(column: str) -> str:
    if column in _WHOLE or column.endswith("_count"):
        return "whole"
    if column in _NUMBERS or column.endswith("_points"):
        return "number"
    return "truth" if column == "rated" else "text"
