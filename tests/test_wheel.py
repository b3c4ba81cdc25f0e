"""Wheel and source distribution, tried in a clean environment from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = (
    "assay.py",
    "scoring/weights/model.json",
    "features/lexicons/tables/antonyms.txt",
    "service/templates/",
    "service/static/",
    "data/samples/",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return out


def test_data_files_are_in_wheel_and_sdist(built: Path) -> None:
    wheel = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        sdist = {name.partition("/")[2] for name in archive.getnames()}
    for wanted in DATA:
        assert any(name.startswith(wanted) for name in wheel), wanted
        assert any(name.startswith(wanted) for name in sdist), wanted
    lexicons = {f"features/lexicons/{path.name}" for path in (ROOT / "features" / "lexicons").glob("*.txt")}
    assert lexicons <= wheel
    assert not any(name.startswith("tests/") for name in wheel)


def test_the_wheel_works_where_nothing_else_is(built: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", str(next(built.glob("*.whl")))], check=True, capture_output=True)
    article = tmp_path / "article.txt"
    article.write_text((sorted((ROOT / "data" / "samples").glob("*.txt"))[0]).read_text("utf-8"), "utf-8")
    command = [str(tmp_path / "env" / "bin" / "assay"), "score", "--format", "json", str(article)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["rated"] is True
    code = "import assay; print(assay.score('Nothing much to say.').band)"
    done = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.strip() == b"not_rated"
