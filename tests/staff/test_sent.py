"""What was sent stands on one page, as its readers saw it, and tells nobody's address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from backend.core import clock
from backend.core.mail import FolderMailer, SmtpMailer
from backend.notices.links import CONFIRM, id_of, written
from backend.staff.sent import masked, read_cursor, write_cursor
from backend.staff.shapes import SentPageShape
from tests.factories import SAME_ORIGIN, Phone, SignedIn, Ticket, a_photo, a_report, digest

ADA = "ada.lovelace@example.org"


@pytest.fixture
def ticket(phone: Phone, worker: Any) -> Ticket:
    """A pothole with a photo and somebody to call back, with its department."""
    picture = a_photo()
    contact = {"kind": "person", "name": "Ada", "email": ADA}
    ticket = phone.sends(a_report(photos=[digest(picture)], contact=contact))["ticket"]
    phone.sends_photo(ticket, picture)
    worker.works()
    return ticket


def follows_by_mail(app: Flask, phone: Phone, ticket: Ticket, worker: Any, language: str = "en") -> None:
    body = {"ticket": ticket.text, "channel": "email", "email": ADA, "language": language}
    assert phone.client.post("/api/v1/subscriptions", json=body, headers=SAME_ORIGIN).status_code == 202
    worker.works()
    with app.app_context():
        token = written(CONFIRM, ticket.number, id_of(ADA))
    confirmed = phone.client.post("/api/v1/subscriptions/confirm", json={"token": token}, headers=SAME_ORIGIN)
    assert confirmed.status_code == 200


def shown(clerk: SignedIn, query: str = "") -> list[dict[str, Any]]:
    page = clerk.gets(f"sent{query}")
    assert SentPageShape().validate(page) == {}
    found: list[dict[str, Any]] = page["sent"]
    return found


def test_nothing_was_sent_yet(clerk: SignedIn) -> None:
    assert clerk.gets("sent") == {"sent": [], "next": None}


def test_a_departments_mail_is_shown_with_its_photos(clerk: SignedIn, ticket: Ticket) -> None:
    (mail,) = shown(clerk)
    assert (mail["channel"], mail["to"], mail["ticket"]) == ("email", "streets@city.example", ticket.text)
    assert mail["title"].startswith("Pothole")
    assert "Deep, a wheel fits in." in mail["body"]
    assert mail["photos"] == ["photo-1.jpg"]


def test_a_residents_mails_are_shown_newest_first_in_their_language(
    app: Flask, phone: Phone, clerk: SignedIn, ticket: Ticket, worker
) -> None:
    follows_by_mail(app, phone, ticket, worker, "es")
    clerk.moves(ticket, "done", note="Filled.")
    worker.works()
    told, asking, _ = shown(clerk)
    assert (told["title"], told["language"]) == ("Bache: terminado", "es")
    assert "Filled." in told["body"]
    assert asking["title"].startswith("¿")
    assert "/confirm#" in asking["body"]


def test_nobodys_address_is_shown(app: Flask, phone: Phone, clerk: SignedIn, ticket: Ticket, worker) -> None:
    follows_by_mail(app, phone, ticket, worker)
    page = clerk.client.get("/api/v1/staff/sent").get_data(as_text=True)
    assert "lovelace" not in page
    assert {mail["to"] for mail in shown(clerk)} == {"a…@example.org", "streets@city.example"}


def test_in_production_a_link_in_a_mail_is_its_readers_alone(
    app: Flask, phone: Phone, clerk: SignedIn, ticket: Ticket, worker
) -> None:
    follows_by_mail(app, phone, ticket, worker)
    from dataclasses import replace

    app.extensions["settings"] = replace(app.extensions["settings"], env="production")
    assert "/confirm#…" in shown(clerk)[0]["body"]


def test_of_a_mail_that_is_not_kept_what_the_database_knows_is_shown(
    app: Flask, phone: Phone, clerk: SignedIn, ticket: Ticket, worker
) -> None:
    follows_by_mail(app, phone, ticket, worker)
    app.extensions["mailer"] = SmtpMailer("smtp://127.0.0.1:1", "311@city.example")
    asking, mail = shown(clerk)
    assert (mail["to"], mail["title"], mail["photos"]) == ("streets@city.example", None, ["photo-1.jpg"])
    assert asking["to"] == "a…@example.org"
    assert "?" in asking["title"]
    assert "#" not in asking["url"]


def test_it_is_read_page_by_page_and_nothing_is_lost_or_shown_twice(
    phone: Phone, clerk: SignedIn, worker, app: Flask
) -> None:
    assert isinstance(app.extensions["mailer"], FolderMailer)
    now = clock.now()
    for minutes in (0, 0, 0, 1, 2, 2, 3):
        with clock.moved_to(now + timedelta(minutes=minutes)):
            phone.sends(a_report())
            worker.works()
    seen: list[str] = []
    cursor = ""
    while True:
        page = clerk.gets(f"sent?limit=2&cursor={cursor}")
        assert page["sent"]
        seen += [one["id"] for one in page["sent"]]
        if not (cursor := page["next"] or ""):
            break
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize("word", ["nonsense", "-1", "9" * 18, "1.5", "%E2%91%A0"])
def test_a_page_that_is_none_of_ours_is_named(clerk: SignedIn, word: str) -> None:
    assert clerk.gets(f"sent?cursor={word}", status=422)["errors"][0]["field"] == "cursor"


def test_a_cursor_keeps_every_microsecond() -> None:
    moment = clock.now().replace(microsecond=123_457)
    assert read_cursor(write_cursor(moment)) == moment


def test_the_citys_own_addresses_are_nobodys_secret(inside: None) -> None:
    said = "Write to ada@example.org, a+b@sub.example.org or Streets@city.example; (bob@x.example)."
    assert masked(said) == "Write to a…@example.org, a…@sub.example.org or Streets@city.example; (b…@x.example)."
