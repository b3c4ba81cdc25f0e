"""Entries from Parquet files, a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.errors import ArticleError
from data.readers.entries import Entry, Row, Unread

ROWS = 128  # in memory at a time


class ParquetError(ValueError):
    """A file that is not Parquet, or cut off: its index is at its end."""


def read_columns(path: Path) -> list[str]:
    """The names of the columns.

    Raises:
        ParquetError: when the file is damaged.
    """
    with _open(path) as file:
        names: list[str] = file.schema_arrow.names
        return names


def count_rows(path: Path) -> int:
    """How many rows the file says it has."""
    with _open(path) as file:
        return int(file.metadata.num_rows)


def read_parquet(path: Path, source: str, skip: int = 0) -> Iterator[Entry]:
    """The entries of a file, one a row, without the first `skip`; row groups that are skipped are not read."""
    import pyarrow as pa

    with _open(path) as file:
        first, row = 0, 0
        while first < file.num_row_groups and row + file.metadata.row_group(first).num_rows <= skip:
            row += file.metadata.row_group(first).num_rows
            first += 1
        try:
            groups = range(first, file.num_row_groups)
            for batch in file.iter_batches(batch_size=ROWS, row_groups=groups, use_threads=False):
                for cells in batch.to_pylist():
                    row += 1
                    if row > skip:
                        yield Row(cells, source, row)
        except (pa.ArrowException, OSError) as error:
            yield Unread(ArticleError("cut_off", f"The file cannot be read further: {error}."), source, row + 1)


def _open(path: Path) -> Any:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(path, pre_buffer=False, buffer_size=1 << 16)
    except (pa.ArrowException, OSError) as error:
        raise ParquetError(f"{path}: not a Parquet file that can be read: {error}") from None
