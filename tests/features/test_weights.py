"""The weights of the learned judges: what was trained, or nothing."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from features.weights import FILE, WeightsError, checksum, read

SIGNALS = ("citations", "hedging", "promotion")


@pytest.mark.parametrize("signal", SIGNALS)
def test_a_changed_weight_is_refused_and_the_command_named(signal: str) -> None:
    raw = resources.files("features").joinpath(signal, FILE).read_bytes()
    assert read(raw, signal)
    kept = json.loads(raw)
    kept["weights"]["added"] = 0.001
    with pytest.raises(WeightsError, match=f"checksum; run python -m features.{signal}.train"):
        read(json.dumps(kept).encode(), signal)


def test_the_checksum_knows_no_order() -> None:
    assert checksum({"a": 1.5, "b": {"c": 0.25, "d": 2}}) == checksum({"b": {"d": 2, "c": 0.25}, "a": 1.5})
