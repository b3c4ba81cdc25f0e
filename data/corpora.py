"""The labelled sets, read from the folder that holds them; none of their text is part of Assay (see data/README.md)."""

from __future__ import annotations

import gzip
import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARTICLE_SETS = (
    "microsoft_web",
    "sondhi_medical",
    "semeval_hyperpartisan",
    "healthnewsreview_story",
    "recovery_news",
)


class CorpusMissingError(FileNotFoundError):
    """A labelled set is not under the folder given; the message names what was looked for."""


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """A page with its label (1 credible, 0 not, None between), its grade from 0 to 1 where one was given, and its site.

    `group` marks pages that must stay on one side of any split; `topic` is empty where the set names none.
    """

    corpus: str
    id: str
    group: str
    topic: str
    label: int | None
    grade: float | None
    text: str
    url: str | None
    html_file: str | None


def read_records(folder: Path, part: str, name: str) -> Iterator[dict[str, Any]]:
    """The records of `<folder>/<part>/<name>.jsonl.gz`.

    Raises:
        CorpusMissingError: when the file is not there.
    """
    path = folder / part / f"{name}.jsonl.gz"
    if not path.is_file():
        raise CorpusMissingError(
            f"{path} is not there; --corpora must name the folder that holds articles/ and features/."
        )
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_articles(folder: Path, name: str) -> list[LabelledArticle]:
    """The pages of one article set, those without any text left out."""
    return [_article(name, record) for record in read_records(folder, "articles", name) if record["text"].strip()]


def _article(name: str, record: dict[str, Any]) -> LabelledArticle:
    grade = record.get("likert")
    rating = record.get("rating")
    return LabelledArticle(
        corpus=name,
        id=record["id"],
        group=record["group"],
        topic=record.get("topic") or "",
        label=record["label"],
        grade=(grade - 1) / 4 if grade is not None else rating / 5 if rating is not None else None,
        text=record["text"],
        url=record.get("url"),
        html_file=record.get("html_file"),
    )


def read_pages(folder: Path) -> dict[str, str]:
    """The raw HTML of the sets that have it, by the name in `html_file`."""
    path = folder / "articles" / "html.tar.xz"
    if not path.is_file():
        raise CorpusMissingError(f"{path} is not there; --corpora must name the folder that holds articles/.")
    pages = {}
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                pages[member.name] = stream.read().decode("utf-8", "replace")
    return pages


def digest(folder: Path, part: str, name: str) -> str:
    """SHA-256 of a set's file, in hex: figures name the data they were measured on by it."""
    return hashlib.sha256((folder / part / f"{name}.jsonl.gz").read_bytes()).hexdigest()
