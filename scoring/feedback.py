"""Editors' verdicts as training pages: the export of `GET /v1/feedback`, one opinion a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from features.citations.sources import domain_of
from features.registry import FEATURES
from scoring.fit import Array, Penalty
from scoring.folds import Part, Predictor, additive, by_site, held_out, mean_auc, out_of_fold
from scoring.table import Row

CORPUS = "feedback"
MIN_SITES = 5  # below, editors' own pages are too few to be held out
HELD_OUT = 4  # parts of `folds.held_out`; the editors' own pages come after them
ROUNDING = 1e-4  # of the mean AUC
_EVEN = 50.0


@dataclass(frozen=True, slots=True)
class Feedback:
    """The opinions that say something of a score, as rows; `unused` counts the others by the reason."""

    rows: tuple[Row, ...]
    unused: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same held-out pages by the model without the feedback and with it."""

    before: tuple[Part, ...]
    after: tuple[Part, ...]

    @property
    def mean_before(self) -> float:
        """The mean AUC over held-out topics, sites and sets without the feedback."""
        return mean_auc(self.before[:HELD_OUT])

    @property
    def mean_after(self) -> float:
        """The same with it."""
        return mean_auc(self.after[:HELD_OUT])

    @property
    def worse(self) -> bool:
        """Whether the feedback costs more than rounding."""
        return self.mean_after < self.mean_before - ROUNDING


def read(path: Path) -> Feedback:
    """The opinions in a file of JSON lines; of several by one person on one text the last counts.

    Raises:
        ValueError: when a line is no opinion; the message names it.
    """
    rows: dict[tuple[str, str], Row] = {}
    unused: Counter[str] = Counter()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            opinion = json.loads(line)
            row, reason = _row(opinion)
            key = (str(opinion["who"]), str(opinion["sha256"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path}, line {number}: not an opinion as `GET /v1/feedback` exports it.") from error
        if row is None:
            unused[reason] += 1
        else:
            rows[key] = row
    return Feedback(tuple(rows.values()), dict(unused))


def _row(opinion: Mapping[str, Any]) -> tuple[Row | None, str]:
    """The opinion as a page, or the reason why it is none.

    Whoever finds a score too high says "not credible", too low "credible"; who agrees says what the score said.
    """
    verdict, score, values = opinion["verdict"], opinion["score"], opinion["features"]
    if verdict not in ("agree", "too_high", "too_low"):
        return None, "about a passage"
    if score is None:
        return None, "on a page that was not rated"
    if values.keys() != {feature.name for feature in FEATURES}:
        return None, "from a version with other features"
    label = int(score >= _EVEN) if verdict == "agree" else int(verdict == "too_low")
    site = urlsplit(opinion["id"]).hostname
    return (
        Row(
            corpus=CORPUS,
            id=str(opinion["number"]),
            group=domain_of(site) if site else str(opinion["sha256"]),
            topic="",
            label=label,
            grade=None,
            rated=True,
            values=tuple(float(values[feature.name]) for feature in FEATURES),
        ),
        "",
    )


def compare(rows: Sequence[Row], feedback: Sequence[Row], penalty: Penalty) -> Comparison:
    """Held-out figures without and with feedback; no feedback on a site that is tested is learned from."""
    fitted = additive(penalty)

    def informed(train: Sequence[Row], test: Sequence[Row]) -> Array:
        tested = {row.group for row in test}
        return fitted([*train, *(row for row in feedback if row.group not in tested)], test)

    def uninformed(_train: Sequence[Row], test: Sequence[Row]) -> Array:
        return fitted(rows, test)

    return Comparison(
        (*held_out(rows, fitted), *_own(rows, feedback, uninformed)),
        (*held_out(rows, informed), *_own(rows, feedback, fitted)),
    )


def _own(rows: Sequence[Row], feedback: Sequence[Row], predictor: Predictor) -> Iterator[Part]:
    """The editors' own verdicts, by site, where there are enough of them."""
    if len({row.group for row in feedback}) >= MIN_SITES and len({row.label for row in feedback}) == 2:
        yield out_of_fold("editors' verdicts by site", feedback, by_site(feedback), predictor, rows)
