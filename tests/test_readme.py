"""What the README says is what the program does."""

from __future__ import annotations

from pathlib import Path

from service.render.signals import markdown

ROOT = Path(__file__).parent.parent


def test_the_table_of_signals_is_the_generated_one() -> None:
    assert markdown() in (ROOT / "README.md").read_text("utf-8")


def test_the_changelog_names_the_version() -> None:
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
