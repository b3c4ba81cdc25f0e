"""What is counted, for Prometheus; the processes of a service share a folder, so that any of them can tell for all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client reads it when it is first imported
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@contextmanager
def shared() -> Iterator[None]:
    """Have the processes that are started within count together."""
    owner, folder = os.getpid(), tempfile.mkdtemp(prefix="assay-metrics-")
    os.environ[_FOLDER] = folder
    try:
        yield
    finally:
        if os.getpid() == owner:  # a process forked within leaves by the same door
            shutil.rmtree(folder, ignore_errors=True)


def forget_process(number: int) -> None:
    """Leave a process that has ended out of what counts the living."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(number)  # type: ignore[no-untyped-call]  # the library ships half its types


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        # Imported here, not above: whether processes share is decided at the first import.
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = CollectorRegistry()
        held = self._registry
        self.requests = Counter("assay_requests", "Requests answered.", ["route", "method", "status"], registry=held)
        self.seconds = Histogram("assay_request_seconds", "From request to answer.", ["route"], registry=held)
        self.scored = Counter("assay_scored", "Articles scored.", ["band"], registry=held)
        self.scoring = Histogram("assay_scoring_seconds", "Time to score one article.", registry=held)
        self.killed = Counter("assay_html_killed", "Pages given up because they took too long.", registry=held)
        self.open = Gauge("assay_requests_open", "Requests under way.", multiprocess_mode="livesum", registry=held)

    def text(self) -> bytes:
        """All counters of all processes in Prometheus' text format."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        if _FOLDER not in os.environ:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # as above
        return generate_latest(registry)
