"""Not every service is a pothole: some are booked for a day, some are about an area, some are no report at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask

from backend import create_app
from backend.city import read_city
from backend.city.actions import load
from backend.city.queries import by_code
from backend.core.db import db
from backend.core.http import limiter
from backend.core.words import translated
from backend.notices.words import said
from tests.city.test_services import with_each_answer
from tests.conftest import Mailbox, settings_for
from tests.factories import SACRAMENTO, Phone, SignedIn, a_report

PLAIN = yaml.safe_load((SACRAMENTO / "services" / "pothole.yaml").read_text(encoding="utf-8"))
NO_PHOTOS: dict[str, Any] = {"max": 0}
SERVICES: dict[str, dict[str, Any]] = {
    "visit": {
        "booking": True,
        "steps": {"received": "Registered", "working": "Booked for {day}"},
        "place": {"kind": "address"},
        "questions": [
            {"code": "when", "kind": "date-time", "label": "When are you at home?"},
            {"code": "plate", "kind": "plate", "label": "Which car do you come in?", "required": False},
            {"code": "call", "kind": "phone", "label": "Where can we call?", "required": False},
            {"code": "cart", "kind": "cart", "label": "Which cart?", "required": False},
        ],
    },
    "group": {"place": {"kind": "area", "of": "districts"}, "photos": NO_PHOTOS, "questions": []},
    "lights-out": {"leads_to": "power", "place": {"kind": "none"}, "photos": NO_PHOTOS, "questions": []},
}
POWER = {
    "kind": "agency",
    "title": "The power company can help",
    "text": "It mends what is theirs.",
    "link": "https://power.example/outage",
    "link_label": "Report an outage",
}
WHEN = {"when": "2026-12-01T09:30"}


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The app of a city that has these services too."""
    folder = tmp_path / "city"
    shutil.copytree(SACRAMENTO, folder)
    for code, parts in SERVICES.items():
        service = {**PLAIN, "code": code, "name": code, **parts}
        (folder / "services" / f"{code}.yaml").write_text(yaml.safe_dump(service), encoding="utf-8")
    with (folder / "stops.yaml").open("a", encoding="utf-8") as stops:
        stops.write(yaml.safe_dump({"power": POWER}))
    app = create_app(settings_for(tmp_path, database_url=database_url, city=folder))
    limiter.reset()
    with app.app_context():
        load(app.extensions["city"])
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def reported(app: Flask, code: str, **parts: Any) -> dict[str, Any]:
    """A report of a service as it is now."""
    with app.app_context():
        definition = by_code(code)
        assert definition is not None
        return a_report(service=code, version=definition.version, answers={}, **parts)


def test_a_visit_is_booked_for_a_day_and_the_ticket_says_so(app: Flask, phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends({**reported(app, "visit"), "answers": WHEN})["ticket"]
    refused = clerk.moves(ticket, "working", status=422)
    assert refused["errors"][0]["field"] == "day"
    assert {"to": "working", "label": "Start work", "needs": "day"} in clerk.gets(f"reports/{ticket.text}")["moves"]
    clerk.moves(ticket, "working", day="2026-12-03")
    view = phone.looks_at(ticket)
    assert view["steps"] == {"received": "Registered", "working": "Booked for {day}"}
    assert view["timeline"][-1]["day"] == "2026-12-03"


def test_a_pothole_needs_no_day(phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends(a_report())["ticket"]
    assert clerk.moves(ticket, "working")["state"] == "working"
    assert phone.looks_at(ticket)["steps"] == {}


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"when": "tomorrow"}, "answers.when"),
        ({"when": "2026-12-01T09:30+01:00"}, "answers.when"),
        (WHEN | {"plate": "???"}, "answers.plate"),
        (WHEN | {"call": "my neighbor knows"}, "answers.call"),
        (WHEN | {"cart": "-"}, "answers.cart"),
    ],
)
def test_what_is_written_in_a_way_of_its_own_is_checked(
    app: Flask, phone: Phone, answers: dict[str, str], field: str
) -> None:
    (error,) = phone.sends({**reported(app, "visit"), "answers": answers}, status=422)["errors"]
    assert error["field"] == field
    assert error["remedy"]


def test_plates_carts_and_telephones_are_taken_as_people_write_them(app: Flask, phone: Phone) -> None:
    answers = WHEN | {"plate": "7 abc·123", "call": "+1 (916) 555-0100", "cart": " B-10443 "}
    mine = phone.sends({**reported(app, "visit"), "answers": answers})["mine"]
    assert [line["answer"] for line in mine["answers"]] == [
        "Tuesday, December 1, 2026 at 9:30 AM",
        "7 abc·123",
        "+1 (916) 555-0100",
        " B-10443 ",
    ]


def test_an_area_is_chosen_by_its_name(app: Flask, phone: Phone) -> None:
    for place in ({}, {"area": "9"}):
        (error,) = phone.sends(reported(app, "group", place=place), status=422)["errors"]
        assert error["field"] == "place.area"
        assert "1, 2, 3" in error["remedy"]
    assert phone.sends(reported(app, "group", place={"area": "4"}))["place"]["areas"] == {"districts": "District 4"}


def test_the_department_is_told_the_number_of_the_thing(phone: Phone, worker: Any, mailbox: Mailbox) -> None:
    (signal,) = (one for one in read_city(SACRAMENTO).definitions if one.code == "traffic-signal")
    answers = next(with_each_answer(signal))
    place = {"asset": "S-0417", "address": "J St & 16th St"}
    body = a_report(service=signal.code, version=signal.version, answers=answers, place=place)
    assert phone.sends(body)["mine"]["place"]["asset"] == "S-0417"
    worker.works()
    assert "Number on it: S-0417" in mailbox.only().get_content()


def test_no_report_is_taken_for_what_another_agency_does(app: Flask, phone: Phone) -> None:
    (error,) = phone.sends(reported(app, "lights-out"), status=422)["errors"]
    assert error["field"] == "service"
    assert "https://power.example/outage" in error["remedy"]


def test_a_notice_says_the_service_s_own_step(app: Flask) -> None:
    context = {"number": "7K3-M9Q-XT2T", "service": "Visit", "department": "Fire", "step": {"en": "Booked for Friday"}}
    with app.app_context():
        title, body = said("report.working", context, "en")
    assert (title, body) == ("Visit: Booked for Friday", "7K3-M9Q-XT2T: Booked for Friday. Fire takes care of it.")
    assert translated("{service}: {step}", "es")
