"""Killing a service while it stores: what it has answered must be there afterwards, whole."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select, text

from service.store import Store, articles, tables
from tests.service.serving import Server, free_port

CLIENTS = 4
PATIENCE = 120.0


@dataclass
class Tally:
    """What happened."""

    answered: dict[str, str] = field(default_factory=dict)  # id -> text
    retries: int = 0
    kills: list[str] = field(default_factory=list)


def kill_while_storing(log: Path, database: str, body: str, posts: int, kills: int) -> Tally:
    """Store so many articles while workers and the whole service are killed in turn; returns what was answered."""
    server = Server(log, database, {"port": str(free_port()), "workers": "2"})
    server.__enter__()
    tally, lock = Tally(), threading.Lock()

    def store(number: int) -> None:
        one = {"text": f"{body}\nNumber {number}.", "id": f"piece-{number}", "store": True}
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = server.post("/v1/score", one, idempotency_key=f"token-{number}")
                if answer.status in (200, 201):
                    break
                assert answer.status in (429, 503), answer.body
            except (OSError, http.client.HTTPException):
                pass
            assert time.monotonic() < end, "the service did not come back"
            tally.retries += 1
            time.sleep(0.2)
        with lock:
            tally.answered[str(one["id"])] = str(one["text"])

    chance = random.Random(20)
    with ThreadPoolExecutor(CLIENTS) as threads:
        waiting = [threads.submit(store, number) for number in range(posts)]
        for kill in range(kills):
            due = (kill + 1) * posts // (kills + 1)
            while len(tally.answered) < due and not any(one.done() and one.exception() for one in waiting):
                time.sleep(0.005)
            time.sleep(chance.random() / 20)
            if kill % 2:
                os.killpg(server.process.pid, signal.SIGKILL)
                server.process.wait()
                server.__enter__()
                tally.kills.append("service")
            else:
                os.kill(chance.choice(workers(server.process.pid)), signal.SIGKILL)
                tally.kills.append("worker")
        for one in waiting:
            one.result()
    server.__exit__(None, None, None)
    return tally


def workers(master: int) -> list[int]:
    """The processes that a server started to answer requests."""
    found = subprocess.run(["pgrep", "-P", str(master)], capture_output=True, text=True, check=True)
    return [int(number) for number in found.stdout.split()]


def check_whole(database: str, tally: Tally, fresh: Callable[[str], object]) -> None:
    """Every answered article is stored with its text and a report on it, once, and nothing is stored by half."""
    store = Store(database.replace("postgresql:", "postgresql+psycopg:"))
    with store.reading() as connection:
        rows = {row.key: row for row in connection.execute(select(tables.articles))}
        assert set(rows) == set(tally.answered)
        for key, row in rows.items():
            (version,) = articles.versions_of(connection, row.id)
            (report,) = articles.reports_of(connection, row.id)
            assert articles.text_of(connection, version.id) == tally.answered[key]
            assert (report.id, report.version_id) == (row.report_id, version.id)
            stored = articles.report_of(connection, report.id)
            assert stored["text"]["sha256"] == version.sha256
        some = next(iter(rows))
        assert json.loads(json.dumps(fresh(some))) == articles.report_of(connection, rows[some].report_id)
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    store.close()
