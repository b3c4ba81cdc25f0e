"""Where settings come from, and what is said of those that cannot be used."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from service.settings import Settings, SettingsError, load
from tests.service.serving import assay

DATABASE = "sqlite:///unused.sqlite3"


def test_options_stand_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "assay.toml"
    file.write_text('port = 1\nworkers = 2\nthreads = 3\ntrusted_hosts = ["a.example"]\n')
    environ = {"ASSAY_CONFIG": str(file), "ASSAY_PORT": "4", "ASSAY_WORKERS": "5", "ASSAY_PROFILE": "mine.json"}
    settings = load({"port": 6, "host": None}, environ)
    assert (settings.profile, load({"profile": "ours.json"}, environ).profile) == ("mine.json", "ours.json")
    assert (settings.port, settings.workers, settings.threads, settings.host) == (6, 5, 3, "127.0.0.1")
    assert settings.hosts == {"a.example"}
    assert load({}, {"ASSAY_TRUSTED_HOSTS": "a.example, b.example"}).hosts == {"a.example", "b.example"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "'colour'"),
        ("port = 70000", "'port'"),
        ("keep_text = 5", "'keep_text'"),
        ('database = "mysql://a/b"', "'database'"),
        ('database = "nonsense"', "'database'"),
        ("port = ", "not valid TOML"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "assay.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=said):
        load({}, {"ASSAY_CONFIG": str(file)})


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(SettingsError, match="No such file"):
        load({}, {"ASSAY_CONFIG": "/nowhere/assay.toml"})


def test_what_config_prints_is_a_file_of_settings(tmp_path: Path) -> None:
    printed = assay("config", database="postgresql://assay:secret@db/assay", port="1234", trusted_hosts="a.example")
    assert printed.returncode == 0
    assert "secret" not in printed.stdout
    settings = tomllib.loads(printed.stdout)
    assert set(settings) == set(Settings.model_fields)
    assert (settings["port"], settings["trusted_hosts"]) == (1234, ["a.example"])
    file = tmp_path / "assay.toml"
    file.write_text(printed.stdout)
    assert load({}, {"ASSAY_CONFIG": str(file)}).port == 1234


def test_a_wrong_setting_is_one_line_of_error() -> None:
    for command in (["config"], ["serve"], ["keys", "list"]):
        run = assay(*command, database=DATABASE, port="many")
        assert run.returncode == 2
        assert "The setting 'port'" in run.stderr
        assert "Traceback" not in run.stderr


def test_a_database_that_cannot_be_reached_is_one_line_of_error() -> None:
    for url in ("sqlite:////proc/nowhere/assay.sqlite3", "postgresql://nobody:secret@127.0.0.1:1/none"):
        run = assay("serve", database=url)
        assert run.returncode == 1, run.stderr
        assert "Traceback" not in run.stderr
        assert "secret" not in run.stderr
