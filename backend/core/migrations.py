"""How the database grows: Alembic by Flask-Migrate, which only those who migrate load."""

from __future__ import annotations

from flask import Flask
from flask_migrate import Migrate, upgrade

from backend.core.db import db
from backend.settings import ROOT


def prepare(app: Flask) -> None:
    """Let the functions of Flask-Migrate work on `app`."""
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True, compare_type=True)


def migrate(app: Flask) -> None:
    """Bring the database of `app` to the newest shape."""
    prepare(app)
    with app.app_context():
        upgrade()
