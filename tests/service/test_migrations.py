"""Migrations on both databases: from empty, and from each earlier version with data in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from service.store import Store, StoreError, articles, marks, queue, search, tables, upgrade
from service.store.queue import Filters


@pytest.fixture
def empty(new_database: Callable[[], str]) -> Iterator[Store]:
    store = Store(new_database().replace("postgresql:", "postgresql+psycopg:"))
    yield store
    store.close()


def differences(store: Store) -> list[Any]:
    """What the migrations made otherwise than the tables are written down; the search has its own tables."""

    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind == "table" and (name or "").startswith("article_search"))

    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        return list(compare_metadata(context, tables.METADATA))


def test_from_empty_to_the_tables_as_they_are_written(empty: Store) -> None:
    upgrade.upgrade(empty)
    assert differences(empty) == []
    upgrade.upgrade(empty)


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_from_an_earlier_version_with_data(empty: Store, revision: str) -> None:
    upgrade.upgrade(empty, revision)
    report = {"score": 50.0, "text": {"sha256": "s"}}
    with empty.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO articles (id, key_digest, key, title, url, revision, created, updated, report_id, score, "
                "rank, band, words, signals, kinds) VALUES (1, :digest, 'old', 'Old title', NULL, 1, 5, 5, 1, 50, 50, "
                "'mixed', 9, :signals, :kinds)"
            ),
            {
                "digest": articles.key_digest("old"),
                "signals": '{"promotion":["fail",-3.0]}',
                "kinds": '{"promotion.cta":4}',
            },
        )
        connection.execute(
            text("INSERT INTO versions VALUES (1, 1, 1, 's', :text, 9, 5)"),
            {"text": zlib.compress(b"A text about otters.")},
        )
        connection.execute(
            text("INSERT INTO reports VALUES (1, 1, 1, 'd', '0.1', 'm', 'fast', 50, 40, 60, 'mixed', :body, 5)"),
            {"body": zlib.compress(json.dumps(report).encode())},
        )
        if revision >= "0003":
            search.put(connection, 1, "Old title", None, "A text about otters.")
    upgrade.upgrade(empty)
    assert differences(empty) == []
    with empty.reading() as connection:
        (row,) = queue.page(connection, Filters(words="otter", status="new", signal="promotion:fail")).rows
        assert marks.totals(connection) == [("promotion.cta", 1), ("promotion:fail", 1)]
        assert (row.key, row.title, row.status, row.assignee, row.score) == ("old", "Old title", "new", None, 50.0)
        assert articles.report_of(connection, row.report_id) == report
        assert articles.text_of(connection, 1) == "A text about otters."


def test_a_database_of_a_later_version_is_refused(empty: Store) -> None:
    upgrade.upgrade(empty)
    with empty.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="later version"):
        upgrade.upgrade(empty)


def test_a_migration_that_fails_leaves_nothing_behind(empty: Store) -> None:
    with empty.writing() as connection:
        connection.execute(text("CREATE TABLE feedback (id integer)"))  # in the way of the second migration
    with pytest.raises((StoreError, ProgrammingError)):
        upgrade.upgrade(empty)
    with empty.reading() as connection:
        assert not connection.dialect.has_table(connection, "articles")
