"""Many records to many reports: in order, on one core or a cluster, and resumable. Prints nothing."""

from scoring.batch.settings import Settings
from scoring.batch.work import Scored, Task, score_task

__all__ = ["Scored", "Settings", "Task", "score_task"]
