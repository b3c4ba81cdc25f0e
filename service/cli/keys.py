"""`assay keys`: the API keys of the service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCOPES = ("read", "score", "admin")


@click.group("keys")
def command() -> None:
    """Make, list and revoke the API keys of the service."""


@command.command("create")
@click.argument("name")
@click.option(
    "--scope", "scopes", multiple=True, type=click.Choice(SCOPES), default=("read", "score"), show_default=True
)
def create(name: str, scopes: tuple[str, ...]) -> None:
    """Make a key and print it; it cannot be shown again.

    NAME says whose it is. The scope read: stored articles, the dashboard and metrics; score: scoring, storing and
    feedback; admin: everything, and deletion.
    """
    from service.store import keys

    if not name.strip() or len(name) > 200 or not name.isprintable():
        raise click.UsageError("NAME has 1 to 200 printable characters.")
    with _writing() as connection:
        key = keys.create(connection, name, scopes)
    click.echo(key)
    click.echo("Keep it; only its hash is stored.", err=True)


@command.command("list")
def list_() -> None:
    """Print all keys: id, name, scopes, when made, when revoked."""
    from service.store import keys

    with _writing() as connection:
        for row in keys.every(connection):
            revoked = f"revoked {_day(row.revoked)}" if row.revoked is not None else ""
            click.echo("\t".join((row.id, row.name, row.scopes, _day(row.created), revoked)).rstrip())


@command.command("revoke")
@click.argument("id_", metavar="ID")
def revoke(id_: str) -> None:
    """Make a key invalid from now on, with the sign-ins that used it."""
    from service.store import keys

    with _writing() as connection:
        done = keys.revoke(connection, id_)
    if not done:
        raise click.UsageError(f"There is no valid key with the id '{id_}'; `assay keys list` shows them.")


@contextmanager
def _writing() -> Iterator[Connection]:
    from service.settings import SettingsError, load
    from service.store import Store, StoreError, upgrade

    try:
        store = Store(load().database_url)
        upgrade.upgrade(store)
        with store.writing() as connection:
            yield connection
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    store.close()


def _day(micros: int) -> str:
    return datetime.fromtimestamp(micros / 1_000_000, UTC).strftime("%Y-%m-%d %H:%M")
