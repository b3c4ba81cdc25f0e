from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text

from service.store import Store, search, tables, upgrade
from tests.service.serving import Server

ARTICLE = """Does a morning walk help against a cold?

By Ruth Ellery. Published March 4, 2024.

A short walk may lift the mood, and some doctors recommend it to patients with a mild cold. Studies show that fresh
air helps. According to the World Health Organization, adults should move for at least 150 minutes a week, see
https://www.who.int/news-room/fact-sheets/detail/physical-activity for the details. The evidence about colds is thin,
and more research is needed before anybody can say how much a walk shortens one.

Our award-winning walking programme always works. It cures colds within two days, guaranteed, and it is the best that
money can buy. A walk shortens a cold by two days. A walk does not shorten a cold.
Contact us today to book your free first walk, or call 1-800-356-9377.
About 40 percent of our walkers felt better after a week. This page is not a substitute for medical advice.
"""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that only ask it."""
    with Server(tmp_path_factory.mktemp("server") / "log") as running:
        yield running


@pytest.fixture(scope="session")
def article() -> str:
    """An article with evidence of many kinds, long enough to be rated."""
    return ARTICLE


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], str]]:
    """Makes empty databases; everything that uses it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("databases")
        yield lambda: f"sqlite:///{folder / uuid.uuid4().hex}.sqlite3"
        return
    url = os.environ.get("ASSAY_TEST_POSTGRES")
    if not url:
        reason = "no ASSAY_TEST_POSTGRES: `tests/service/postgres.sh start FOLDER` prints a value for it"
        if os.environ.get("ASSAY_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    maintenance = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def make() -> str:
        made.append(f"assay_test_{uuid.uuid4().hex}")
        with maintenance.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]}"))
        return f"{url.rpartition('/')[0]}/{made[-1]}"

    yield make
    with maintenance.connect() as connection:
        for name in made:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    maintenance.dispose()


@pytest.fixture(scope="session")
def one_store(new_database: Callable[[], str]) -> Iterator[Store]:
    """A store of the present version; making a database takes PostgreSQL a second."""
    held = Store(new_database().replace("postgresql:", "postgresql+psycopg:"))
    upgrade.upgrade(held)
    yield held
    held.close()


@pytest.fixture
def store(one_store: Store) -> Store:
    """The store, empty."""
    with one_store.writing() as connection:
        search.remove(connection, list(connection.scalars(select(tables.articles.c.id))))
        for table in reversed(tables.METADATA.sorted_tables):
            connection.execute(table.delete())
    return one_store


@pytest.fixture(scope="session")
def storing(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a database of its own, on either of the two."""
    with Server(tmp_path_factory.mktemp("storing") / "log", new_database()) as running:
        yield running


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where a server writes its log."""
    return tmp_path / "log"
