"""From sources to finished shards: entries are cut into tasks, an engine scores them, the results are kept in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import orjson

from data import ArticleError
from data.article import text_digest
from data.readers.chunks import Chunks
from data.readers.entries import Entry
from data.readers.sources import Source
from scoring.batch.engines import Engine
from scoring.batch.run import Place, Run, RunError, Shard, ShardWriter
from scoring.batch.settings import Settings
from scoring.batch.tally import Tally
from scoring.batch.work import Scored, Task, read_record, scorer

TASK_ENTRIES = 256
TASK_BYTES = 512 * 1024  # some sixty articles: half a second of work, and no big argument for a worker
SHARD_RECORDS = 1_000

Watch = Callable[[Tally, float | None], None]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a task ends in the inputs, and whether its shard ends with it."""

    next: Place
    closes: bool


@dataclass(frozen=True, slots=True)
class Job:
    """All that is to be done, and by whom. A shard has `shard_records` reports; `chunks` are to be labelled."""

    sources: Sequence[Source]
    settings: Settings
    engine: Engine[Mark]
    chunks: Chunks | None = None
    shard_records: int = SHARD_RECORDS

    def manifest(self) -> dict[str, Any]:
        """What two runs must have in common to be one."""
        asked = {**self.settings.to_dict(), "shard_records": self.shard_records}
        asked["chunks"] = self.chunks.digest if self.chunks else None
        return {
            "model": scorer(self.settings.profile).model_name,
            "settings": asked,
            "inputs": [source.fingerprint() for source in self.sources],
        }


def stream(job: Job, watch: Watch) -> Iterator[Scored]:
    """The results in order, kept nowhere.

    Raises:
        RunError: when workers have another model.
    """
    tally = Tally()
    for mark, scored in job.engine(_tasks(job, Place()), job.settings):
        _check_model(job, scored)
        yield scored
        tally.merge(scored.tally)
        watch(tally, _share(job, mark.next))


def prepare(job: Job, run: Run, *, restart: bool, retry: bool) -> None:
    """Make a run's folder ready: begun anew, or as a killed run left it, if that asked for the same.

    Raises:
        RunError: when it asked for something else.
    """
    wanted = job.manifest()
    if restart or run.manifest is None:
        run.begin(wanted)
        return
    streams = None in wanted["inputs"]
    if streams and not run.finished:
        run.begin(wanted)  # what came through a pipe does not come again
        return
    reasons = _differences(run.manifest, wanted, retry=retry)
    if streams:
        reasons.append("the input is a stream, which may have been another")
    if reasons:
        raise RunError(
            f"{run.folder}: holds a {'finished' if run.finished else 'begun'} run with something else: "
            f"{'; '.join(reasons)}. Use --restart to start over."
        )
    run.tidy()
    if run.manifest["inputs"] != wanted["inputs"]:
        run.keep(wanted)


def execute(job: Job, run: Run, watch: Watch) -> None:
    """Score what is missing in a prepared run.

    Raises:
        RunError: when workers have another model, or an input changed meanwhile.
    """
    if run.finished:
        return
    tally = run.tally
    writer = ShardWriter(run.folder, len(run.shards))
    for mark, scored in job.engine(_tasks(job, run.next), job.settings):
        _check_model(job, scored)
        writer.write(scored.lines, scored.tally)
        tally.merge(scored.tally)
        if mark.closes:
            run.commit(writer.close(mark.next))
            writer = ShardWriter(run.folder, len(run.shards))
        watch(tally, _share(job, mark.next))
    if writer.tally.records:
        run.commit(writer.close(Place(len(job.sources))))
    else:
        writer.drop()
    fingerprints = [source.fingerprint() for source in job.sources]
    if run.manifest is None or run.manifest["inputs"] != fingerprints:
        raise RunError(f"{run.folder}: an input changed while it was read. Use --restart to start over.")
    run.finish()


def retry_failed(job: Job, run: Run, watch: Watch) -> None:
    """Score the records of a finished run anew that failed, each in its place."""
    begin = Place()
    for shard in list(run.shards):
        if shard.tally.failed:
            run.commit(_retried(job, run, shard, begin))
        begin = shard.next
        watch(run.tally, None)


def _retried(job: Job, run: Run, shard: Shard, begin: Place) -> Shard:
    lines = (run.folder / shard.file).read_bytes().splitlines(keepends=True)
    failed = {place for place, line in enumerate(lines) if "error" in orjson.loads(line)}
    there = 0
    again = []
    for place, found in enumerate(islice(_entries(job.sources, begin), len(lines))):
        there += 1
        if place in failed:
            again.append(found)
    if there != len(lines):
        raise RunError(f"{run.folder}: the inputs have fewer entries than before. Use --restart to start over.")
    old = shard.tally
    kept = replace(old, records=old.records - len(failed), failed=old.failed - len(failed))
    results: list[bytes] = []
    for _, scored in job.engine(_cut(job, iter(again)), job.settings):
        _check_model(job, scored)
        results += scored.lines
        kept.merge(scored.tally)
    for place, line in zip(sorted(failed), results, strict=True):
        lines[place] = line
    writer = ShardWriter(run.folder, shard.number, shard.revision + 1)
    writer.write(lines, kept)
    return writer.close(shard.next)


def _tasks(job: Job, begin: Place) -> Iterator[tuple[Task, Mark]]:
    return _cut(job, _entries(job.sources, begin))


def _entries(sources: Sequence[Source], begin: Place) -> Iterator[tuple[Entry, int, int]]:
    """The entries from a place on, each with its source's number and how many of that source were given with it."""
    for number in range(begin.source, len(sources)):
        skip = begin.entries if number == begin.source else 0
        for count, entry in enumerate(sources[number].entries(skip), skip + 1):
            yield entry, number, count


def _cut(job: Job, entries: Iterator[tuple[Entry, int, int]]) -> Iterator[tuple[Task, Mark]]:
    """Entries in tasks; a task ends where a shard does."""
    task: list[Entry] = []
    size = in_shard = number = count = 0
    for entry, number, count in entries:
        task.append(entry)
        size += entry.size
        in_shard += 1
        closes = in_shard == job.shard_records
        if closes or size >= TASK_BYTES or len(task) == TASK_ENTRIES:
            yield _task(job, task), Mark(Place(number, count), closes)
            task, size = [], 0
            in_shard = 0 if closes else in_shard
    if task:
        yield _task(job, task), Mark(Place(number, count), closes=False)


def _task(job: Job, entries: Sequence[Entry]) -> Task:
    if job.chunks is None:
        return Task(tuple(entries), {})
    found = {place: job.chunks.of(_id(entry, job.settings)) for place, entry in enumerate(entries)}
    return Task(tuple(entries), {place: chunks for place, chunks in found.items() if chunks})


def _id(entry: Entry, settings: Settings) -> str:
    """The id that the report on an entry will have (see `Article.from_record`); none for what cannot be read."""
    try:
        record, _ = read_record(entry, settings.columns)
    except ArticleError:
        return ""
    if not isinstance(record, Mapping):
        return ""
    for name in ("id", "url"):
        if isinstance(found := record.get(name), str) and (found or name == "id"):
            return found
    text = record.get("text")
    return f"sha256:{text_digest(text)[:16]}" if isinstance(text, str) else ""


def _check_model(job: Job, scored: Scored) -> None:
    if scored.model != scorer(job.settings.profile).model.digest:
        raise RunError("A worker has another model than this process; install the same Assay there.")


def _share(job: Job, place: Place) -> float | None:
    """The part of all sources that was read, each counting the same."""
    current = job.sources[place.source].share
    return None if current is None else (place.source + current) / len(job.sources)


def _differences(old: Mapping[str, Any], new: Mapping[str, Any], *, retry: bool) -> list[str]:
    reasons = []
    if old["model"] != new["model"]:
        reasons.append(f"the model was {_named(old['model'])} and is {_named(new['model'])}")
    for name, value in new["settings"].items():
        if old["settings"].get(name) != value:
            reasons.append(f"{name} was {old['settings'].get(name)!r} and is {value!r}")
    if len(old["inputs"]) != len(new["inputs"]):
        reasons.append(f"there were {len(old['inputs'])} inputs and are {len(new['inputs'])}")
        return reasons
    for was, now in zip(old["inputs"], new["inputs"], strict=True):
        if was != now and not (retry and _same_files(was, now)):
            reasons.append(f"the input {(now or was or {}).get('name', '-')} is another or has changed")
    return reasons


def _named(model: Mapping[str, str]) -> str:
    profile = f" with the profile '{model['profile']}'" if "profile" in model else ""
    return f"{model['version']} {model['digest'][:15]}{profile}"


def _same_files(was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> bool:
    """Whether a folder holds files of the same names: what failed there may have been repaired since."""
    return bool(was and now and "names" in was and was["names"] == now.get("names"))
