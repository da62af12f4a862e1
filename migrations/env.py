"""Runs the migrations over the application's own engine; one process at a time, never waiting long for a lock."""

from __future__ import annotations

from alembic import context
from flask import current_app
from sqlalchemy import text

from backend.core.db import TO_WRITE, Instant

LOCK = 3117001  # any number, the same in every process

database = current_app.extensions["migrate"].db


def render(kind: str, item: object, _context: object) -> str | bool:
    """Write our own column types as what they are in the database, so that old migrations need none of our code."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


def run() -> None:
    """Migrate inside one transaction; on PostgreSQL under an advisory lock and with a short lock timeout."""
    with database.engine.connect().execution_options(**TO_WRITE[database.engine.dialect.name]) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET lock_timeout = '5s'"))
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
            connection.commit()
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=render,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
