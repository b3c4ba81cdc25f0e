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

from tests.service.batches import SAMPLES
from tests.service.serving import Server, assay

EXAMPLES = Path(__file__).parents[2] / "service" / "clients.md"
SCORING, COMPARING = EXAMPLES.read_text("utf-8").split("## Comparing")
BLOCKS = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
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


def run(language: str, code: str, folder: Path, server: Server, key: str) -> str:
    """What an example prints."""
    if missing := [name for name in NEEDED[language] if shutil.which(name) is None]:
        reason = f"no {', '.join(missing)}: `apt-get install curl jq nodejs`"
        if os.environ.get("ASSAY_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    assert len(code.splitlines()) <= 15
    environ = {"PATH": os.environ["PATH"], "ASSAY_URL": server.url, "ASSAY_KEY": key}
    done = subprocess.run(
        [*COMMANDS[language], code], cwd=folder, env=environ, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("language", "code"), BLOCKS.findall(SCORING), ids=["sh", "python", "js"])
def test_an_example_scores_and_stores(
    guarded: tuple[Server, str], language: str, code: str, article: str, tmp_path: Path
) -> None:
    server, key = guarded
    (tmp_path / "article.txt").write_text(article)
    said = run(language, code, tmp_path, server, key)
    stored = server.ask("GET", "/v1/articles/my-article", authorization=f"Bearer {key}").json
    assert stored["report"]["band"] in said
    assert server.ask("DELETE", "/v1/articles/my-article", authorization=f"Bearer {key}").status == 403


def test_an_example_compares(guarded: tuple[Server, str], tmp_path: Path) -> None:
    ((language, code),) = BLOCKS.findall(COMPARING)
    shutil.copy(SAMPLES / "ketamine-infusion-clinic.txt", tmp_path / "one.txt")
    shutil.copy(SAMPLES / "ketamine-treatment-center.txt", tmp_path / "other.txt")
    said = run(language, code, tmp_path, *guarded).splitlines()
    assert {"  0: Ketamine is not addictive", "  1: Ketamine is addictive"} <= set(said)
