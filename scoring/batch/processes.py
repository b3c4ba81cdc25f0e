"""Processes of this machine, kept by joblib. Light to import: they start before what they are to run is loaded here."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module

from scoring.collector import collect_seldom

PARENT_SECONDS = 1.0  # between looks of a process whether its parent lives
WORK = "scoring.batch.work"  # what each process loads at once
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")


def start(jobs: int) -> None:
    """Start the processes that the next `processes` of as many will find at work or ready."""
    _executor(jobs).submit(os.getpid)


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    """So many processes, those that `start` has started if there are any; all are gone in the end."""
    executor = _executor(jobs)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, kill_workers=True)  # type: ignore[call-arg]  # loky's own


def _executor(jobs: int) -> Executor:
    """The one that stands ready, or a new one where there is none or it has lost a process."""
    from joblib.externals.loky import get_reusable_executor

    executor: Executor = get_reusable_executor(
        max_workers=jobs, timeout=None, initializer=_prepare, initargs=(os.getpid(),), env=_ONE_THREAD
    )
    return executor


def _prepare(parent: int) -> None:
    """Have this process end with its parent only, and soon after it: one that is killed tells nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the parent answers it

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(PARENT_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    collect_seldom()
    import_module(WORK)
