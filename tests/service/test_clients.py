"""The examples of clients, run as they stand against a server that asks for a key."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.serving import Server, assay

EXAMPLES = Path(__file__).parents[2] / "service" / "clients.md"
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", EXAMPLES.read_text("utf-8"), re.DOTALL))
COMMANDS = {
    "sh": ["bash", "-euo", "pipefail", "-c"],
    "python": [sys.executable, "-c"],
    "js": ["node", "--input-type=module", "-e"],
}
NEEDED = {"sh": ("curl", "jq"), "python": (), "js": ("node",)}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    folder = tmp_path_factory.mktemp("clients")
    database = f"sqlite:///{folder / 'assay.sqlite3'}"
    key = assay("keys", "create", "client", database=database).stdout.strip()
    with Server(folder / "log", database, {"keys": "always"}) as server:
        yield server, key


@pytest.mark.parametrize("language", ["sh", "python", "js"])
def test_an_example_scores_and_stores(guarded: tuple[Server, str], language: str, article: str, tmp_path: Path) -> None:
    if missing := [name for name in NEEDED[language] if shutil.which(name) is None]:
        reason = f"no {', '.join(missing)}: `apt-get install curl jq nodejs`"
        if os.environ.get("ASSAY_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    server, key = guarded
    assert len(BLOCKS[language].splitlines()) <= 15
    (tmp_path / "article.txt").write_text(article)
    environ = {"PATH": os.environ["PATH"], "ASSAY_URL": server.url, "ASSAY_KEY": key}
    run = subprocess.run(
        [*COMMANDS[language], BLOCKS[language]], cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    stored = server.ask("GET", "/v1/articles/my-article", authorization=f"Bearer {key}").json
    assert stored["report"]["band"] in run.stdout
    assert server.ask("DELETE", "/v1/articles/my-article", authorization=f"Bearer {key}").status == 403
