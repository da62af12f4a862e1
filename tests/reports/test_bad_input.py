"""Whatever is sent instead of a report is answered with the field at fault and what to do, and never with a 500."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from marshmallow import Schema, fields

from backend.city import Definition, read_city
from backend.core.http import limiter
from backend.core.phrases import PHRASES
from backend.notices.schemas import SubscriptionSchema
from backend.reports.schemas import FollowUpSchema, ReportSchema
from backend.staff.schemas import MoveSchema, ReleaseSchema, SignInSchema
from tests.factories import (
    CAPITOL,
    SACRAMENTO,
    SAME_ORIGIN,
    Phone,
    SignedIn,
    Ticket,
    a_photo,
    a_report,
    a_ticket,
    digest,
    place_for,
)
from tests.reports.odd import Path, answers_that_reach, changed, with_odd_values

CONTACT = {"kind": "person", "name": "Ada", "email": "ada@example.org", "phone": "916-555-0100"}
DEFINITIONS = {definition.code: definition for definition in read_city(SACRAMENTO).definitions}
QUESTIONS = [(code, question["code"]) for code, found in DEFINITIONS.items() for question in found.questions]
MUNICH = {"point": {**CAPITOL, "lat": 48.1, "lng": 11.5}}
NO_FIELD_AT_FAULT = ("unreadable", "too-large", "sign-in-wrong", "not-arrived", "photo-unknown")
WRONG_ZONE = "2026-11-22T19:00:00+25:00"
ON_THE_MOON = {"where": "on-the-moon", "damage": "no"}


def whole() -> dict[str, Any]:
    """A report with every field filled in."""
    place = {"point": CAPITOL, "address": "1300 10th St", "area": "district-4", "note": "by the garage"}
    return a_report(place=place, contact=CONTACT, photos=[digest(a_photo())])


def paths(schema: Schema, start: Path = ()) -> Iterator[Path]:
    """The path of every field, those inside others included."""
    for name, one in schema.fields.items():
        path = (*start, name)
        yield path
        if isinstance(one, fields.Nested):
            yield from paths(one.schema, path)
        if isinstance(one, fields.List):
            yield (*path, 0)


def named(path: Path) -> str:
    """As a test's name has it."""
    return ".".join(map(str, path))


class Judge:
    """Sends what should be refused, and holds the answer to its promise."""

    def __init__(self, app: Flask, client: Any = None) -> None:
        self.client = client or app.test_client()

    def sends(self, method: str, address: str, headers: dict[str, str], body: Any, path: Path) -> None:
        """Whatever `path` of `body` holds is taken, or refused by the name of the field, of one around it or in it."""
        data = json.dumps(body).encode("utf-8", "surrogatepass")
        answer = self.client.open(address, method=method, data=data, headers=headers | SAME_ORIGIN)
        assert answer.status_code < 500, f"{answer.status_code} for {data[:300]!r}"
        if answer.status_code >= 400:
            self.refused(answer, path, data)

    def refused(self, answer: Any, path: Path, data: bytes) -> None:
        """A problem, in our own words, that says where and what to do."""
        assert answer.content_type == "application/problem+json"
        problem = answer.get_json()
        if problem["status"] == 409 or problem["code"] in NO_FIELD_AT_FAULT:
            assert problem["detail"]
            return
        errors = problem["errors"]
        assert all(error["problem"] and error["remedy"] for error in errors), errors
        wanted = named(path) if path[0] != "answers" else "answers"
        assert any(_related(error["field"], wanted) for error in errors), f"{wanted}: {errors} for {data[:300]!r}"


def _related(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


@pytest.fixture
def judge(app: Flask) -> Iterator[Judge]:
    """Without limits: it asks often."""
    limiter.enabled = False
    yield Judge(app)
    limiter.enabled = True


def put_report(judge: Judge, body: Any, path: Path) -> None:
    """Send `body` as a new report."""
    ticket = a_ticket()
    judge.sends("PUT", f"/api/v1/reports/{ticket.text}", ticket.headers, body, path)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"service": "no-such-service", "version": "0" * 32}, "service"),
        ({"answers": ON_THE_MOON}, "answers.where"),
        ({"reported_at": WRONG_ZONE}, "reported_at"),
        ({"place": MUNICH}, "place.point"),
        ({"language": "en-" + "x" * 40}, "language"),
        ({"contact": {**CONTACT, "email": "a@" + "b" * 260 + ".org"}}, "contact.email"),
    ],
    ids=[
        "unknown service",
        "answer not listed",
        "wrong zone",
        "another continent",
        "long language",
        "long e-mail",
    ],
)
def test_each_names_its_field_and_a_remedy(phone: Phone, changes: dict[str, Any], field: str) -> None:
    errors = {error["field"]: error for error in phone.sends(a_report(**changes), status=422)["errors"]}
    assert errors[field]["problem"]
    assert errors[field]["remedy"]


def test_a_wrong_check_symbol_and_a_foreign_key_say_so(phone: Phone) -> None:
    ticket = a_ticket()
    wrong = ticket.text[:-1] + ("0" if ticket.text[-1] != "0" else "1")
    answer = phone.client.put(f"/api/v1/reports/{wrong}", json=a_report(), headers=ticket.headers | SAME_ORIGIN)
    assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (400, "number")
    assert answer.get_json()["errors"][0]["remedy"]
    foreign = phone.sends(a_report(), ticket=ticket, status=403, Authorization=a_ticket().headers["Authorization"])
    assert foreign["errors"][0]["field"] == "Authorization"
    assert foreign["errors"][0]["remedy"]


def test_a_photo_that_is_none_says_what_to_send(phone: Phone) -> None:
    text = b"This is no picture."
    ticket = phone.sends(a_report(photos=[digest(text)]))["ticket"]
    answer = phone.sends_photo(ticket, text, status=415)
    assert answer["errors"][0]["field"] == "photo"
    assert answer["errors"][0]["remedy"]


def test_five_megabytes_of_text_say_how_much_is_taken(phone: Phone) -> None:
    answer = phone.sends(a_report(description="x" * 5_000_000), status=413)
    assert "64 kB" in answer["detail"]


def test_nesting_without_end_is_unreadable(phone: Phone) -> None:
    ticket = a_ticket()
    data = b'{"mood": ' + b"[" * 300 + b"]" * 300 + b"}"
    answer = phone.client.put(f"/api/v1/reports/{ticket.text}", data=data, headers=ticket.headers | SAME_ORIGIN)
    assert (answer.status_code, answer.get_json()["code"]) == (400, "unreadable")


def test_refusals_speak_the_readers_language(phone: Phone) -> None:
    answer = phone.sends(a_report(language="es", place=7, description=7), status=422)
    said = {error["field"]: error["problem"] for error in answer["errors"]}
    assert said["description"] != PHRASES[r"Not a valid (utf-8 )?string\."].partition(" | ")[0]
    assert "valid" not in " ".join(said.values())


@pytest.mark.parametrize("path", list(paths(ReportSchema())), ids=named)
def test_anything_in_a_field_of_a_report_is_taken_or_refused_by_its_name(judge: Judge, path: Path) -> None:
    with_odd_values(lambda odd: put_report(judge, changed(whole(), path, odd), path))


@pytest.mark.parametrize(("service", "question"), QUESTIONS, ids=str)
def test_anything_for_an_answer_is_taken_or_refused_by_its_name(judge: Judge, service: str, question: str) -> None:
    definition: Definition = DEFINITIONS[service]
    answers = answers_that_reach(definition, question)
    place = place_for(definition)
    body = a_report(service=service, version=definition.version, answers=answers, photos=[], place=place)
    path = ("answers", question)
    with_odd_values(lambda odd: put_report(judge, changed(body, path, odd), path))


@pytest.mark.parametrize("path", list(paths(FollowUpSchema())), ids=named)
def test_anything_in_a_follow_up_is_taken_or_refused_by_its_name(judge: Judge, phone: Phone, path: Path) -> None:
    ticket: Ticket = phone.sends(a_report())["ticket"]
    body = {"id": "0b0e6b2a-6d7c-4c7e-9d8c-3f1f2b1c4d5e", "kind": "words", "text": "It is worse.", "photos": ["0" * 64]}
    address = f"/api/v1/reports/{ticket.text}/follow-ups"

    def send(odd: Any) -> None:
        judge.sends("POST", address, ticket.headers, changed(body, path, odd), path)

    with_odd_values(send)


@pytest.mark.parametrize("path", list(paths(SubscriptionSchema())), ids=named)
def test_anything_in_a_subscription_is_taken_or_refused_by_its_name(judge: Judge, phone: Phone, path: Path) -> None:
    keys = {"p256dh": "B" * 87, "auth": "A" * 22}
    push = {"endpoint": "https://fcm.googleapis.com/fcm/send/x", "keys": keys}
    ticket = phone.sends(a_report())["ticket"]
    body = {"ticket": ticket.text, "channel": "push", "push": push, "key_id": "one", "language": "en"}
    with_odd_values(lambda odd: judge.sends("POST", "/api/v1/subscriptions", {}, changed(body, path, odd), path))


STAFFS = [
    (name, path)
    for name, schema in (("moves", MoveSchema()), ("release", ReleaseSchema()), ("sign-in", SignInSchema()))
    for path in paths(schema)
]


@pytest.mark.parametrize(("name", "path"), STAFFS, ids=lambda one: one if isinstance(one, str) else named(one))
def test_anything_that_staff_send_is_taken_or_refused_by_its_name(
    judge: Judge, app: Flask, phone: Phone, clerk: SignedIn, name: str, path: Path
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    bodies = {
        "moves": {"to": "elsewhere", "note": "n", "reason": "not-found", "agency": {"name": "Caltrans", "phone": "1"}},
        "release": {"photo": None, "description": True, "released": True},
        "sign-in": {"name": "nobody", "password": "x"},
    }
    address = "/api/v1/staff/sign-in" if name == "sign-in" else f"/api/v1/staff/reports/{ticket.text}/{name}"
    as_clerk = Judge(app, clerk.client)
    with_odd_values(lambda odd: as_clerk.sends("POST", address, {}, changed(bodies[name], path, odd), path))
