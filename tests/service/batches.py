"""What the tests of the command line share: made articles, the command in a shell, `assay batch` in this process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from service.cli import main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
PARAGRAPHS = [
    paragraph
    for path in sorted(SAMPLES.glob("*.txt"))
    for paragraph in path.read_text("utf-8").split("\n\n")
    if len(paragraph.split()) > 20
]
COMMAND = [sys.executable, "-c", "from service.cli import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def record(number: int, paragraphs: int = 3) -> dict[str, Any]:
    """A made article: some paragraphs of the samples, different for each number."""
    step = 1 + number % 7
    texts = [PARAGRAPHS[(number + step * i) % len(PARAGRAPHS)] for i in range(paragraphs)]
    return {"id": f"r{number}", "text": f"Article {number}.\n\n" + "\n\n".join(texts), "desk": number % 3}


def write_records(path: Path, count: int, paragraphs: int = 3) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps(record(number, paragraphs)) + "\n")
    return path


def shell(*arguments: object, stdin: bytes = b"", **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The command as a person runs it; a traceback is never an answer."""
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=ENVIRONMENT, timeout=600, **options)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def batch(*arguments: object, stdin: bytes | None = None) -> Result:
    """`assay batch` in this process, with the fast detector."""
    done = CliRunner().invoke(main, ["batch", "--detector", "fast", *map(str, arguments)], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]
