"""Scores and points of the sample articles, written down; `python tests/scoring/golden.py` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

import assay
from data import Article
from data.readers.files import read_file

GOLDEN = Path(__file__).with_name("golden.json")
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
DIGITS = 4


def current() -> dict[str, dict[str, float | str | None]]:
    """By sample: band, score, and the points of every feature that moves it."""
    found: dict[str, dict[str, float | str | None]] = {}
    for path in sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html")]):
        report = assay.score(Article.from_record(read_file(path, path.name)))
        points = {f.name: round(f.points, DIGITS) for signal in report.signals for f in signal.features}
        score = None if report.score is None else round(report.score, DIGITS)
        found[path.name] = {"band": report.band, "score": score, **points}
    return found


def differences(
    then: dict[str, dict[str, float | str | None]], now: dict[str, dict[str, float | str | None]]
) -> list[str]:
    """One line for every value that changed."""
    lines = []
    for name in sorted(then.keys() | now.keys()):
        old, new = then.get(name, {}), now.get(name, {})
        lines += [
            f"{name}: {key} was {old.get(key)}, is {new.get(key)}"
            for key in dict.fromkeys([*old, *new])
            if old.get(key) != new.get(key)
        ]
    return lines


def write() -> None:
    """The golden file."""
    GOLDEN.write_text(json.dumps(current(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    write()
