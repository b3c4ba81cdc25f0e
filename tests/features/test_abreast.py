"""Steps taken for several articles before the next step is taken for any, each on its own clock."""

from __future__ import annotations

import time

import pytest

from features import Abreast


def test_a_step_is_taken_for_all_before_the_next() -> None:
    taken: list[str] = []

    def step(name: str, word: str) -> str:
        taken.append(name + word)
        return word.upper()

    abreast = Abreast(2)
    first = abreast.each(step, ["1", "1"], ["a", "b"])
    assert abreast.each(step, ["2", "2"], first) == ["A", "B"]
    assert taken == ["1a", "1b", "2A", "2B"]


def test_time_goes_to_the_article_that_took_it() -> None:
    abreast = Abreast(4)
    some = abreast.some([1, 3])
    assert some.each(time.sleep, [0.0, 0.05]) == [None, None]
    some.some([1]).each(time.sleep, [0.05])
    assert abreast.seconds[0] == abreast.seconds[2] == 0.0
    assert abreast.seconds[3] >= 0.1 > abreast.seconds[1]


def test_a_value_too_few_is_a_fault() -> None:
    with pytest.raises(ValueError, match="zip"):
        Abreast(2).each(str, ["one"])
