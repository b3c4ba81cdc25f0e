"""What was measured, kept in git beside the limits that it must not pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scoring.evaluation.figure import Figure
from scoring.model import Model

FIGURES = Path(__file__).parent / "figures.json"
FLOORS = Path(__file__).parent / "floors.json"


def results(
    figures: Sequence[Figure], model: Model, pages: Mapping[str, int], digests: Mapping[str, str]
) -> dict[str, Any]:
    """The contents of `figures.json`: which model and which data the figures are of, and the figures."""
    return {
        "model": model.digest,
        "corpora": dict(digests),
        "pages": dict(pages),
        "figures": [figure.to_dict() for figure in figures],
    }


def write(contents: Mapping[str, Any], path: Path) -> None:
    """One figure a line, so that a diff can be read."""
    lines = ",\n".join("  " + json.dumps(figure, ensure_ascii=False) for figure in contents["figures"])
    head = json.dumps({key: value for key, value in contents.items() if key != "figures"}, indent=1)
    path.write_text(f'{head[:-2]},\n "figures": [\n{lines}\n ]\n}}\n', "utf-8")


def read(path: Path) -> dict[str, Any]:
    """A file of this module."""
    contents: dict[str, Any] = json.loads(path.read_bytes())
    return contents


def faults(contents: Mapping[str, Any], floors: Mapping[str, Any]) -> Iterator[str]:
    """Every limit that is passed, in a sentence; data other than the floors' own are a fault as well."""
    for name, digest in floors["corpora"].items():
        if contents["corpora"].get(name) != digest:
            yield f"{name} is not the file that the floors were measured on; measure again, then change its digest."
    measured = {figure["name"]: figure["value"] for figure in contents["figures"]}
    for name, (low, high) in floors["limits"].items():
        if name not in measured:
            yield f"“{name}” was not measured."
        elif not low <= measured[name] <= high:
            yield f"“{name}” is {measured[name]:.3f}; it must lie between {low:g} and {high:g}."
