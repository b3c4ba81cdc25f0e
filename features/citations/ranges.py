"""Ranges of a text that are marked already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Ranges:
    """Ranges of the text, in order and without overlaps."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._ends = [end for _, end in self._ranges]

    def holds(self, start: int, end: int) -> bool:
        """Whether any part of a range is taken."""
        index = bisect_left(self._ends, start + 1)
        return index < len(self._ranges) and self._ranges[index][0] < end
