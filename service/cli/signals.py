"""`assay signals`: what is looked at, and how it counts."""

from __future__ import annotations

import click


@click.command("signals")
@click.option("--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def command(format_: str) -> None:
    """List the signals with their features, transformations, signs and status rules."""
    import orjson

    from scoring.model import shipped
    from service.render.signals import as_dict, markdown, text

    match format_:
        case "json":
            click.echo(orjson.dumps(as_dict(shipped()), option=orjson.OPT_INDENT_2).decode())
        case "markdown":
            click.echo(markdown(), nl=False)
        case _:
            click.echo(text(), nl=False)
