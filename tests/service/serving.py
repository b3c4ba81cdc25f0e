"""A real `assay serve` for the tests, and requests to it with nothing but the standard library."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

START_SECONDS = 60.0
_ADDRESS = re.compile(r"http://([\d.]+):(\d+)/")


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Server:
    """`assay serve` on a free port, as a process group of its own; `with Server(log) as server`."""

    log: Path
    options: tuple[str, ...] = ()
    host: str = field(default="", init=False)
    port: int = field(default=0, init=False)

    def __enter__(self) -> Server:
        command = shutil.which("assay", path=str(Path(sys.executable).parent))
        assert command, "the package is not installed: there is no command 'assay' beside this Python"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [command, "serve", "--port", "0", "--workers", "1", *self.options],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + START_SECONDS
        while not (address := _ADDRESS.search(self.log.read_text())):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.05)
        self.host, self.port = address[1], int(address[2])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=60)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request; `content_type="text/plain"` becomes the header Content-Type."""
        connection = self.connect()
        try:
            named = {name.replace("_", "-").title(): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def post(self, path: str, content: object, **headers: str) -> Answer:
        """A JSON body; bytes go as they are."""
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        return self.ask("POST", path, body, **{"content_type": "application/json", **headers})

    def paste(self, **fields: str) -> Answer:
        """The form of the page, as a browser sends it."""
        edge = "assay-test-edge"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
            + value.replace("\r\n", "\n").replace("\n", "\r\n")
            + "\r\n"
            for name, value in fields.items()
        ]
        body = ("".join(parts) + f"--{edge}--\r\n").encode()
        return self.ask(
            "POST", "/", body, content_type=f"multipart/form-data; boundary={edge}", accept="text/html,*/*;q=0.8"
        )
