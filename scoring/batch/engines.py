"""Who does the work: this process, joblib's processes, or a dask cluster. The results are the same bytes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from data.errors import ArticleError
from data.readers.entries import Unread
from scoring.batch.processes import processes
from scoring.batch.settings import Settings
from scoring.batch.tally import Tally
from scoring.batch.work import Scored, Task, score_task, scorer

AHEAD = 16  # tasks a worker under way or done before their turn: a slow article stops nobody, memory is bounded
DEATHS = 2  # of workers in a row, after which their task is looked at entry by entry

T = TypeVar("T")
Results = Iterator[tuple[T, Scored]]
Engine = Callable[[Iterator[tuple[Task, T]], Settings], Results[T]]


class EngineError(RuntimeError):
    """A cluster that cannot be reached, or went away; what was finished is kept."""


def here(tasks: Iterator[tuple[Task, T]], settings: Settings) -> Results[T]:
    """The results of all tasks in their order, worked out in this process."""
    for task, mark in tasks:
        yield mark, score_task(task, settings)


def joblib_engine(jobs: int) -> Engine[T]:
    """An engine of several processes on this machine, kept by joblib."""

    def run(tasks: Iterator[tuple[Task, T]], settings: Settings) -> Results[T]:
        return _in_order(tasks, settings, lambda: processes(jobs), AHEAD * jobs)

    return run


def dask_engine(address: str) -> Engine[T]:
    """An engine of all workers of a dask scheduler; each needs this version of Assay, none needs the inputs."""

    def run(tasks: Iterator[tuple[Task, T]], settings: Settings) -> Results[T]:
        from dask import config
        from distributed import Client
        from distributed.comm.core import CommClosedError

        try:
            with (
                config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}),  # a task holds its records
                Client(address, timeout=10, set_as_default=False) as client,  # type: ignore[no-untyped-call]
            ):
                threads = sum(client.nthreads().values())
                yield from _in_order(tasks, settings, lambda: _cluster(client), AHEAD * max(4, threads))
        except (OSError, CommClosedError, CancelledError) as error:
            raise EngineError(f"{address}: the dask scheduler does not answer: {error}") from None

    return run


@contextmanager
def _cluster(client: object) -> Iterator[Executor]:
    executor: Executor = client.get_executor(pure=False)  # type: ignore[attr-defined]
    try:
        yield executor
    finally:
        executor.shutdown(wait=False)  # takes back what is not done


def _in_order(
    tasks: Iterator[tuple[Task, T]],
    settings: Settings,
    workers: Callable[[], AbstractContextManager[Executor]],
    ahead: int,
) -> Results[T]:
    """The results in the order of the tasks, `ahead` of them under way at most.

    When workers die, everything unfinished is given out again; a task whose workers died twice is taken apart, and the
    entry that kills its worker becomes an error in its place.
    """
    waiting: deque[tuple[Task, T]] = deque()
    deaths = 0
    while deaths < DEATHS:
        with workers() as executor:
            futures: deque[Future[Scored]] = deque()
            try:
                futures.extend(executor.submit(score_task, task, settings) for task, _ in waiting)
                while True:
                    while len(futures) < ahead and (drawn := next(tasks, None)) is not None:
                        waiting.append(drawn)
                        futures.append(executor.submit(score_task, drawn[0], settings))
                    if not futures:
                        return
                    scored = futures.popleft().result()
                    deaths = 0
                    yield waiting.popleft()[1], scored
            except Exception as error:
                if not _is_death(error):
                    raise
                deaths += 1
        if deaths == DEATHS:
            task, mark = waiting.popleft()
            yield mark, _one_by_one(task, settings, workers)
            deaths = 0


def _one_by_one(task: Task, settings: Settings, workers: Callable[[], AbstractContextManager[Executor]]) -> Scored:
    """The results of a task whose workers died, with an error in place of each entry that kills its worker."""
    lines: list[bytes] = []
    tally = Tally()
    while len(lines) < len(task.entries):
        with workers() as executor:
            while (place := len(lines)) < len(task.entries):
                entry = task.entries[place]
                one = Task((entry,), {0: task.chunks[place]} if place in task.chunks else {})
                try:
                    part = executor.submit(score_task, one, settings).result()
                except Exception as error:
                    if not _is_death(error):
                        raise
                    reason = ArticleError("worker_died", "The process that scored this record died: out of memory?")
                    part = score_task(Task((Unread(reason, entry.source, entry.line, entry.id),), {}), settings)
                    lines += part.lines
                    tally.merge(part.tally)
                    break  # a pool that lost a process is of no use any more
                lines += part.lines
                tally.merge(part.tally)
    return Scored(tuple(lines), tally, scorer(settings.profile).model.digest)


def _is_death(error: Exception) -> bool:
    return isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker"  # dask's, not imported here
