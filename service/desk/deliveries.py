"""Adding articles to the store: one at once, or many in a thread that tells how far it is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import replace

from data import Article, ArticleError
from data.readers.entries import Entry
from service.context import Service
from service.store import articles, jobs
from service.store.articles import Stored, UnstorableError

HEADLINE_CHARACTERS = 120


def keep(service: Service, article: Article) -> Stored:
    """Score an article in turn, and store it; without a title it is known by its first line.

    Raises:
        UnstorableError: when its names cannot be stored.
    """
    article = replace(article, title=article.title or headline(article.text), extra={})
    articles.check(article)
    with service.gate.turn():
        report = service.scorer.score(article)
    service.metrics.scored.labels(report.band).inc()
    with service.store.writing() as connection:
        return articles.put(connection, article, report.to_dict(), keep_text=service.settings.keep_text)


def begin(service: Service, owner: str, entries: Sequence[Entry]) -> int:
    """Start to add several articles; returns the number of the delivery."""
    with service.store.writing() as connection:
        number = jobs.begin(connection, owner, len(entries))
    threading.Thread(target=_run, args=(service, number, entries), name=f"delivery-{number}", daemon=True).start()
    return number


def _run(service: Service, number: int, entries: Sequence[Entry]) -> None:
    for entry in entries:
        fault: tuple[str, str] | None = None
        try:
            keep(service, service.parser.article(entry.record()))
        except (ArticleError, UnstorableError) as error:
            fault = (_name(entry), error.message)
        except Exception:  # one article must not hold up the others
            logging.getLogger(__name__).exception("an article of a delivery failed")
            fault = (_name(entry), "Assay failed on it; the service's log says why.")
        with service.store.writing() as connection:
            jobs.step(connection, number, fault)


def _name(entry: Entry) -> str:
    return entry.source if entry.line is None else f"{entry.source}, line {entry.line}"


def headline(text: str) -> str:
    """The first line of a text, which is its title on most pages; cut where it is a whole paragraph."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    line = "".join(character if character.isprintable() else " " for character in line)
    if len(line) <= HEADLINE_CHARACTERS:
        return line
    cut = line[:HEADLINE_CHARACTERS]
    return (cut.rpartition(" ")[0] or cut) + " …"
