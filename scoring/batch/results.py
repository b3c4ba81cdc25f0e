"""Finished reports, from folders of runs and files of lines of JSON, taken together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from data.readers.streams import unpack
from scoring.batch.run import Run, RunError
from scoring.batch.tally import Tally

_BLOCK = 1 << 20


class Results:
    """The reports of some runs and files, in the order given; all must come from one model."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Look at what is there.

        Raises:
            RunError: when something is missing, unfinished or of another model.
            OSError: when a file cannot be read.
        """
        self._parts: list[Run | Path] = []
        self.model: str | None = None
        self.tally = Tally()
        for path in paths:
            if path.is_dir():
                self._add_run(path)
            else:
                with path.open("rb"):
                    self._parts.append(path)

    def blocks(self) -> Iterator[bytes]:
        """The bytes of all reports, anew at every call.

        Raises:
            RunError: when a part is damaged, or of another model than the rest.
        """
        model = self.model
        for part in self._parts:
            if isinstance(part, Run):
                yield from part.blocks()
                continue
            with part.open("rb") as raw:
                for number, line in enumerate(_lines(raw, part), 1):
                    found = _model(line, part, number)
                    model = model or found
                    if found is not None and found != model:
                        raise RunError(f"{part}, line {number}: scored by another model than the reports before it.")
                    yield line

    def _add_run(self, folder: Path) -> None:
        run = Run(folder)
        if run.manifest is None:
            raise RunError(f"{folder}: no run of `assay batch` is in this folder.")
        if not run.finished:
            raise RunError(f"{folder}: this run is not finished; give its command again first.")
        digest: str = run.manifest["model"]["digest"]
        if self.model not in (None, digest):
            raise RunError(f"{folder}: scored by another model than the runs before it; scores would not compare.")
        self.model = digest
        self.tally.merge(run.tally)
        self._parts.append(run)


def read_reports(blocks: Iterator[bytes]) -> Iterator[dict[str, Any]]:
    """The reports in blocks of lines of JSON, which may be cut anywhere."""
    rest = b""
    for block in blocks:
        *lines, rest = (rest + block).split(b"\n")
        yield from map(orjson.loads, lines)
    if rest:
        yield orjson.loads(rest)


def _lines(raw: Any, path: Path) -> Iterator[bytes]:
    try:
        for line in unpack(raw):
            if not line.isspace():
                yield line if line.endswith(b"\n") else line + b"\n"
    except EOFError as error:
        raise RunError(f"{path}: cut off: {error}") from None


def _model(line: bytes, path: Path, number: int) -> str | None:
    """The digest of the model that a report names; None for errors, and where that field was not kept."""
    try:
        report = orjson.loads(line)
        digest = report.get("model", {}).get("digest")
    except (orjson.JSONDecodeError, AttributeError):
        raise RunError(
            f"{path}, line {number}: not a report; give folders and .jsonl files of `assay batch`."
        ) from None
    return digest if isinstance(digest, str) else None
