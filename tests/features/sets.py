"""Labelled sets as the corpora hold them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path


def keep(path: Path, records: Iterable[Mapping[str, str]]) -> None:
    """Write a set of records."""
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(record) + "\n" for record in records)
