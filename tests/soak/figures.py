"""What a long run measured, for the log that is kept of it."""

from __future__ import annotations

import sys


def tell(*values: object) -> None:
    """A line of figures; `pytest -s` shows it."""
    sys.stdout.write(" ".join(str(value) for value in values) + "\n")
