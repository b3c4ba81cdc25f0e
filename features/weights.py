"""Weights of the small learned judges: a JSON file beside their code, its checksum, the command that trains it anew."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import orjson

from data.corpora import CorpusMissingError

FILE = "judge.json"
Weights = Mapping[str, Any]


class WeightsError(RuntimeError):
    """The weights of a judge are damaged; the message names the command that trains them again."""


def checksum(weights: Weights) -> str:
    """SHA-256 over the weights, in hex."""
    return hashlib.sha256(orjson.dumps(weights, option=orjson.OPT_SORT_KEYS)).hexdigest()


def read(raw: bytes, signal: str) -> Weights:
    """The weights in a file that `train` wrote.

    Raises:
        WeightsError: when they are not what was trained.
    """
    kept = orjson.loads(raw)
    weights: Weights = kept["weights"]
    if checksum(weights) != kept["checksum"]:
        command = f"python -m features.{signal}.train CORPORA_FOLDER"
        raise WeightsError(f"{FILE} of {signal} does not match its checksum; run {command}")
    return weights


def shipped(signal: str) -> Weights:
    """The weights of a signal's judge in the package; raises as `read`."""
    return read(resources.files("features").joinpath(signal, FILE).read_bytes(), signal)


def train(
    signal: str, sets: Sequence[str], fit: Callable[[Path], Weights], arguments: Sequence[str], target: Path
) -> int:
    """The command `python -m features.<signal>.train CORPORA_FOLDER`: fit and write; 2 where something is missing."""
    if len(arguments) != 1:
        print(f"usage: python -m features.{signal}.train CORPORA_FOLDER", file=sys.stderr)
        return 2
    try:
        import sklearn  # noqa: F401
    except ImportError:
        print("Training needs scikit-learn: pip install 'assay[train]'", file=sys.stderr)
        return 2
    try:
        weights = fit(Path(arguments[0]))
    except CorpusMissingError as missing:
        print(f"No labelled data to train on: {missing}", file=sys.stderr)
        return 2
    kept = {
        "about": f"weights of features.{signal}.judge, written by python -m features.{signal}.train",
        "trained_on": list(sets),
        "checksum": checksum(weights),
        "weights": weights,
    }
    target.write_bytes(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE))
    return 0
