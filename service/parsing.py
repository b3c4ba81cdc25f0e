"""Reading HTML in processes of their own: what hangs is killed, what crashes takes nobody along."""

from __future__ import annotations

import logging
import multiprocessing
import resource
import signal
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import orjson

from data import Article, ArticleError
from data.page import Link, Metadatum

MEMORY = 4 << 30  # bytes of address space of one process
PAGES = 500  # that one process reads before another takes its place, lest memory grow
PROCESSES = 2  # that read at the same time
START_SECONDS = 60.0  # for a first page, which all that reads pages is loaded for, on a machine that is busy
_BROKEN = "The page broke the program that reads HTML; send its text in 'text' instead."
_PROBE = {"html": "<html><body><article><p>The library opens at nine.</p></article></body></html>"}


class BusyError(RuntimeError):
    """All processes have been reading for too long to wait any more."""


@dataclass(slots=True)
class _Reader:
    """A process that reads pages, and the pipe to it."""

    process: BaseProcess
    pipe: Connection
    pages: int = 0

    def end(self) -> None:
        """Kill the process; it holds nothing that is worth keeping."""
        self.pipe.close()
        self.process.kill()
        self.process.join(5)


class Parser:
    """Turns records into articles, those with `html` in another process."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        # A server that has imported what reads pages, and forks in no time: starting anew takes seconds.
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["data.readers.html", "trafilatura"])
        self._turns = threading.Semaphore(PROCESSES)
        self._idle: deque[_Reader] = deque()
        self.killed = 0

    def article(self, record: object) -> Article:
        """The article in a record, as `Article.from_record` has it.

        Raises:
            ArticleError: when the record is not usable, or its page took too long.
            BusyError: when too many other pages are being read.
        """
        if not isinstance(record, Mapping) or not isinstance(record.get("html"), str):
            return Article.from_record(record)
        if record.get("text") is not None or not record["html"].strip():
            return Article.from_record(record)  # an error, found without reading the page
        if not self._turns.acquire(timeout=self._seconds):
            raise BusyError
        try:
            question = orjson.dumps(dict(record), option=orjson.OPT_NON_STR_KEYS)
            return _article(self._ask(question, self._seconds))
        finally:
            self._turns.release()

    def warm_up(self) -> None:
        """Start all processes, so that no page waits for them; they take turns."""
        self._idle.extend([self._new() for _ in range(PROCESSES)])
        for _ in range(PROCESSES):
            self._ask(orjson.dumps(_PROBE), START_SECONDS)

    def close(self) -> None:
        """End all idle processes."""
        while self._idle:
            self._idle.pop().end()

    def _ask(self, question: bytes, seconds: float) -> bytes:
        for _ in range(2):  # the second time with a new process: an idle one may have been killed from outside
            reader = self._reader()
            try:
                reader.pipe.send_bytes(question)
                if not reader.pipe.poll(seconds):
                    self.killed += 1
                    reader.end()
                    raise ArticleError(
                        "too_slow", f"Reading the page took more than {seconds:g} s; it is no ordinary article."
                    )
                answer = reader.pipe.recv_bytes()
            except (EOFError, OSError):
                reader.end()
                continue
            reader.pages += 1
            if reader.pages < PAGES:
                self._idle.append(reader)
            else:
                reader.end()
            return answer
        raise ArticleError("unreadable", _BROKEN)

    def _reader(self) -> _Reader:
        try:
            return self._idle.popleft()
        except IndexError:
            return self._new()

    def _new(self) -> _Reader:
        mine, other = self._context.Pipe()
        process = self._context.Process(target=read_pages, args=(other,), daemon=True, name="assay-html")
        process.start()
        other.close()
        return _Reader(process, mine)


def read_pages(pipe: Connection) -> None:
    """Answer records with articles until the other end is closed; runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl-C here too; the service decides
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        try:
            record = orjson.loads(pipe.recv_bytes())
        except EOFError:
            return
        pipe.send_bytes(_answer(record))


def _answer(record: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps({"article": Article.from_record(record)})
    except ArticleError as error:
        return orjson.dumps({"code": error.code, "message": error.message})
    except (MemoryError, RecursionError):
        return orjson.dumps({"code": "too_complex", "message": "The page takes too much memory; it is no article."})
    except Exception:  # a fault of the reader, which this process is there to contain
        logging.getLogger(__name__).exception("a page could not be read")
        return orjson.dumps({"code": "unreadable", "message": _BROKEN})


def _article(answer: bytes) -> Article:
    content = orjson.loads(answer)
    if "code" in content:
        raise ArticleError(content["code"], content["message"])
    fields = content["article"]
    fields["links"] = tuple(Link(**link) for link in fields["links"])
    fields["metadata"] = tuple(Metadatum(**value) for value in fields["metadata"])
    return Article(**fields)
