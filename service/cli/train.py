"""`assay train`: from labelled pages, and editors' verdicts, to the weights that ship."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from scoring.fit import Penalty
    from scoring.table import Row


@click.command("train")
@click.option(
    "--corpora",
    type=click.Path(path_type=Path),
    help="Folder with the labelled sets; without it the table in the package is used.",
)
@click.option(
    "--feedback",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Editors' verdicts as JSON lines, exported from /v1/feedback: learn from them too.",
)
@click.option("--replace", is_flag=True, help="Write the weights even if feedback makes the model worse.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where the weights go; default: into the package."
)
def command(corpora: Path | None, feedback: Path | None, replace: bool, output: Path | None) -> None:
    """Fit the model and write its weights; with --corpora measure the labelled pages first."""
    try:
        from scoring import calibration, folds, table, train
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is not installed; run `pip install 'assay[train]'`.") from None
    from data.corpora import CorpusMissingError

    try:
        if corpora is not None:
            rows = train.build_table(corpora)
            table.write(rows, train.TABLE)
        else:
            rows = table.read(train.TABLE)
        penalty = calibration.choose(folds.usable(rows))
        verdicts = _verdicts(feedback, folds.usable(rows), penalty, replace) if feedback else ()
    except CorpusMissingError as error:
        raise click.UsageError(str(error)) from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    target = output or train.WEIGHTS
    contents = train.weights([*rows, *verdicts], penalty)
    train.write(contents, target)
    for feature in contents["features"]:
        click.echo(f"{feature['name']:<34} {feature['weight']:+.3f}   mean {feature['mean']:.3f}", err=True)
    pages = sum(part["pages"] for part in contents["data"])
    click.echo(f"{target}: fitted on {pages} pages, C={penalty.c:g}, prior={penalty.prior:g}", err=True)


def _verdicts(path: Path, rows: list[Row], penalty: Penalty, replace: bool) -> tuple[Row, ...]:
    """The verdicts in a file, after showing what they change; a worse model is refused."""
    from scoring import feedback

    given = feedback.read(path)
    click.echo(f"{path}: {len(given.rows)} verdicts on scores", err=True)
    for reason, number in given.unused.items():
        click.echo(f"  {number} not used: {reason}", err=True)
    if not given.rows:
        raise click.ClickException("No verdict can be learned from; nothing was written.")
    found = feedback.compare(rows, given.rows, penalty)
    click.echo(f"{'AUC on the same held-out pages':<34} before   after", err=True)
    for before, after in zip(found.before, found.after, strict=True):
        click.echo(f"{before.name:<34}  {before.auc:.3f}   {after.auc:.3f}", err=True)
    if found.worse and not replace:
        raise click.ClickException(
            f"With the feedback the mean AUC falls from {found.mean_before:.4f} to {found.mean_after:.4f}; nothing was "
            "written. --replace writes the weights all the same."
        )
    return given.rows
