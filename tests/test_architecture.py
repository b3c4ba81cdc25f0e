"""The four storeys: arrows point down, importing does nothing, no signal and no command is forgotten."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STOREYS = ("data", "features", "scoring", "service")
FILES = sorted(path for storey in STOREYS for path in (ROOT / storey).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    storey = path.relative_to(ROOT).parts[0]
    above = set(STOREYS[STOREYS.index(storey) + 1 :]) | {"assay", "tests"}
    assert not imported(path) & above


def test_no_init_file_stands_under_tests() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("package", ["assay", *STOREYS])
def test_importing_opens_no_file_of_ours_and_starts_no_thread(package: str) -> None:
    code = (
        "import sys, threading\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        f"import {package}\n"
        "ours = [f for f in opened if f.endswith(('.txt', '.json', '.csv', '.onnx', '.html'))]\n"
        "assert not ours, ours\n"
        "assert threading.active_count() == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_every_package_of_features_is_registered() -> None:
    from features import EXTRACTORS

    folders = {path.parent.name for path in (ROOT / "features").glob("*/__init__.py")}
    assert [extractor.name for extractor in EXTRACTORS] == [
        "citations",
        "promotion",
        "hedging",
        "contradictions",
        "transparency",
        "readability",
    ]
    assert folders <= {extractor.name for extractor in EXTRACTORS}


def test_every_command_file_is_a_command() -> None:
    from service.cli import COMMANDS

    files = {path.stem for path in (ROOT / "service" / "cli").glob("*.py")}
    assert files - {"__init__", "options"} == set(COMMANDS)


def test_no_file_grows_into_a_house() -> None:
    long = {str(p.relative_to(ROOT)): n for p in FILES if (n := len(p.read_text("utf-8").splitlines())) > 300}
    assert not long
