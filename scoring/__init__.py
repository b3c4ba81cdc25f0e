"""What we conclude: from findings to a score that can be taken apart."""

from scoring.report import ScoreReport
from scoring.scorer import Scorer

__all__ = ["ScoreReport", "Scorer"]
