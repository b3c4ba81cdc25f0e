"""One run at a time in a folder: a lock that the operating system takes back when its holder dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "lock"


class LockedError(RuntimeError):
    """Another run is writing into the folder."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, and make the folder where it is not there.

    Raises:
        LockedError: when another process holds it.
        OSError: when the folder cannot be written.
    """
    import fcntl

    while True:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # its last holder has just finished and removed the folder
            continue
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
                raise LockedError(f"{folder}: another run (process {holder}) is writing here.") from None
            if not _still_there(folder / LOCK, handle):
                continue
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
            yield
            return
        finally:
            os.close(handle)


def _still_there(path: Path, handle: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        return False
