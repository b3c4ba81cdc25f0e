"""One measured figure, and how it is bootstrapped over sites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.fit import Array, site_weights
from scoring.folds import Part
from scoring.metrics import auc, bootstrap
from scoring.table import Row

DIGITS = 4  # of a figure that is written down: more are noise, and a diff of fewer can be read


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its 95 % bootstrap interval over sites, and the numbers of pages and sites that it rests on.

    Where sites were not drawn, the interval is None. `note` says what else a reader should know.
    """

    section: str
    name: str
    value: float
    low: float | None
    high: float | None
    pages: int
    sites: int
    note: str = ""

    def __str__(self) -> str:
        interval = "" if self.low is None or self.high is None else f"[{self.low:.3f}, {self.high:.3f}]"
        return f"{self.name:<62} {self.value:7.3f}  {interval:<18} {self.pages} pages, {self.sites} sites  {self.note}"

    def to_dict(self) -> dict[str, Any]:
        """The figure as JSON."""
        low, high = (None if end is None else round(end, DIGITS) for end in (self.low, self.high))
        return {
            "section": self.section,
            "name": self.name,
            "value": round(self.value, DIGITS),
            "low": low,
            "high": high,
            "pages": self.pages,
            "sites": self.sites,
            "note": self.note,
        }


def over_sites(
    section: str, name: str, rows: Sequence[Row], statistic: Callable[[NDArray[np.intp]], float], note: str = ""
) -> Figure:
    """The figure that a statistic of page indices gives, sites drawn with replacement for its interval."""
    groups = [row.group for row in rows]
    low, high = bootstrap(groups, statistic)
    return Figure(section, name, statistic(np.arange(len(rows))), low, high, len(rows), len(set(groups)), note)


def auc_of(section: str, name: str, part: Part, note: str = "") -> Figure:
    """AUC with each site counting once."""
    labels, weights = part.labels, site_weights(part.rows)
    return over_sites(
        section, name, part.rows, lambda pages: auc(labels[pages], part.scores[pages], weights[pages]), note
    )


def mean_of(section: str, name: str, rows: Sequence[Row], values: Array, note: str = "") -> Figure:
    """The mean of a value over pages, each site counting once."""
    weights = site_weights(rows)
    return over_sites(section, name, rows, lambda pages: float(np.average(values[pages], weights=weights[pages])), note)
