"""How far a batch has come, on one line of a terminal: rate, remaining time, counts by band."""

from __future__ import annotations

import time
from typing import TextIO

from scoring.batch.tally import Tally

EVERY = 0.2  # seconds
_BANDS = ("strong", "mixed", "weak", "not_rated")


class Progress:
    """The line; it is written only where somebody sees it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out if out.isatty() else None
        self._begin = self._last = time.monotonic()
        self._first: tuple[int, float] | None = None
        self._width = 0

    def __call__(self, tally: Tally, share: float | None) -> None:
        """Show the counts so far, and the remaining time where the share done is known."""
        now = time.monotonic()
        if self._first is None:
            self._first = (tally.records, share or 0.0)  # a resumed run begins with what was there
        if self._out is not None and now - self._last >= EVERY:
            self._last = now
            self._show(self.line(tally, share, now - self._begin))

    def line(self, tally: Tally, share: float | None, seconds: float) -> str:
        """What the line says after some seconds."""
        records, begun = self._first or (0, 0.0)
        rate = (tally.records - records) / max(seconds, 1e-3)
        parts = [f"{tally.records:,} records, {rate:,.0f}/s"]
        if share is not None and share > begun:
            parts.append(f"{100 * share:.0f} %, {_clock(seconds * (1 - share) / (share - begun))} left")
        parts.append(" ".join(f"{band} {tally.bands[band]:,}" for band in _BANDS if tally.bands[band]))
        if tally.failed:
            parts.append(f"failed {tally.failed:,}")
        return " | ".join(part for part in parts if part)

    def close(self) -> None:
        """Clear the line."""
        if self._out is not None and self._width:
            self._show("")
            self._out.write("\r")
            self._out.flush()

    def _show(self, line: str) -> None:
        if self._out is not None:
            self._out.write("\r" + line.ljust(self._width))
            self._out.flush()
            self._width = len(line)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
