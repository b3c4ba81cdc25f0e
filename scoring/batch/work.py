"""The work itself: a few entries in, their reports out as lines of JSON. Every engine runs this one function."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import orjson

from data import Article, ArticleError
from data.readers.entries import Entry, Row
from features import Abreast
from scoring.batch.selection import label, select
from scoring.batch.settings import Settings
from scoring.batch.tally import Tally
from scoring.profile import Profile
from scoring.report import SCHEMA_VERSION, ScoreReport
from scoring.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Task:
    """Some entries in their order; `chunks` holds those asked for, by the entry's place here."""

    entries: Sequence[Entry]
    chunks: Mapping[int, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Scored:
    """The reports on a task's entries, a line of JSON each; `model` is the digest of model and profile."""

    lines: tuple[bytes, ...]
    tally: Tally
    model: str


@cache
def scorer(profile: Profile | None) -> Scorer:
    """The scorer of this process with a profile, loaded once."""
    return Scorer.load(profile)


def score_task(task: Task, settings: Settings) -> Scored:
    """The reports on a task's entries; an error of the contract stands in the place of one that cannot be read."""
    judge = scorer(settings.profile)
    abreast = Abreast(len(task.entries))
    read = abreast.each(partial(_read, settings), task.entries)
    records = [record for record, _ in read]
    outcomes = _outcomes(judge, [article for _, article in read], abreast)
    chunks = [task.chunks.get(place, ()) for place in range(len(read))]
    tally, lines = Tally(), []
    written = abreast.each(partial(_write, settings), task.entries, records, outcomes, chunks)
    for (report, line), seconds, asked in zip(written, abreast.seconds, chunks, strict=True):
        lines.append(line)
        tally.labels += len(asked)
        tally.add(seconds, report)
    return Scored(tuple(lines), tally, judge.model.digest)


def read_record(entry: Entry, columns: Mapping[str, str]) -> tuple[Any, dict[str, Any]]:
    """An entry's record with its columns renamed, and what stood under the names of fields that others now fill.

    Raises:
        ArticleError: when it cannot be read.
    """
    record = entry.record()
    if not isinstance(record, Mapping) or not (columns or isinstance(entry, Row)):
        return record, {}
    record = dict(record)
    found = {name: record.pop(column) for name, column in columns.items() if column in record}
    for name in ("text", "html"):
        if name in columns and name not in found:
            raise ArticleError("no_text", f"The column '{columns[name]}', mapped to '{name}', is missing.")
    displaced = {name: record.pop(name) for name in columns if name in record}
    record |= found
    if isinstance(entry, Row) and type(record.get("id")) is int:
        record["id"] = str(record["id"])  # the key of a table is more often a number than not
    return record, displaced


def _read(settings: Settings, entry: Entry) -> tuple[Any, Article | Exception]:
    """An entry's record, as far as it can be read, and its article, or why there is none."""
    record: Any = None
    try:
        record, displaced = read_record(entry, settings.columns)
        article = Article.from_record(record)
        if displaced or settings.detector is not None:
            detector = settings.detector or article.detector
            article = replace(article, detector=detector, extra={**displaced, **article.extra})
    except Exception as error:  # one entry that trips the program must not stop a run of millions
        return record, error
    return record, article


def _outcomes(
    judge: Scorer, articles: Sequence[Article | Exception], abreast: Abreast
) -> list[ScoreReport | Exception]:
    """The reports on articles; where there is none, why."""
    readable = [article for article in articles if isinstance(article, Article)]
    some = abreast.some([place for place, article in enumerate(articles) if isinstance(article, Article)])
    reports: Sequence[ScoreReport | Exception]
    try:
        reports = judge.score_all(readable, some)
    except Exception:  # one of them trips the program, and is found by itself
        reports = some.each(partial(_alone, judge), readable)
    following = iter(reports)
    return [article if isinstance(article, Exception) else next(following) for article in articles]


def _alone(judge: Scorer, article: Article) -> ScoreReport | Exception:
    try:
        return judge.score(article)
    except Exception as error:
        return error


def _write(
    settings: Settings,
    entry: Entry,
    record: Any,
    outcome: ScoreReport | Exception,
    chunks: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, Any], bytes]:
    """A report as it is kept, or the error in its place, and its line."""
    try:
        if isinstance(outcome, Exception):
            raise outcome
        report = outcome.to_dict()
        if chunks:
            report["chunks"] = label(report, chunks, settings.evidence)
        return report, dump(select(report, settings))
    except ArticleError as error:
        failure = _failure(error, entry, record)
    except Exception as error:
        failure = _failure(ArticleError("internal", f"{type(error).__name__}: {error}"), entry, record)
    return failure, dump(failure)


def _failure(error: ArticleError, entry: Entry, record: Any) -> dict[str, Any]:
    given = record.get("id") if isinstance(record, Mapping) else entry.id
    return {
        "schema_version": SCHEMA_VERSION,
        "id": _writable(given) if isinstance(given, str) else None,
        "error": {
            "code": error.code,
            "message": _writable(error.message),
            "source": entry.source,
            "line": entry.line,
        },
    }


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()  # lone surrogates, which JSON cannot hold, become "?"


def dump(report: Mapping[str, Any]) -> bytes:
    """A report as a line of JSON, the same bytes wherever it is scored."""
    return orjson.dumps(report, default=_plain, option=orjson.OPT_APPEND_NEWLINE)


def _plain(value: Any) -> Any:
    """What tables hold and JSON does not: exact numbers as text, bytes as base64."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if hasattr(value, "tolist"):  # numpy
        return value.tolist()
    return str(value)
