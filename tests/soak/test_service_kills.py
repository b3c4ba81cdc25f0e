"""Twenty times `kill -9` during 1,000 stored POSTs, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data import Article
from scoring import Scorer
from tests.service.conftest import ARTICLE, new_database
from tests.service.killing import check_whole, kill_while_storing
from tests.soak.figures import tell

pytestmark = pytest.mark.soak
__all__ = ["new_database"]  # a fixture


def test_what_was_answered_is_stored(tmp_path: Path, new_database: Callable[[], str]) -> None:
    database = new_database()
    tally = kill_while_storing(tmp_path / "log", database, ARTICLE, posts=1000, kills=20)
    tell(f"{len(tally.answered)} answered, {tally.retries} tries failed, killed:", *tally.kills)
    assert len(tally.answered) == 1000
    assert len(tally.kills) == 20
    check_whole(database, tally, lambda id: Scorer.load().score(Article.from_text(tally.answered[id], id=id)).to_dict())
