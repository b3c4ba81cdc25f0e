"""`assay train`: from labelled pages to the weights that ship."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("train")
@click.option(
    "--corpora",
    type=click.Path(path_type=Path),
    help="Folder with the labelled sets; without it the table in the package is used.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where the weights go; default: into the package."
)
def command(corpora: Path | None, output: Path | None) -> None:
    """Fit the model and write its weights; with --corpora measure the labelled pages first."""
    try:
        from scoring import table, train
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is not installed; run `pip install 'assay[train]'`.") from None
    from data.corpora import CorpusMissingError

    try:
        if corpora is not None:
            rows = train.build_table(corpora)
            table.write(rows, train.TABLE)
        else:
            rows = table.read(train.TABLE)
    except CorpusMissingError as error:
        raise click.UsageError(str(error)) from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    target = output or train.WEIGHTS
    contents = train.weights(rows)
    train.write(contents, target)
    for feature in contents["features"]:
        click.echo(f"{feature['name']:<34} {feature['weight']:+.3f}   mean {feature['mean']:.3f}", err=True)
    click.echo(f"{target}: fitted on {sum(d['pages'] for d in contents['data'])} pages", err=True)
