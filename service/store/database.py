"""The database behind the store: SQLite in WAL by default, PostgreSQL by URL."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

BUSY_SECONDS = 30  # how long one writer of SQLite waits for another
STATEMENT_SECONDS = 30
POOL = 8


class StoreError(RuntimeError):
    """The database cannot be used at present; the message says why, without its address."""


class Store:
    """A database that is read and written in transactions; safe to share between threads, not between processes."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads.

        Raises:
            StoreError: when the database cannot be reached, or is locked for too long.
        """
        with _as_ours(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at the end, or not at all.

        Raises:
            StoreError: as `reading`.
        """
        with _as_ours(), self.engine.connect() as connection:
            # In SQLite a transaction that reads first and writes later can fail in between: it takes its lock at once.
            connection.execution_options(assay_writes=True)
            with connection.begin():
                yield connection

    def ping(self) -> None:
        """Ask the database anything.

        Raises:
            StoreError: when it does not answer.
        """
        with self.reading() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def now() -> int:
    """The present moment as the store counts it: microseconds since 1970."""
    return time.time_ns() // 1000


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can be told what to do about a row that is there already; both databases say it alike."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def added(connection: Connection, statement: Insert, values: dict[str, Any]) -> int:
    """The number of the row that an insert adds."""
    number: tuple[int] = tuple(connection.execute(statement.values(values)).inserted_primary_key or ())
    return number[0]


@contextmanager
def _as_ours() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeoutError) as error:
        cause = type(error.orig).__name__ if isinstance(error, DBAPIError) and error.orig else "no free connection"
        raise StoreError(f"The database cannot be used at present ({cause}).") from error


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        options = {"connect_timeout": 5, "options": f"-c statement_timeout={STATEMENT_SECONDS * 1000} -c timezone=UTC"}
        return create_engine(
            parsed, pool_size=POOL, pool_pre_ping=True, pool_timeout=10, hide_parameters=True, connect_args=options
        )
    if parsed.database and parsed.database != ":memory:":
        try:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StoreError(f"{Path(parsed.database).parent}: {error.strerror}.") from None
    engine = create_engine(
        parsed, pool_size=POOL, pool_timeout=10, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # Python's sqlite3 would begin transactions at moments of its own choice
    # FULL: what was answered survives a power cut too, not only a killed process.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("assay_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
