"""What we conclude: from findings to a score that can be taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.report import ScoreReport
    from scoring.scorer import Scorer

__all__ = ["ScoreReport", "Scorer"]


def __getattr__(name: str) -> object:
    """Loaded when asked for: a batch starts its workers before it loads all of this itself."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from scoring.report import ScoreReport
    from scoring.scorer import Scorer

    return {"ScoreReport": ScoreReport, "Scorer": Scorer}[name]
