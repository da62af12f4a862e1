"""The department gets the report once, with its photos, in one thread."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from backend.core import clock, owed
from backend.core.db import db
from backend.core.owed import Owed
from tests.factories import Phone, SignedIn, a_photo, a_report, digest


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
