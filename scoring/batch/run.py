"""A run's folder: what was asked for, and the shards that are finished.

    manifest.json      model, settings and fingerprints of the inputs, written before anything is scored
    journal.jsonl      a line a finished shard: its file, size, digest, counts, and where in the inputs the next begins
    shard-000000.jsonl reports, one a line, in input order

A shard counts once its line in the journal is whole; it gets there after the shard's file has its name. So a run that
is killed at any moment has a valid beginning of its output in its folder, and goes on behind it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from scoring.batch.lock import LOCK
from scoring.batch.tally import Tally

KEY, FORMAT = "assay_run", 1
MANIFEST, JOURNAL = "manifest.json", "journal.jsonl"
_BLOCK = 1 << 20


class RunError(RuntimeError):
    """A folder that this run cannot go on in; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the inputs a shard begins: a source by its number, and how many of its entries come before."""

    source: int = 0
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished shard; `next` is where in the inputs the one after it begins."""

    number: int
    file: str
    bytes: int
    sha256: str
    next: Place
    tally: Tally

    @property
    def revision(self) -> int:
        """How often it was written anew."""
        return int(self.file.removesuffix(".jsonl").split("-")[2]) if self.file.count("-") > 1 else 0

    def to_dict(self) -> dict[str, Any]:
        """Its line in the journal."""
        place = [self.next.source, self.next.entries]
        return {
            "shard": self.number, "file": self.file, "bytes": self.bytes, "sha256": self.sha256, "next": place,
            **self.tally.to_dict(),
        }  # fmt: skip

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Shard:
        """The shard that a line of the journal tells of."""
        place = Place(*data["next"])
        return cls(data["shard"], data["file"], data["bytes"], data["sha256"], place, Tally.from_dict(data))


class Run:
    """A run in its folder. Whoever writes holds the folder's lock (see `scoring.batch.lock`)."""

    def __init__(self, folder: Path, *, restart: bool = False) -> None:
        """Read what is there, unless it is to be thrown away; nothing is changed.

        Raises:
            RunError: when the folder holds something else.
        """
        self.folder = folder
        self.manifest: dict[str, Any] | None = None
        self.shards: list[Shard] = []
        self.finished = False
        try:
            manifest = orjson.loads((folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            manifest = None
        except orjson.JSONDecodeError:
            manifest = {}
        if manifest is None and not (folder.is_dir() and _foreign(folder)):
            return
        if not isinstance(manifest, dict) or KEY not in manifest:
            raise RunError(f"{folder}: this folder holds other files; give one that is empty or new.")
        if restart:
            return
        if manifest[KEY] != FORMAT:
            raise RunError(f"{folder}: begun by another version of Assay. Use --restart to start over.")
        self.manifest = manifest
        self._read_journal()

    @property
    def next(self) -> Place:
        """Where in the inputs the run goes on."""
        return self.shards[-1].next if self.shards else Place()

    @property
    def tally(self) -> Tally:
        """The counts of all finished shards."""
        total = Tally()
        for shard in self.shards:
            total.merge(shard.tally)
        return total

    def blocks(self) -> Iterator[bytes]:
        """The bytes of all shards in their order, each checked against the journal.

        Raises:
            RunError: when a shard is damaged.
        """
        for shard in self.shards:
            digest, size = hashlib.sha256(), 0
            try:
                with (self.folder / shard.file).open("rb") as stream:
                    while block := stream.read(_BLOCK):
                        digest.update(block)
                        size += len(block)
                        yield block
            except FileNotFoundError:
                raise RunError(f"{self.folder / shard.file}: this part of the run is gone.") from None
            if (size, digest.hexdigest()) != (shard.bytes, shard.sha256):
                raise RunError(f"{self.folder / shard.file}: changed since the run wrote it.")

    def begin(self, manifest: Mapping[str, Any]) -> None:
        """Start over: what an earlier run left is removed, and the manifest is written."""
        self.clear()
        self.keep(manifest)

    def keep(self, manifest: Mapping[str, Any]) -> None:
        """Write the manifest."""
        self.manifest = {KEY: FORMAT, **manifest}
        _write(self.folder / MANIFEST, orjson.dumps(self.manifest, option=orjson.OPT_INDENT_2))

    def tidy(self) -> None:
        """Remove what a killed run left half done: files without a line in the journal, and a line cut off."""
        keep = {shard.file for shard in self.shards}
        for path in self._own_files():
            if path.name not in keep:
                path.unlink()
        lines = [shard.to_dict() for shard in self.shards] + ([{"finished": True}] if self.finished else [])
        wanted = b"".join(orjson.dumps(line) + b"\n" for line in lines)
        journal = self.folder / JOURNAL
        if not journal.exists() or journal.read_bytes() != wanted:
            _write(journal, wanted)

    def commit(self, shard: Shard) -> None:
        """Count a shard whose file is in the folder; it may take the place of one of the same number."""
        self._append(shard.to_dict())
        if shard.number < len(self.shards):
            (self.folder / self.shards[shard.number].file).unlink()
            self.shards[shard.number] = shard
        else:
            self.shards.append(shard)

    def finish(self) -> None:
        """Say that nothing is left to do."""
        self._append({"finished": True})
        self.finished = True

    def remove(self) -> None:
        """Remove the run and its folder."""
        self.clear()
        (self.folder / LOCK).unlink()
        self.folder.rmdir()

    def clear(self) -> None:
        """Remove everything of a run but the lock."""
        (self.folder / MANIFEST).unlink(missing_ok=True)  # first: without it, the rest is nobody's
        (self.folder / JOURNAL).unlink(missing_ok=True)
        for path in self._own_files():
            path.unlink()
        self.manifest, self.shards, self.finished = None, [], False

    def _own_files(self) -> Sequence[Path]:
        patterns = ("shard-*.jsonl", "shard-*.part", "manifest.part", "journal.part", "joined.part")
        return [path for pattern in patterns for path in self.folder.glob(pattern)]

    def _append(self, line: Mapping[str, Any]) -> None:
        with (self.folder / JOURNAL).open("ab") as stream:
            stream.write(orjson.dumps(line) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())

    def _read_journal(self) -> None:
        try:
            journal = (self.folder / JOURNAL).read_bytes()
        except FileNotFoundError:
            return
        for raw in journal.splitlines(keepends=True):
            if not raw.endswith(b"\n"):
                break
            line = orjson.loads(raw)
            if "finished" in line:
                self.finished = True
                continue
            shard = Shard.from_dict(line)
            if shard.number < len(self.shards):
                self.shards[shard.number] = shard
            else:
                self.shards.append(shard)


class ShardWriter:
    """Writes one shard under a passing name, and gives it its own when it is whole."""

    def __init__(self, folder: Path, number: int, revision: int = 0) -> None:
        self._number = number
        again = f"-{revision}" if revision else ""
        self._path = folder / f"shard-{number:06d}{again}.jsonl"
        self._part = self._path.with_suffix(".part")
        self._stream = self._part.open("wb")
        self._digest = hashlib.sha256()
        self._size = 0
        self.tally = Tally()

    def write(self, lines: Sequence[bytes], tally: Tally) -> None:
        """Add reports and what was counted of them."""
        block = b"".join(lines)
        self._stream.write(block)
        self._digest.update(block)
        self._size += len(block)
        self.tally.merge(tally)

    def drop(self) -> None:
        """Leave nothing behind."""
        self._stream.close()
        self._part.unlink()

    def close(self, following: Place) -> Shard:
        """The finished shard; the next one begins at `following`."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._part.replace(self._path)
        return Shard(self._number, self._path.name, self._size, self._digest.hexdigest(), following, self.tally)


def _write(path: Path, contents: bytes) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as stream:
        stream.write(contents)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def _foreign(folder: Path) -> bool:
    """Whether a folder without a manifest holds more than what a run leaves that was killed at its very start."""
    return any(path.name not in (LOCK, "manifest.part") for path in folder.iterdir())
