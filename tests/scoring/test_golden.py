"""A change of one weight, one lexicon or one library that moves a score shows here, line by line."""

from __future__ import annotations

import copy
import json

import pytest

from tests.scoring.golden import GOLDEN, current, differences


def test_the_sample_articles_score_as_written_down() -> None:
    changed = differences(json.loads(GOLDEN.read_text("utf-8")), current())
    if changed:
        pytest.fail("If this is meant, run `python tests/scoring/golden.py`.\n" + "\n".join(changed), pytrace=False)


def test_a_difference_is_said_in_a_line() -> None:
    then = json.loads(GOLDEN.read_text("utf-8"))
    now = copy.deepcopy(then)
    name = next(iter(now))
    now[name]["score"] = -1
    assert differences(then, now) == [f"{name}: score was {then[name]['score']}, is -1"]
