"""What the operator of a service decides: defaults, then one TOML file, then the environment, then options."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PREFIX = "ASSAY_"
FILE = "ASSAY_CONFIG"  # names the TOML file
MOST_WORKERS = 4  # by default: each holds its own dictionaries and model


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it and says why."""


class Settings(BaseModel):
    """Everything that can be set. The description of a field is what `assay config` prints beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="0 takes any free port.")
    workers: int = Field(
        default_factory=lambda: min(os.cpu_count() or 1, MOST_WORKERS), ge=1, le=64, description="Processes that score."
    )
    threads: int = Field(32, ge=2, le=256, description="Connections that one process reads at once.")
    keys: Literal["auto", "always"] = Field(
        "auto", description="Whether callers need an API key: auto asks for none on loopback; always for a local proxy."
    )
    trusted_hosts: frozenset[str] = Field(
        frozenset(), description="Names this service is called by; empty: loopback's on loopback, else any."
    )
    database: str = Field("", description="Database URL; empty: an SQLite file in the user's data folder.")
    profile: str = Field("", description="A JSON file with weights and lists of sites of your own; empty: none.")
    keep_text: bool = Field(True, description="Whether stored articles keep their text, or only its hash.")
    retention_days: int = Field(0, ge=0, description="Delete stored articles after so many days unchanged; 0: never.")
    session_hours: int = Field(12, ge=1, le=720, description="How long a sign-in holds.")
    requests_per_minute: int = Field(600, ge=1, description="Requests of one key (or address) in a minute.")
    scoring: int = Field(2, ge=1, le=64, description="Articles that one process scores at once.")
    waiting: int = Field(
        8, ge=0, le=1000, description="Requests that wait for their turn in one process; others get 429."
    )
    max_body_bytes: int = Field(25_000_000, ge=1, description="The largest request that is read.")
    max_batch_articles: int = Field(100, ge=1, description="The most articles in one request.")
    request_seconds: float = Field(30.0, gt=0, le=600, description="How long a request may take to arrive.")
    html_seconds: float = Field(10.0, gt=0, le=600, description="How long one page of HTML may take to read.")
    logs: Literal["auto", "json", "text"] = Field("auto", description="auto: text on a terminal, else JSON.")

    @property
    def loopback(self) -> bool:
        """Whether only this machine reaches the service."""
        return self.host in LOOPBACK or self.host.startswith("127.")

    @property
    def open(self) -> bool:
        """Whether callers need no key."""
        return self.loopback and self.keys == "auto"

    @property
    def hosts(self) -> frozenset[str]:
        """The host names this service answers to; empty where any name is right."""
        return self.trusted_hosts or (LOOPBACK if self.loopback else frozenset())

    @property
    def database_url(self) -> str:
        """The URL of the database, with its driver."""
        if not self.database:
            base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
            return f"sqlite:///{Path(base) / 'assay' / 'assay.sqlite3'}"
        scheme, rest = self.database.split(":", 1)
        return f"postgresql+psycopg:{rest}" if scheme in ("postgres", "postgresql") else self.database

    def printable(self) -> dict[str, Any]:
        """The settings in force, without passwords."""
        shown = self.model_dump(mode="json")
        shown["database"] = make_url(self.database_url).render_as_string(hide_password=True)
        return shown


def load(options: Mapping[str, Any] | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force; `options` are those given on the command line, None where not given.

    Raises:
        SettingsError: when one of them is unknown or not usable.
    """
    given: dict[str, Any] = {}
    if path := environ.get(FILE):
        given |= _file(Path(path))
    given |= {
        name: environ[PREFIX + name.upper()] for name in Settings.model_fields if PREFIX + name.upper() in environ
    }
    given |= {name: value for name, value in (options or {}).items() if value is not None}
    if isinstance(names := given.get("trusted_hosts"), str):
        given["trusted_hosts"] = frozenset(name.strip() for name in names.split(",") if name.strip())
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"The setting '{name}': {first['msg']}.") from None
    try:
        driver = make_url(settings.database_url).get_backend_name()
    except (ArgumentError, ValueError):
        driver = ""
    if driver not in ("sqlite", "postgresql"):
        raise SettingsError("The setting 'database' must be a URL such as sqlite:///assay.sqlite3 or postgresql://...")
    return settings


def _file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}.") from None
