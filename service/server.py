"""The server process: gunicorn with threads, configured here and nowhere else."""

from __future__ import annotations

import signal
import socket
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn ships no types

from scoring import Scorer
from service.api.health import warm_up
from service.app import create_app
from service.settings import Settings

THREADS = 4
BACKLOG = 2048  # connections that wait for a worker
GRACE_SECONDS = 30  # for requests under way when the server is told to stop


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on an address; opened before gunicorn starts, which would try five times and say little.

    Raises:
        OSError: when the address is taken, or not one of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


class Server(BaseApplication):  # type: ignore[misc]  # untyped, as above
    """Serves one scorer until it is told to stop."""

    def __init__(self, listener: socket.socket, workers: int, settings: Settings, scorer: Scorer) -> None:
        self._socket = listener.detach()  # gunicorn closes it
        self._workers = workers
        self._settings = settings
        self._scorer = scorer
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn how to run; it reads no file and no environment."""
        options: dict[str, Any] = {
            "bind": f"fd://{self._socket}",
            "workers": self._workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "graceful_timeout": GRACE_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "on_starting": _stop_gently,
            "when_ready": _announce,
            "post_worker_init": _leave_interrupts_to_the_master,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application, in a worker; what is loaded at first use is loaded before the first request."""
        warm_up(self._scorer)
        return create_app(self._settings, self._scorer)


def _announce(arbiter: Any) -> None:
    """Say where the service is; with port 0 the system has chosen."""
    host, port = arbiter.LISTENERS[0].sock.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Assay is at http://{shown}:{port}/ (Ctrl-C stops it)", err=True)


def _stop_gently(arbiter: Any) -> None:
    """Let Ctrl-C finish the requests under way, as SIGTERM does; gunicorn's own answer to it cuts them off."""
    arbiter.handle_int = arbiter.handle_term


def _leave_interrupts_to_the_master(_worker: Any) -> None:
    """A terminal sends Ctrl-C to every process of the group; the workers wait for what the master makes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
