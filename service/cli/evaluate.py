"""`assay evaluate`: figures on labelled pages that the model has not seen."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("evaluate")
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="Folder with the labelled sets.")
def command(corpora: Path) -> None:
    """Measure the model by topic, by site and from set to set, with the TF-IDF baseline on the same folds."""
    try:
        from scoring import evaluate, table
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is not installed; run `pip install 'assay[train]'`.") from None
    from data.corpora import CorpusMissingError, read_articles

    try:
        pages = [
            page
            for name in ("microsoft_web", "sondhi_medical", "semeval_hyperpartisan")
            for page in read_articles(corpora, name)
        ]
    except CorpusMissingError as error:
        raise click.UsageError(str(error)) from None
    texts = {(page.corpus, page.id): page.text for page in pages}
    for figure in evaluate.evaluate(table.measure(pages), texts):
        click.echo(str(figure))
