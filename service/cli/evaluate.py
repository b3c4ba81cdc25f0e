"""`assay evaluate`: figures on labelled pages that the model has not seen, and the model card."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("evaluate")
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="Folder with the labelled sets.")
@click.option(
    "--embeddings",
    type=click.Path(path_type=Path, exists=True),
    help="An .npz file with `keys` (set/id) and `vectors` of the pages, for one more model to compare with.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a figure passes its limit in floors.json.")
def command(corpora: Path, embeddings: Path | None, check: bool) -> None:
    """Measure the model and its rivals by topic, by site and from set to set, and write the model card."""
    try:
        from scoring import evaluation
        from scoring.evaluation import card, floors
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is not installed; run `pip install 'assay[train]'`.") from None
    from data.corpora import CorpusMissingError
    from scoring.fit import Penalty
    from scoring.folds import usable
    from scoring.model import shipped

    model = shipped()
    try:
        pages = evaluation.read(corpora)
    except CorpusMissingError as error:
        raise click.UsageError(str(error)) from None
    vectors = evaluation.read_embeddings(embeddings) if embeddings else None
    figures = []
    for figure in evaluation.evaluate(pages, model, Penalty(**model.card["penalty"]), vectors):
        click.echo(str(figure))
        figures.append(figure)
    counts = {name: sum(row.corpus == name for row in usable([*pages.rows, *pages.partisan])) for name in pages.digests}
    contents = floors.results(figures, model, counts, pages.digests)
    faults = list(floors.faults(contents, floors.read(floors.FLOORS)))
    for fault in faults:
        click.echo(f"assay: {fault}", err=True)
    if check:
        raise SystemExit(1 if faults else 0)
    floors.write(contents, floors.FIGURES)
    card.CARD.write_text(card.render(model, contents), "utf-8")
    click.echo(f"{card.CARD}: written", err=True)
