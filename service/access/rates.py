"""How often each caller may ask: a bucket of tokens a caller, shared by all processes of a service."""

from __future__ import annotations

import fcntl
import hashlib
import math
import mmap
import struct
import tempfile
import threading
import time

BUCKETS = 1 << 16  # callers share one by chance; with a hundred keys, one time in thirteen for any two of them
_BUCKET = struct.Struct("dd")  # tokens that are missing from a full bucket, and when that was counted


class Rates:
    """Buckets in memory that is shared with the processes forked later.

    The lock is one of the system's, which a killed process cannot keep.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this
        self._file.truncate(BUCKETS * _BUCKET.size)
        self._memory = mmap.mmap(self._file.fileno(), BUCKETS * _BUCKET.size)
        self._threads = threading.Lock()  # the system's lock does not keep the threads of one process apart

    def take(self, caller: str, per_minute: int, cost: int = 1) -> int:
        """Count a request; returns 0, or the seconds to wait when there were too many.

        A bucket holds a minute's requests, so that a burst is no fault. What costs more than it holds is let through
        when it is full, and paid for later.
        """
        at = int.from_bytes(hashlib.sha256(caller.encode()).digest()[:4]) % BUCKETS * _BUCKET.size
        with self._threads:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                missing, counted = self._bucket(at)
                moment = time.monotonic()
                missing = max(0.0, missing - (moment - counted) * per_minute / 60)
                excess = missing + min(cost, per_minute) - per_minute
                if excess <= 0:
                    _BUCKET.pack_into(self._memory, at, missing + cost, moment)
                    return 0
                return math.ceil(excess * 60 / per_minute)
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _bucket(self, at: int) -> tuple[float, float]:
        missing, counted = _BUCKET.unpack_from(self._memory, at)
        return float(missing), float(counted)

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()
        self._file.close()
