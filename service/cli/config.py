"""`assay config`: every setting of the service, with its value in force."""

from __future__ import annotations

import click


@click.command("config")
def command() -> None:
    """Print the settings of `assay serve` as TOML, with what they mean; passwords are left out.

    A setting is taken from the environment (ASSAY_PORT for port), else from the TOML file that ASSAY_CONFIG names,
    else it is the default. The output is such a file.
    """
    import json
    import textwrap

    from service.settings import PREFIX, Settings, SettingsError, load

    try:
        shown = load().printable()
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
    for name, field in Settings.model_fields.items():
        comment = f"{field.description} {PREFIX}{name.upper()}"
        click.echo(textwrap.fill(comment, 110, initial_indent="# ", subsequent_indent="# "))
        click.echo(f"{name} = {json.dumps(shown[name])}\n")  # these values read alike in JSON and TOML
