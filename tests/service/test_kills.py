"""`kill -9` in the middle of storing, the short form; the long one is in tests/soak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data import Article
from scoring import Scorer
from tests.service.killing import check_whole, kill_while_storing


def test_what_was_answered_is_stored(log: Path, article: str, new_database: Callable[[], str]) -> None:
    database = new_database()
    tally = kill_while_storing(log, database, article, posts=40, kills=2)
    assert tally.kills == ["worker", "service"]
    assert len(tally.answered) == 40
    check_whole(database, tally, lambda id: Scorer.load().score(Article.from_text(tally.answered[id], id=id)).to_dict())
