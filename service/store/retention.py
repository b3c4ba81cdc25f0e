"""What is deleted by itself: expired sessions, old answers, and articles beyond the time they are kept for."""

from __future__ import annotations

import logging
import threading

from sqlalchemy import delete, select

from service.store import search
from service.store.database import Store, StoreError, now
from service.store.tables import answers, articles, sessions

ANSWER_HOURS = 24
SWEEP_SECONDS = 300.0
_SHARE = 500  # articles in one transaction, so that nobody waits long
_HOUR = 3_600_000_000  # microseconds


def sweep(store: Store, retention_days: int) -> int:
    """Delete what is over; returns the number of articles deleted."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.expires <= now()))
        connection.execute(delete(answers).where(answers.c.created < now() - ANSWER_HOURS * _HOUR))
    total = 0
    while retention_days:
        with store.writing() as connection:
            old = articles.c.updated < now() - retention_days * 24 * _HOUR
            query = select(articles.c.id).where(old).limit(_SHARE).with_for_update(skip_locked=True)
            numbers = list(connection.scalars(query))
            if numbers:
                search.remove(connection, numbers)
                connection.execute(delete(articles).where(articles.c.id.in_(numbers)))
        total += len(numbers)
        if len(numbers) < _SHARE:
            break
    return total


def sweep_for_ever(store: Store, retention_days: int) -> None:
    """Sweep now and every few minutes, in a thread that ends with the process."""

    def run() -> None:
        while True:
            try:
                sweep(store, retention_days)
            except StoreError as error:
                logging.getLogger(__name__).warning("nothing was swept: %s", error)
            pause.wait(SWEEP_SECONDS)

    pause = threading.Event()
    threading.Thread(target=run, name="sweep", daemon=True).start()
