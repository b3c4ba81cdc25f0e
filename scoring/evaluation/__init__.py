"""How well the score holds on pages of sites, topics and sets that the model has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data import corpora
from data.corpora import LabelledArticle
from scoring import table
from scoring.evaluation import attacks, detectors, groups, ranking, trust
from scoring.evaluation.figure import Figure, auc_of
from scoring.evaluation.rivals import Key, ours, rivals
from scoring.fit import Array, Penalty
from scoring.folds import SETS, Part, additive, held_out, mean_auc, usable
from scoring.model import Model
from scoring.table import Row

PARTISAN = "semeval_hyperpartisan"
EVERY = 8  # of the pages that are attacked: all would take half an hour


@dataclass(frozen=True, slots=True)
class Pages:
    """The labelled pages as read and as measured; `html` are those whose HTML is there too, measured from it.

    `folder` holds the sets that the detectors of contradictions are measured on.
    """

    articles: Mapping[Key, LabelledArticle]
    rows: tuple[Row, ...]
    partisan: tuple[Row, ...]
    html: tuple[Row, ...]
    digests: Mapping[str, str]
    folder: Path


def read(folder: Path) -> Pages:
    """All that the evaluation needs, measured anew.

    Raises:
        CorpusMissingError: when a set is not under the folder.
    """
    found = {name: corpora.read_articles(folder, name) for name in (*SETS, PARTISAN)}
    trained = [page for name in SETS for page in found[name]]
    html = corpora.read_pages(folder)
    return Pages(
        articles={(page.corpus, page.id): page for pages in found.values() for page in pages},
        rows=tuple(table.measure(trained)),
        partisan=tuple(table.measure(found[PARTISAN])),
        html=tuple(table.measure(trained, html)),
        digests={name: corpora.digest(folder, "articles", name) for name in found},
        folder=folder,
    )


def evaluate(
    pages: Pages, model: Model, penalty: Penalty, embeddings: Mapping[Key, Array] | None = None
) -> Iterator[Figure]:
    """All figures of the model card; those of rivals need minutes."""
    rows = usable(pages.rows)
    texts = {key: page.text for key, page in pages.articles.items()}
    sites = trust.held_out_sites(rows, penalty)
    words = np.array([len(texts[row.corpus, row.id].split()) for row in sites.rows], dtype=float)
    yield from ranking.figures(rows, usable(pages.partisan), penalty)
    yield from ranking.comparison(rows, ours(), rivals(texts, embeddings))
    yield from trust.calibration(rows, sites, penalty)
    yield from trust.bins(sites)
    yield trust.coverage(pages.rows, penalty)
    yield from trust.bands(sites)
    yield from trust.refusal(sites, words)
    yield from groups.figures(sites, words, {page.id: page.url for page in pages.articles.values()})
    yield from ranking.ablation(rows, penalty)
    yield from from_html(rows, usable(pages.html), penalty)
    chosen = [row for row in rows if row.rated][::EVERY]
    yield from attacks.figures(
        [texts[row.corpus, row.id] for row in chosen], len({(row.corpus, row.group) for row in chosen}), model
    )
    yield from detectors.figures(pages.folder)


def from_html(rows: Sequence[Row], html: Sequence[Row], penalty: Penalty) -> Iterator[Figure]:
    """AUC on the pages that came as text and as HTML, by models of the text, for both."""
    twins = {(row.corpus, row.id): row for row in html}
    read_as_text = additive(penalty)

    def read_as_html(train: Sequence[Row], test: Sequence[Row]) -> Array:
        return read_as_text(train, [twins.get((row.corpus, row.id), row) for row in test])

    for name, predictor in (("from the text", read_as_text), ("from the HTML", read_as_html)):
        parts = [_with_twin(part, twins) for part in held_out(rows, predictor)]
        for part in parts:
            yield auc_of("html", f"{part.name}, {name}", part)
        pages, sites = len(twins), len({(row.corpus, row.group) for row in html})
        yield Figure("html", f"mean of the four, {name}", mean_auc(parts), None, None, pages, sites)


def _with_twin(part: Part, twins: Mapping[Key, Row]) -> Part:
    return part.at(np.flatnonzero([(row.corpus, row.id) in twins for row in part.rows]))


def read_embeddings(path: Path) -> dict[Key, Array]:
    """Embeddings of pages from an .npz file with `keys` ("set/id") and `vectors`."""
    with np.load(path) as stored:
        keys = [str(key).partition("/")[::2] for key in stored["keys"]]
        return {(corpus, id_): vector for (corpus, id_), vector in zip(keys, stored["vectors"], strict=True)}


__all__ = ["Figure", "Pages", "evaluate", "read", "read_embeddings"]
