"""`assay serve`: the pages and the HTTP API."""

from __future__ import annotations

import click

from service.cli.options import profile_option, scorer


@click.command("serve")
@click.option("--host", help="The address to listen on; default 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="Default 8000; 0 takes any free port.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that score; default: one a core, at most 4.")
@click.option("--database", metavar="URL", help="Where articles are stored; default: a file in your data folder.")
@profile_option
def command(host: str | None, port: int | None, workers: int | None, database: str | None, profile: str | None) -> None:
    """Serve the pages and the HTTP API; everything that can be set is printed by `assay config`."""
    from service import logs, metrics
    from service.access.rates import Rates
    from service.settings import SettingsError, load
    from service.store import Store, StoreError, keys, upgrade

    try:
        settings = load({"host": host, "port": port, "workers": workers, "database": database, "profile": profile})
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
    chosen = scorer(settings.profile)
    logs.configure(settings.logs)
    try:
        store = Store(settings.database_url)
        upgrade.upgrade(store)
        with store.reading() as connection:
            guarded = keys.any_valid(connection)
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    store.close()
    if not settings.open and not guarded:
        raise click.UsageError(
            f"On {settings.host} callers need an API key, and there is none yet; make one first: "
            "`assay keys create NAME --scope read --scope score`."
        )
    with metrics.shared():
        from service.server import Server, listen  # within `shared`, which decides how it counts

        try:
            listener = listen(settings.host, settings.port)
        except OSError as error:
            raise click.UsageError(f"{settings.host} port {settings.port}: {error.strerror}") from None
        Server(listener, settings, chosen, Rates()).run()
