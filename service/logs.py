"""The log of a service, one line an event: JSON for programs, plain text on a terminal.

A line names the request by its id, and never holds a body, a query, a header or a key.
"""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

import orjson
from gunicorn.glogging import Logger as GunicornLogger  # type: ignore[import-untyped]  # gunicorn ships no types

FIELDS = "assay"  # the attribute of a log record that holds further fields


def configure(form: str) -> None:
    """Send all logs to standard error; `form` is `json`, `text` or `auto`."""
    handler = logging.StreamHandler(sys.stderr)
    as_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    handler.setFormatter(JsonFormatter() if as_json else logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for noisy in ("alembic", "trafilatura", "htmldate", "courlan"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode("utf-8", "replace")


class ServerLogger(GunicornLogger):  # type: ignore[misc]  # untyped, as above
    """Gunicorn's own messages, in the same form; it writes no access log, as the application does."""

    def setup(self, cfg: Any) -> None:  # noqa: ARG002 - gunicorn's interface
        """Pass everything on to the root logger."""
        self.loglevel = logging.WARNING
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True
            logger.setLevel(logging.WARNING)
