"""The database goes away and comes back; what is read is what was written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from flask import Flask

from backend import create_app
from backend.core import clock
from backend.core.db import connection, db, insert_new, transaction
from backend.core.migrations import migrate
from backend.places.models import GeocoderTurn
from tests import postgres
from tests.conftest import settings_for


@pytest.mark.postgresql
def test_a_restarted_postgresql_costs_no_request(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="wellkept-pg-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        with postgres.cluster(folder) as url:
            app = create_app(settings_for(tmp_path, database_url=url + "postgres"))
            migrate(app)
            with app.app_context():
                held = [db.engine.connect() for _ in range(3)]
                for one in held:
                    one.close()
            postgres.restart(folder)
            for _ in range(4):
                assert app.test_client().get("/readyz").status_code == 200
            with app.app_context():
                db.engine.dispose()


def test_what_a_transaction_has_written_is_read_within_it_and_after_it(app: Flask, inside: None) -> None:
    turns = GeocoderTurn.__table__.select()
    assert connection().execute(turns).all() == []
    with transaction() as session:
        insert_new(session, GeocoderTurn, {"geocoder": "here", "next_at": clock.now()})
        assert len(connection().execute(turns).all()) == 1
    assert len(connection().execute(turns).all()) == 1


def test_what_a_broken_transaction_has_written_is_gone(app: Flask, inside: None) -> None:
    turns = GeocoderTurn.__table__.select()
    with pytest.raises(ZeroDivisionError), transaction() as session:
        insert_new(session, GeocoderTurn, {"geocoder": "here", "next_at": clock.now()})
        raise ZeroDivisionError
    assert connection().execute(turns).all() == []
