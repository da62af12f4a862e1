"""Wellkept: a city's 311 service. `create_app` builds it from its settings; everything is plugged in by `wiring`."""

from __future__ import annotations

from flask import Flask

from backend.settings import Settings, from_env


def create_app(settings: Settings | None = None) -> Flask:
    """The web application. Raises SettingsError or CityError where it cannot be built."""
    from backend.wiring import wire  # noqa: PLC0415 - settings and the command line load without the whole house

    app = Flask("backend", static_folder=None)
    wire(app, settings or from_env())
    return app
