"""Schemathesis with all checks, on both databases: at least 5,000 requests each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.service.conftest import new_database, storing
from tests.service.serving import Server
from tests.service.test_openapi import schemathesis
from tests.soak.figures import tell

pytestmark = pytest.mark.soak
__all__ = ["new_database", "storing"]  # fixtures


def test_every_answer_is_as_described(storing: Server, tmp_path: Path) -> None:
    said, requests = schemathesis(storing, tmp_path, 600)
    tell(storing.database.partition(":")[0], said[said.index("SUMMARY") :])
    assert requests >= 5000
