"""Every setting of Wellkept, frozen. The only reader of the environment and of `.env`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from dotenv import dotenv_values

from backend.kept import kept

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "WELLKEPT_"


class SettingsError(ValueError):
    """A setting is missing or unreadable; the words name it and say what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run of Wellkept. Each field is `WELLKEPT_<NAME>` in the environment; `.env.example` explains them."""

    env: Literal["production", "development", "test"] = "development"
    data: Path = ROOT / "var"
    host: str = "127.0.0.1"
    port: int = 8311
    public_url: str = ""
    city: Path = ROOT / "backend" / "cities" / "sacramento"
    pwa: Path = ROOT / "pwa" / "dist"
    secret_key: str = ""
    database_url: str = ""
    queue_url: str = ""
    photos_url: str = ""
    mail_url: str = ""
    mail_from: str = "311@localhost"
    push_test_host: str = ""
    egress_proxy: str = ""
    trusted_proxies: int = 0
    web_workers: int = 1
    web_threads: int = 4
    work_threads: int = 4
    lease_seconds: int = 120
    photo_wait_seconds: int = 600
    geocoder_url: str = ""
    tiles_url: str = ""
    tiles_attribution: str = ""
    carry_mb: int = 256
    demo: bool = True
    log_level: str = "info"

    @property
    def production(self) -> bool:
        """True where real residents are served: secrets must be given and demonstration is off."""
        return self.env == "production"

    @property
    def no_demo(self) -> Path:
        """The file whose presence says that the demonstration was ended for good."""
        return self.data / "no-demonstration"

    @property
    def https(self) -> bool:
        """True where residents reach us over TLS, by the public address."""
        return self.public_url.startswith("https://")


def from_env(environment: Mapping[str, str] | None = None, **overrides: object) -> Settings:
    """Settings from `.env`, the environment and `overrides` (the last wins), with what follows from them filled in.

    Raises SettingsError naming the variable and the remedy.
    """
    given = environment if environment is not None else {**dotenv_values(ROOT / ".env"), **os.environ}
    values: dict[str, Any] = {}
    for field in fields(Settings):
        text = given.get(PREFIX + field.name.upper())
        if text:
            values[field.name] = _read(field.name, str(field.type), text)
    values.update({name: value for name, value in overrides.items() if value is not None})
    return _completed(Settings(**values))


def _read(name: str, kind: str, text: str) -> object:
    try:
        if kind == "int":
            return int(text)
        if kind == "bool":
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]
        if kind == "Path":
            return Path(text).expanduser().resolve()
    except (ValueError, KeyError):
        raise SettingsError(f"{PREFIX}{name.upper()}={text!r} cannot be read as {kind}.") from None
    if name == "env" and text not in ("production", "development", "test"):
        raise SettingsError(f"{PREFIX}ENV={text!r}: write production, development or test.")
    return text


def _completed(given: Settings) -> Settings:
    values = {field.name: getattr(given, field.name) for field in fields(Settings)}
    if given.production:
        for name in ("secret_key", "public_url"):
            if not values[name]:
                raise SettingsError(f"{PREFIX}{name.upper()} is missing: production does not start without it.")
    values["demo"] = given.demo and not given.production and not given.no_demo.exists()
    if given.env != "test":
        values["push_test_host"] = ""
    data = given.data
    values["public_url"] = (given.public_url or f"http://127.0.0.1:{given.port}").rstrip("/")
    values["database_url"] = given.database_url or f"sqlite:///{data / 'wellkept.db'}"
    values["queue_url"] = given.queue_url or f"sqlite:///{data / 'queue.db'}"
    values["photos_url"] = given.photos_url or (data / "photos").as_uri()
    values["mail_url"] = given.mail_url or (data / "sent").as_uri()
    if not given.secret_key:
        values["secret_key"] = kept(data / "secret-key", lambda: secrets.token_urlsafe(32))
    return Settings(**values)
