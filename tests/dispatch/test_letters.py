"""The department gets the report once, with its photos, in one thread."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from backend.city import read_city
from backend.core import clock, owed
from backend.core.db import db
from backend.core.owed import Owed
from backend.dispatch import letters
from backend.dispatch.letters import Addressee
from tests.factories import CAPITOL, SACRAMENTO, SAME_ORIGIN, Phone, SignedIn, a_photo, a_report, digest

NOON = datetime(2026, 11, 22, 19, tzinfo=UTC)


def newest(code: str) -> str:
    """The version of a service that is in force."""
    return next(d.version for d in read_city(SACRAMENTO).definitions if d.code == code)


def test_the_department_gets_the_report_with_everything_it_needs(phone: Phone, worker, mailbox) -> None:
    ticket = phone.sends(a_report(contact={"kind": "person", "name": "Ada", "email": "ada@example.org"}))["ticket"]
    worker.works()
    mail = mailbox.only()
    text = mail.get_content()
    for needed in (
        "In a traffic lane",
        "1300 10th St",
        "Deep, a wheel fits in.",
        "ada@example.org",
        ticket.text,
    ):
        assert needed in text
    assert mail["To"] == "streets@city.example"
    assert phone.looks_at(ticket)["timeline"][-1]["kind"] == "sent-to-department"


def test_a_letter_says_days_and_places_as_people_do(phone: Phone, worker, mailbox) -> None:
    with clock.moved_to(NOON):
        ticket = phone.sends(a_report(place={"point": CAPITOL, "note": "by the gate"}))["ticket"]
        worker.works()
    text = mailbox.only().get_content()
    for line in (
        f"Ticket {letters.spaced(ticket.text)}",
        "Received Sunday, November 22, 2026 at 11:00 AM",
        "We told the reporter to expect it by Wednesday, November 25, 2026.",
        "How to find it: by the gate",
        "Where in the road is it? In a traffic lane",
        "In the reporter's own words:",
        "The reporter gave no name.",
    ):
        assert line in text.splitlines()


def test_a_letter_holds_nothing_that_only_machines_read(phone: Phone, worker, mailbox) -> None:
    with clock.moved_to(NOON):
        answers = {"what": ["garbage"], "day": "2026-11-20", "out-by-six": "yes", "still-out": "no", "carts": 2}
        phone.sends(a_report(service="missed-collection", version=newest("missed-collection"), answers=answers))
        worker.works()
    text = mailbox.only().get_content()
    assert "On which day should it have been picked up? Friday, November 20, 2026" in text
    for code in ("2026-11-2", "T19:", "None", "out-by-six", "garbage,", "missed-collection"):
        assert code not in text


def test_a_letter_about_a_danger_says_so_first(phone: Phone, worker, mailbox) -> None:
    fallen = {"what": "down", "wire": "no", "fallen-on": "nothing", "whose": "park"}
    phone.sends(a_report(service="tree", version=newest("tree"), answers=fallen))
    worker.works()
    mail = mailbox.only()
    assert mail["Subject"].startswith("Urgent · ")
    assert mail.get_content().startswith("Urgent · ")


def test_a_city_that_speaks_spanish_writes_its_letters_in_spanish() -> None:
    view = {
        "number": "7K3M9QXT2T",
        "service": {"name": "Bache"},
        "urgent": False,
        "received_at": "2026-11-22T19:00:00Z",
        "expected_by": "2026-11-25",
        "mine": {
            "place": {"address": None, "near": "Calle 10", "point": None, "areas": {}, "asset": None, "note": ""},
            "answers": [{"question": "¿Qué es?", "answer": "Un hoyo"}],
            "description": "",
            "contact": None,
        },
    }
    whom = Addressee("Obras", "obras@city.example", "https://city.example/x", "city.example", "es", ZoneInfo("UTC"))
    mail = letters.report_mail(view, whom, [])
    assert mail.subject == "Bache · cerca de Calle 10 · 7K3-M9Q-XT2T"
    assert "domingo, 22 de noviembre de 2026" in mail.text
    assert "La persona que reportó no dio su nombre." in mail.text


def test_what_is_added_later_comes_with_its_ticket(phone: Phone, worker, mailbox) -> None:
    ticket = phone.sends(a_report())["ticket"]
    worker.works()
    body = {"id": str(uuid.uuid4()), "kind": "words", "text": "It is deeper now.", "photos": []}
    path = f"/api/v1/reports/{ticket.text}/follow-ups"
    assert phone.client.post(path, json=body, headers=ticket.headers | SAME_ORIGIN).status_code == 201
    worker.works()
    text = mailbox.all()[-1].get_content()
    assert text.startswith("The reporter has added:\nIt is deeper now.\n")
    assert f"Pothole · Ticket {letters.spaced(ticket.text)}" in text


def test_the_report_waits_for_its_photos_and_takes_them_along(phone: Phone, worker, mailbox) -> None:
    picture = a_photo()
    ticket = phone.sends(a_report(photos=[digest(picture)]))["ticket"]
    worker.works()
    assert mailbox.all() == []
    phone.sends_photo(ticket, picture)
    worker.works()
    attached = list(mailbox.only().iter_attachments())
    assert [part.get_filename() for part in attached] == ["photo-1.jpg"]
    assert b"secret" not in attached[0].get_content()


def test_a_photo_that_never_comes_does_not_hold_the_report_back(phone: Phone, worker, mailbox) -> None:
    picture = a_photo()
    ticket = phone.sends(a_report(photos=[digest(picture)]))["ticket"]
    worker.works()
    with clock.moved_to(clock.now() + timedelta(minutes=11)):
        worker.works()
        first = mailbox.only()
        phone.sends_photo(ticket, picture)
        worker.works()
    update = mailbox.all()[-1]
    assert update["In-Reply-To"] == first["Message-ID"]
    assert len(list(update.iter_attachments())) == 1


def test_a_refused_photo_does_not_hold_the_report_back(phone: Phone, worker, mailbox) -> None:
    broken = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    ticket = phone.sends(a_report(photos=[digest(broken)]))["ticket"]
    assert phone.sends_photo(ticket, broken, status=415)["code"] == "photo-type-svg"
    worker.works()
    assert list(mailbox.only().iter_attachments()) == []
    mine = phone.looks_at(ticket, as_reporter=True)["mine"]
    assert mine["photos"][0]["state"] == "refused"
    assert mine["photos"][0]["reason"]


def test_the_same_work_done_twice_is_one_mail(phone: Phone, worker, mailbox, inside: None) -> None:
    phone.sends(a_report())
    claim = the_mails()
    db.session.execute(sa.update(Owed).values(due_at=clock.now()))
    db.session.commit()
    second = the_mails()
    owed.work(second)
    owed.work(claim)
    assert len(mailbox.all()) == 1
    worker.works()
    assert len(mailbox.all()) == 1


def the_mails() -> owed.Claim:
    """What is owed to the department, claimed together with all that is owed beside it."""
    (mine,) = (claim for claim in owed.claim_due(10) if claim.listener == "dispatch")
    return mine


def test_staff_see_what_keeps_failing(phone: Phone, clerk: SignedIn, app, worker, tmp_path) -> None:
    (tmp_path / "sent").write_text("a file where the folder should be")
    ticket = phone.sends(a_report())["ticket"]
    worker.works()
    (line,) = clerk.gets(f"reports/{ticket.text}")["dispatch"]
    assert line["state"] == "waiting"
    assert line["error"]
