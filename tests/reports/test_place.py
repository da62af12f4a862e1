"""Where a report is: its areas, and the point of one that came with an address only."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from backend import create_app
from backend.core import owed
from backend.core.db import db
from backend.reports import queries
from backend.settings import Settings
from tests.conftest import Mailbox, settings_for
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
    assert told == {"address": None, "near": None, "point": None, "areas": {}, "precision": "none"}


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
    told = {"address": address, "near": None, "point": None, "areas": {}, "precision": "exact"}
    assert phone.looks_at(ticket)["place"] == told


def test_a_report_with_a_point_only_says_in_words_what_is_near(phone: Phone, worker: type, mailbox: Mailbox) -> None:
    ticket = phone.sends(a_report(place={"point": CAPITOL}))["ticket"]
    assert phone.looks_at(ticket)["place"]["near"] is None
    worker.works()
    near = phone.looks_at(ticket)["place"]["near"]
    assert re.fullmatch(r"\d+ .* (St|Ave|Mall)", near)
    mail = mailbox.only()
    assert f"near {near}" in mail["Subject"]
    assert f"near {near}\n" in mail.get_content()


def test_what_a_resident_wrote_is_the_address_and_nothing_is_put_beside_it(phone: Phone, worker: type) -> None:
    ticket = phone.sends(a_report(place={"point": CAPITOL, "address": "by the fountain"}))["ticket"]
    worker.works()
    place = phone.looks_at(ticket)["place"]
    assert (place["address"], place["near"]) == ("by the fountain", None)


def test_what_is_near_a_private_place_stays_with_the_city(phone: Phone, worker: type, app: Flask) -> None:
    ticket = phone.sends(a_report(place={"point": CAPITOL}))["ticket"]
    worker.works()
    with app.app_context():
        report = queries.find(ticket.number)
        told = [queries.public_place(report, precision)["near"] for precision in ("exact", "block", "none")]
        db.session.remove()
    assert told == [report.near, None, None]


@pytest.mark.parametrize("place", [{"address": "1300 F St"}, {"point": CAPITOL}])
def test_a_dead_geocoder_delays_nothing(database_url: str, tmp_path: Path, place: dict[str, Any]) -> None:
    dead = "nominatim+http://127.0.0.1:1"
    with opened(settings_for(tmp_path, database_url=database_url, geocoder_url=dead)) as app:
        phone = Phone(app.test_client())
        ticket = phone.sends(a_report(place=place))["ticket"]
        with app.app_context():
            owed.work_all_due()
            waiting = db.session.scalars(sa.select(owed.Owed.error).where(owed.Owed.listener == "place")).all()
        kinds = [event["kind"] for event in phone.looks_at(ticket)["timeline"]]
    assert waiting == [None]
    assert "sent-to-department" in kinds
