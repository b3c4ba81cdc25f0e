"""Moments and numbers as the pages write them."""

from __future__ import annotations

from datetime import UTC, datetime

from service.store.database import now

_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60))


def iso(micros: int) -> str:
    """Microseconds since 1970 as RFC 3339, for `<time>`."""
    return datetime.fromtimestamp(micros / 1_000_000, UTC).isoformat(timespec="seconds")


def day(micros: int) -> str:
    """A day and a time of it, in UTC: 3 May 2026, 09:30."""
    moment = datetime.fromtimestamp(micros / 1_000_000, UTC)
    return f"{moment.day} {moment:%b %Y, %H:%M}"


def age(micros: int) -> str:
    """How long ago something was: "now", "4 min", "3 h", "12 d"."""
    seconds = (now() - micros) // 1_000_000
    return next((f"{seconds // size} {unit}" for unit, size in _UNITS if seconds >= size), "now")


def signed(value: float, digits: int = 1) -> str:
    """A number with its sign, a real minus; what rounds to nothing has none."""
    told = f"{value:+.{digits}f}".replace("-", "−")
    return told if any(digit in "123456789" for digit in told) else told[1:]
