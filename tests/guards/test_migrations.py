"""Migrations lead to the models, there and back."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade

from backend.core.db import db
from backend.core.migrations import prepare
from backend.reports.models import Report
from backend.settings import ROOT
from tests.factories import Phone, a_report


def differences() -> list[object]:
    """What the models have and the database has not, or the reverse."""
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, db.metadata))


def test_the_newest_migration_is_the_models(inside: None) -> None:
    assert differences() == []


def test_every_migration_goes_down_and_up_again(app: Flask, inside: None) -> None:
    prepare(app)
    db.session.remove()
    downgrade(revision="base")
    upgrade()
    assert differences() == []


def test_what_was_open_before_is_listed_by_what_presses(app: Flask, phone: Phone, inside: None) -> None:
    phone.sends(a_report())
    prepare(app)
    db.session.remove()
    downgrade(revision="0005")
    upgrade()
    row = db.session.execute(sa.select(Report.expected_by, Report.presses_from)).one()
    assert row.presses_from == row.expected_by


def test_migrations_are_numbered_in_one_line() -> None:
    names = sorted(path.name for path in (ROOT / "migrations" / "versions").glob("*.py"))
    numbers = [int(found[1]) for name in names if (found := re.match(r"(\d{4})_[a-z_]+\.py$", name))]
    assert numbers == list(range(1, len(names) + 1))
