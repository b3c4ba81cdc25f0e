"""A real `assay serve` for the tests, and requests to it with nothing but the standard library."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

START_SECONDS = 60.0
_ADDRESS = re.compile(r"http://([\d.]+):(\d+)/")
ASSAY = Path(sys.executable).parent / "assay"


def environment(database: str, **settings: str) -> dict[str, str]:
    """The environment of a command: no settings but these, `port="0"` as ASSAY_PORT."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ASSAY_")}
    named = {f"ASSAY_{name.upper()}": value for name, value in settings.items()}
    return {**inherited, "ASSAY_DATABASE": database, **named}


def assay(*arguments: str, database: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command, run to its end."""
    return subprocess.run(
        [ASSAY, *arguments], capture_output=True, text=True, timeout=120, env=environment(database, **settings)
    )


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
    """`assay serve` on a free port, as a process group of its own; `with Server(log) as server`.

    It stores in an SQLite file beside the log, unless it is given a database.
    """

    log: Path
    database: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    host: str = field(default="", init=False)
    port: int = field(default=0, init=False)

    def __enter__(self) -> Server:
        assert ASSAY.exists(), "the package is not installed: there is no command 'assay' beside this Python"
        self.database = self.database or f"sqlite:///{self.log.parent / 'assay.sqlite3'}"
        with self.log.open("ab") as log:
            before = log.tell()
            self.process = subprocess.Popen(
                [ASSAY, "serve"],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=environment(self.database, **{"port": "0", "workers": "1", **self.settings}),
            )
        end = time.monotonic() + START_SECONDS
        while not (address := _ADDRESS.search(self.log.read_text()[before:])):
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
            "POST", "/add", body, content_type=f"multipart/form-data; boundary={edge}", accept="text/html,*/*;q=0.8"
        )

    def drop(self, files: Mapping[str, bytes]) -> int:
        """Files dropped on the page, all scored; returns the number of their delivery."""
        edge = b"assay-test-edge"
        parts = [
            b'--%s\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n%s\r\n'
            % (edge, name.encode(), content)
            for name, content in files.items()
        ]
        body = b"".join(parts) + b"--%s--\r\n" % edge
        answer = self.ask("POST", "/add", body, content_type=f"multipart/form-data; boundary={edge.decode()}")
        assert answer.status == 303, answer.body
        number = int(answer.headers["Location"].rpartition("=")[2])
        end = time.monotonic() + START_SECONDS
        while "data-ask" in self.ask("GET", f"/delivery/{number}").body.decode():
            assert time.monotonic() < end, "the delivery did not end"
            time.sleep(0.1)
        return number

    def send(self, path: str, *fields: tuple[str, str]) -> Answer:
        """A form of the desk."""
        return self.ask("POST", path, urlencode(fields).encode(), content_type="application/x-www-form-urlencoded")

    def page(self, path: str) -> str:
        """A page of the desk."""
        answer = self.ask("GET", path, accept="text/html")
        assert answer.status == 200, answer.body
        return answer.body.decode()

    def number(self, title: str) -> int:
        """The number of the stored article with a title, found by its words."""
        rows = re.findall(r'href="/article/(\d+)" dir="auto">([^<]*)<', self.page("/?" + urlencode({"q": title})))
        numbers = {unescape(shown): int(number) for number, shown in rows}
        return numbers[title]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
