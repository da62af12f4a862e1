"""Where a report is: its areas, and the point of one that came with an address only."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from backend import create_app
from backend.core import owed
from backend.core.db import db
from backend.reports import queries
from backend.settings import Settings
from tests.conftest import settings_for
from tests.factories import CAPITOL, SACRAMENTO, Phone, a_report

AROUND_THE_CAPITOL = [[-121.50, 38.57], [-121.48, 38.57], [-121.48, 38.58], [-121.50, 38.58], [-121.50, 38.57]]


@contextmanager
def opened(settings: Settings) -> Iterator[Flask]:
    """An app with settings of its own."""
    app = create_app(settings)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def drawn(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The app of a city whose folder draws one district, around the Capitol."""
    folder = tmp_path / "city"
    shutil.copytree(SACRAMENTO, folder)
    (folder / "areas").mkdir()
    shape = {"type": "Polygon", "coordinates": [AROUND_THE_CAPITOL]}
    feature = {"type": "Feature", "properties": {"name": "District 4"}, "geometry": shape}
    (folder / "areas" / "districts.geojson").write_text(json.dumps({"features": [feature]}))
    with opened(settings_for(tmp_path, database_url=database_url, city=folder)) as app:
        yield app


def test_a_ticket_says_in_which_district_it_lies(drawn: Flask) -> None:
    phone = Phone(drawn.test_client())
    inside = phone.sends(a_report())["ticket"]
    outside = phone.sends(a_report(place={"point": {**CAPITOL, "lat": 38.60}}))["ticket"]
    assert phone.looks_at(inside)["place"]["areas"] == {"districts": "District 4"}
    assert phone.looks_at(outside)["place"]["areas"] == {}


def test_a_private_ticket_does_not_even_say_its_district(drawn: Flask) -> None:
    phone = Phone(drawn.test_client())
    ticket = phone.sends(a_report())["ticket"]
    with drawn.app_context():
        report = queries.find(ticket.number)
        told = queries.public_place(report, "none")
        db.session.remove()
    assert told == {"address": None, "point": None, "areas": {}, "precision": "none"}


def test_the_worker_finds_the_point_of_an_address(phone: Phone, worker: type) -> None:
    ticket = phone.sends(a_report(place={"address": "1300 F St, Sacramento"}))["ticket"]
    assert phone.looks_at(ticket)["place"]["point"] is None
    worker.works()
    point = phone.looks_at(ticket)["place"]["point"]
    assert abs(point["lat"] - 38.5835) < 0.001
    assert abs(point["lng"] + 121.4874) < 0.001


@pytest.mark.parametrize("address", ["behind the school", "4800 45th Ave", "99999 F St"])
def test_an_address_that_is_not_surely_known_gets_no_guessed_point(phone: Phone, worker: type, address: str) -> None:
    ticket = phone.sends(a_report(place={"address": address}))["ticket"]
    worker.works()
    assert phone.looks_at(ticket)["place"] == {"address": address, "point": None, "areas": {}, "precision": "exact"}


def test_a_dead_geocoder_delays_nothing(database_url: str, tmp_path: Path) -> None:
    dead = "nominatim+http://127.0.0.1:1"
    with opened(settings_for(tmp_path, database_url=database_url, geocoder_url=dead)) as app:
        phone = Phone(app.test_client())
        ticket = phone.sends(a_report(place={"address": "1300 F St"}))["ticket"]
        with app.app_context():
            owed.work_all_due()
            waiting = db.session.scalars(sa.select(owed.Owed.error).where(owed.Owed.listener == "place")).all()
        kinds = [event["kind"] for event in phone.looks_at(ticket)["timeline"]]
    assert waiting == [None]
    assert "sent-to-department" in kinds
