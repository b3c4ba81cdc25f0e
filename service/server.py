"""The server process: gunicorn with threads, configured here and nowhere else."""

from __future__ import annotations

import logging
import signal
import socket
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn ships no types

from scoring import Scorer
from service import metrics
from service.access.rates import Rates
from service.api.health import warm_up
from service.app import create_app
from service.connection import Worker
from service.context import Service
from service.gate import Gate
from service.logs import ServerLogger
from service.parsing import Parser
from service.settings import Settings
from service.store import Store
from service.store.retention import sweep_for_ever

BACKLOG = 2048  # connections that wait for a worker
CONNECTIONS = 1000  # that one worker holds
GRACE_SECONDS = 30  # for requests under way when the server is told to stop


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on an address; opened before gunicorn starts, which would try five times and say little.

    Raises:
        OSError: when the address is taken, or not one of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


class Server(BaseApplication):  # type: ignore[misc]  # untyped, as above
    """Serves one scorer until it is told to stop; `rates` is shared by its processes."""

    def __init__(self, listener: socket.socket, settings: Settings, scorer: Scorer, rates: Rates) -> None:
        self._socket = listener.detach()  # gunicorn closes it
        self._settings = settings
        self._scorer = scorer
        self._rates = rates
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn how to run; it reads no file and no environment."""
        Worker.request_seconds = self._settings.request_seconds
        options: dict[str, Any] = {
            "bind": f"fd://{self._socket}",
            "workers": self._settings.workers,
            "worker_class": Worker,
            "worker_connections": CONNECTIONS,
            "threads": self._settings.threads,
            "graceful_timeout": GRACE_SECONDS,
            "limit_request_line": 8190,
            "logger_class": ServerLogger,
            "control_socket_disable": True,
            "on_starting": _stop_gently,
            "when_ready": _announce,
            "post_worker_init": _leave_interrupts_to_the_master,
            "child_exit": lambda _arbiter, worker: metrics.forget_process(worker.pid),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, in a worker; what is loaded at first use is loaded before the first request.

        Connections to the database and processes that read HTML are the worker's own: neither outlives a fork.
        """
        settings = self._settings
        store, parser = Store(settings.database_url), Parser(settings.html_seconds)
        warm_up(self._scorer)
        parser.warm_up()
        sweep_for_ever(store, settings.retention_days)
        gate = Gate(settings.scoring, settings.waiting)
        return create_app(Service(settings, self._scorer, store, parser, gate, self._rates, metrics.Metrics()))


def _announce(arbiter: Any) -> None:
    """Say where the service is; with port 0 the system has chosen."""
    host, port = arbiter.LISTENERS[0].sock.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    logging.getLogger("assay").info("Assay is at http://%s:%s/ (Ctrl-C stops it)", shown, port)


def _stop_gently(arbiter: Any) -> None:
    """Let Ctrl-C finish the requests under way, as SIGTERM does; gunicorn's own answer to it cuts them off."""
    arbiter.handle_int = arbiter.handle_term


def _leave_interrupts_to_the_master(_worker: Any) -> None:
    """A terminal sends Ctrl-C to every process of the group; the workers wait for what the master makes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
