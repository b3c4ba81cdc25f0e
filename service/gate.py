"""Who may score now: a few at once, a few waiting, and a quick no to everybody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OverloadedError(RuntimeError):
    """More requests wait than this process will answer soon."""


class Gate:
    """Counts the requests of one process. Python scores one article at a time whatever the number of threads: more
    of them at once would all be late.
    """

    def __init__(self, scoring: int, waiting: int) -> None:
        self._places = threading.BoundedSemaphore(scoring + waiting)
        self._turns = threading.BoundedSemaphore(scoring)

    @contextmanager
    def admitted(self) -> Iterator[None]:
        """A place in the queue.

        Raises:
            OverloadedError: when there is none.
        """
        if not self._places.acquire(blocking=False):
            raise OverloadedError
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The right to score, once it comes."""
        with self._turns:
            yield
