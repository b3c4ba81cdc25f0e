"""`assay serve`: the page and the HTTP API."""

from __future__ import annotations

import os

import click

from service.settings import Settings

MOST_WORKERS = 4  # by default: each holds its own dictionaries and model
DEFAULTS = Settings()


@click.command("serve", context_settings={"auto_envvar_prefix": "ASSAY", "show_default": True})
@click.option("--host", default="127.0.0.1", show_envvar=True, help="The address to listen on.")
@click.option("--port", default=8000, show_envvar=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option(
    "--workers",
    default=lambda: min(os.cpu_count() or 1, MOST_WORKERS),
    show_default=f"one a core, at most {MOST_WORKERS}",
    show_envvar=True,
    type=click.IntRange(1, 64),
    help="Processes that score.",
)
@click.option(
    "--max-body-bytes",
    default=DEFAULTS.max_body_bytes,
    show_envvar=True,
    type=click.IntRange(min=1),
    help="The largest request that is read.",
)
@click.option(
    "--max-batch-articles",
    default=DEFAULTS.max_batch_articles,
    show_envvar=True,
    type=click.IntRange(min=1),
    help="The most articles in one request.",
)
def command(host: str, port: int, workers: int, max_body_bytes: int, max_batch_articles: int) -> None:
    """Serve the page and the HTTP API."""
    from scoring import Scorer
    from service.server import Server, listen

    scorer = Scorer.load()
    try:
        listener = listen(host, port)
    except OSError as error:
        raise click.UsageError(f"{host} port {port}: {error.strerror}") from None
    trusted = Settings.hosts_for(host)
    if not trusted:
        click.echo(f"Warning: whoever reaches {host} can use this service; it asks for no key.", err=True)
    Server(listener, workers, Settings(max_body_bytes, max_batch_articles, trusted), scorer).run()
