"""The training table: feature values of labelled pages, numbers and record ids only, no text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data import Article, ArticleError
from data.corpora import LabelledArticle
from features import Document
from features.registry import FEATURES
from scoring.fitness import assess
from scoring.vector import values_of

_KEYS = ("corpus", "id", "group", "topic", "label", "grade", "rated")


@dataclass(frozen=True, slots=True)
class Row:
    """One page: where it is from, its labels, whether it can be rated, and its raw feature values."""

    corpus: str
    id: str
    group: str
    topic: str
    label: int | None
    grade: float | None
    rated: bool
    values: tuple[float, ...]


def measure(pages: Iterable[LabelledArticle], html: Mapping[str, str] | None = None) -> list[Row]:
    """The rows of labelled pages, in their order; given HTML by name, of those pages that have it, read from there."""
    rows = []
    for page in pages:
        if (article := _article(page, html)) is None:
            continue
        document = Document.read(article)
        rated = not assess(document).obstacles
        values = values_of(document)
        rows.append(Row(page.corpus, page.id, page.group, page.topic, page.label, page.grade, rated, values))
    return rows


def _article(page: LabelledArticle, html: Mapping[str, str] | None) -> Article | None:
    if html is None:
        return Article.from_text(page.text, id=page.id, url=page.url)
    if page.html_file is None or page.html_file not in html:
        return None
    try:
        return Article.from_record({"html": html[page.html_file], "id": page.id, "url": page.url})
    except ArticleError:  # a page of frames or of scripts alone holds no text to read
        return None


def write(rows: Sequence[Row], path: Path) -> None:
    """The table as CSV; values in their shortest exact form."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_KEYS, *(feature.name for feature in FEATURES)])
    for row in rows:
        label, grade = ("" if v is None else repr(v) for v in (row.label, row.grade))
        keys = [row.corpus, row.id, row.group, row.topic, label, grade, int(row.rated)]
        writer.writerow([*keys, *map(repr, row.values)])
    path.write_text(out.getvalue(), "utf-8")


def read(path: Path) -> list[Row]:
    """The table as written by `write`.

    Raises:
        ValueError: when its columns are not the features of this version.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        header = next(reader)
        if header != [*_KEYS, *(feature.name for feature in FEATURES)]:
            raise ValueError(f"{path.name} holds other features than this version; run `assay train --corpora DIR`.")
        return [_row(cells) for cells in reader]


def _row(cells: list[str]) -> Row:
    corpus, id_, group, topic, label, grade, rated = cells[: len(_KEYS)]
    return Row(
        corpus=corpus,
        id=id_,
        group=group,
        topic=topic,
        label=int(label) if label else None,
        grade=float(grade) if grade else None,
        rated=rated == "1",
        values=tuple(map(float, cells[len(_KEYS) :])),
    )
