"""A dask scheduler and workers as processes of their own, for tests."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.service.batches import ENVIRONMENT


class Cluster:
    """A scheduler and some workers of one thread each; they end with the `with` block."""

    def __init__(self, folder: Path, workers: int) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._folder = folder
        self._log = (folder / "dask.log").open("wb")
        scheduler = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        self._processes = [self._start(scheduler)]
        self._count = 0
        for _ in range(workers):
            self.add_worker()

    def _start(self, arguments: list[str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", *arguments]
        return subprocess.Popen(command, env=ENVIRONMENT, stdout=self._log, stderr=self._log, cwd=self._folder)

    def add_worker(self) -> None:
        """Start a worker; without a nanny, so that its process is the one that works."""
        self._count += 1
        place = str(self._folder / f"worker-{self._count}")
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", place]
        self._processes.append(self._start(["distributed.cli.dask_worker", self.address, *options]))

    def wait(self, workers: int) -> None:
        """Until so many workers have registered."""
        limit = time.monotonic() + 120
        while (self._folder / "dask.log").read_bytes().count(b"Registered to:") < workers:
            assert time.monotonic() < limit, (self._folder / "dask.log").read_text()
            time.sleep(0.05)

    def kill_worker(self) -> None:
        """Kill the worker that was started first."""
        worker = self._processes.pop(1)
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.wait()
        self._log.close()
