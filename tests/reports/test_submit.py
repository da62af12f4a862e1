"""A report arrives once, whole, and only from whoever holds its key."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from backend.core.db import db
from backend.reports.models import Report
from tests.factories import SAME_ORIGIN, Phone, a_photo, a_report, a_ticket, digest


@pytest.fixture
def count(app: Flask) -> Callable[[], int]:
    """How many reports are stored."""

    def counted() -> int:
        with app.app_context():
            return db.session.scalar(sa.select(sa.func.count()).select_from(Report)) or 0

    return counted


def test_a_report_is_stored_and_answered_with_its_ticket(phone: Phone) -> None:
    answer = phone.sends(a_report())
    assert answer["number"] == answer["ticket"].text
    assert answer["state"] == "received"
    assert answer["mine"]["description"] == "Deep, a wheel fits in."
    assert answer["mine"]["answers"][0] == {
        "question": "Where in the road is it?",
        "answer": "In a traffic lane",
    }
    assert [event["kind"] for event in answer["timeline"]] == ["received"]


def test_sending_the_same_again_changes_nothing(phone: Phone, count: Callable[[], int]) -> None:
    ticket, body = a_ticket(), a_report()
    first = phone.sends(body, ticket=ticket)
    reordered = dict(reversed(list(body.items())))
    assert phone.sends(reordered, ticket=ticket, status=200) == first
    assert count() == 1


def test_other_content_under_the_same_number_is_refused(phone: Phone) -> None:
    ticket = a_ticket()
    phone.sends(a_report(), ticket=ticket)
    answer = phone.sends(a_report(description="Something else"), ticket=ticket, status=409)
    assert answer["code"] == "other-content"


def test_the_same_number_fifty_times_at_once_is_one_report(app: Flask, count: Callable[[], int]) -> None:
    ticket, body = a_ticket(), a_report()
    answers: list[int] = []

    def send() -> None:
        headers = ticket.headers | SAME_ORIGIN
        answer = app.test_client().put(f"/api/v1/reports/{ticket.text}", json=body, headers=headers)
        answers.append(answer.status_code)

    threads = [threading.Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200] * 49 + [201]
    assert count() == 1


def test_a_key_that_does_not_give_the_number_is_refused_without_a_look(phone: Phone, count: Callable[[], int]) -> None:
    ticket, other = a_ticket(), a_ticket()
    answer = phone.sends(a_report(), ticket=ticket, status=403, Authorization=other.headers["Authorization"])
    assert answer["code"] == "key-mismatch"
    assert count() == 0


def test_a_number_that_another_key_holds_is_told_so(phone: Phone, app: Flask) -> None:
    ticket, body = a_ticket(), a_report()
    phone.sends(body, ticket=ticket)
    with app.app_context():
        db.session.execute(sa.update(Report).values(key_hash=b"x" * 32))
        db.session.commit()
    assert phone.sends(body, ticket=ticket, status=409)["code"] == "number-taken"


def test_a_form_that_is_not_known_is_answered_with_the_form_as_it_is(phone: Phone) -> None:
    answer = phone.sends(a_report(version="0" * 32), status=409)
    assert answer["code"] == "version-unknown"
    assert answer["service"]["code"] == "pothole"


BAD: list[tuple[dict[str, Any], str]] = [
    ({"service": "no-such-service", "version": "0" * 32}, "service"),
    ({"service": 7}, "service"),
    ({"version": None}, "version"),
    ({"place": {}}, "place"),
    ({"place": "here"}, "place"),
    ({"place": {"point": {"lat": 48.1, "lng": 11.5, "source": "gps"}}}, "place.point"),
    ({"place": {"point": {"lat": "x", "lng": 11.5, "source": "gps"}}}, "place.point.lat"),
    ({"place": {"point": {"lat": 91, "lng": 11.5, "source": "gps"}}}, "place.point.lat"),
    ({"place": {"point": {"lat": 38.57, "lng": -121.49, "source": "guess"}}}, "place.point.source"),
    ({"place": {"address": "x" * 201}}, "place.address"),
    ({"answers": {"where": "on-the-moon", "damage": "no"}}, "answers.where"),
    ({"answers": {"where": ["traffic-lane"], "damage": "no"}}, "answers.where"),
    ({"answers": {"damage": "no"}}, "answers.where"),
    ({"answers": {"where": "traffic-lane", "damage": "no", "shoe": "9"}}, "answers.shoe"),
    ({"answers": []}, "answers"),
    ({"description": "x" * 2001}, "description"),
    ({"description": "\x00"}, "description"),
    ({"photos": ["abc"]}, "photos.0"),
    ({"photos": ["0" * 64] * 5}, "photos"),
    ({"language": "not a language"}, "language"),
    ({"reported_at": "2026-11-22T19:00:00"}, "reported_at"),
    ({"reported_at": "2026-11-22T19:00:00+25:00"}, "reported_at"),
    ({"reported_at": "yesterday"}, "reported_at"),
    ({"reported_at": "0001-01-01T00:00:00+14:00"}, "reported_at"),
    ({"contact": {"email": "nobody"}}, "contact.email"),
    ({"contact": {"name": "x" * 121}}, "contact.name"),
    ({"contact": {"kind": "robot"}}, "contact.kind"),
]


@pytest.mark.parametrize(("changes", "field"), BAD, ids=[f"{field}-{n}" for n, (_, field) in enumerate(BAD)])
def test_bad_input_names_the_field_and_the_remedy(
    phone: Phone, changes: dict[str, Any], field: str, count: Callable[[], int]
) -> None:
    answer = phone.sends(a_report(**changes), status=422)
    named = {error["field"]: error for error in answer["errors"]}
    assert field in named
    assert named[field]["remedy"]
    assert count() == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b"null"])
def test_what_is_not_json_is_unreadable(app: Flask, body: bytes) -> None:
    ticket = a_ticket()
    headers = ticket.headers | SAME_ORIGIN
    answer = app.test_client().put(f"/api/v1/reports/{ticket.text}", data=body, headers=headers)
    assert answer.status_code == 400
    assert answer.get_json()["code"] == "unreadable"


def test_five_megabytes_of_text_are_too_large(phone: Phone) -> None:
    assert phone.sends(a_report(description="x" * 5_000_000), status=413)["code"] == "too-large"


def test_a_wrong_clock_does_not_lose_a_report(phone: Phone) -> None:
    for at in ("1970-01-01T00:00:00Z", "2036-11-22T19:00:00Z"):
        answer = phone.sends(a_report(reported_at=at))
        assert answer["received_at"] > "2026"


def test_what_newer_phones_add_is_left_out(phone: Phone) -> None:
    phone.sends(a_report(mood="hopeful"))


def test_a_wrong_number_says_which_part_looks_wrong(phone: Phone) -> None:
    answer = phone.looks_at("7K3M9QXT2U", status=400)
    assert answer["code"] == "number-wrong"
    assert phone.looks_at("7K3M9Q*T2T", status=400)["errors"][0]["problem"].startswith("Sign 7")


def test_a_right_number_that_has_not_come_is_never_a_bare_not_found(phone: Phone) -> None:
    answer = phone.looks_at(a_ticket(), status=404)
    assert answer["code"] == "not-arrived"
    assert "has not reached us yet" in answer["detail"]


def test_the_public_view_holds_nothing_of_the_reporter(phone: Phone) -> None:
    contact = {"kind": "person", "name": "Ada Lovelace", "email": "ada@example.org", "phone": "555-0100"}
    picture = a_photo()
    body = a_report(contact=contact, description="My words", photos=[digest(picture)])
    ticket = phone.sends(body)["ticket"]
    phone.sends_photo(ticket, picture)
    public = str(phone.looks_at(ticket))
    for secret in (
        "Ada",
        "ada@example.org",
        "555-0100",
        "My words",
        "in front of the garage",
        digest(picture),
    ):
        assert secret not in public
    mine = phone.looks_at(ticket, as_reporter=True)["mine"]
    assert mine["contact"]["name"] == "Ada Lovelace"
    assert mine["photos"][0]["state"] == "received"
