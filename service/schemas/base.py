"""What all answers have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """An answer; a field that is not written down is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True)
