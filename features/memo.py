"""A memory of what a function makes of a word, kept for one text or from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(dict[K, V]):
    """Key -> what `of` makes of it, filled as keys are met and emptied when `most` of them are known.

    A dictionary, so that a word already met costs no call: `functools.lru_cache` takes three times as long.
    """

    __slots__ = ("most", "of")

    def __init__(self, of: Callable[[K], V], most: int) -> None:
        super().__init__()
        self.of, self.most = of, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        value = self[key] = self.of(key)
        return value
