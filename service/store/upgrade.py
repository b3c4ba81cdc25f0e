"""Bringing a database to the tables of this version, from empty or from any earlier one."""

from __future__ import annotations

from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from service.store.database import Store, StoreError

_LOCK = 0x41737361795F  # any number, the same in every Assay: two services that start at once take turns


def upgrade(store: Store, revision: str = "head") -> None:
    """Run the migrations that are missing, all or none of them.

    Raises:
        StoreError: when the database cannot be used, or a later version of Assay has been at it.
    """
    with store.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config = Config()
        config.set_main_option("script_location", str(resources.files("service.store").joinpath("migrations")))
        config.attributes["connection"] = connection
        _check(connection, ScriptDirectory.from_config(config))
        command.upgrade(config, revision)


def _check(connection: Connection, scripts: ScriptDirectory) -> None:
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and present not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(f"The database is of a later version of Assay (revision {present}); upgrade Assay.")
