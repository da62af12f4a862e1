"""Being told by e-mail: nobody is who has not said yes, and one tap ends it."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from backend.city import read_city
from backend.city.actions import load
from backend.core import clock, log, owed
from backend.core.db import db
from backend.core.owed import Owed
from backend.notices.links import id_of
from backend.notices.models import Subscription
from tests.factories import SACRAMENTO, Phone, SignedIn, Ticket, a_report
from tests.fakes.smtp_service import SmtpService
from tests.notices.readers import ADA, Reader, secret_in


def subscriptions(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Subscription)) or 0


def test_an_address_is_told_nothing_until_its_reader_has_said_yes(
    reader: Reader, ticket: Ticket, clerk: SignedIn, worker
) -> None:
    reader.asks(ticket)
    clerk.moves(ticket, "reviewed")
    worker.works()
    (asking,) = reader.mails
    assert "?" in asking["Subject"]
    assert "Pothole" not in asking.as_string()
    assert reader.uses("confirm", secret_in(asking)) == {"ticket": ticket.text}
    clerk.moves(ticket, "done", note="Filled with asphalt.")
    worker.works()
    told = reader.mails[-1]
    assert told["Subject"] == "Pothole: done"
    assert "Filled with asphalt." in told.get_content()
    assert f"/ticket/{ticket.text}" in told.get_content()


def test_looking_at_the_links_of_a_mail_changes_nothing(
    reader: Reader, ticket: Ticket, clerk: SignedIn, worker, app: Flask
) -> None:
    reader.asks(ticket)
    worker.works()
    scanner = app.test_client()
    link = re.search(r"http\S+", reader.mails[0].get_content())
    assert link
    scanner.get(urlsplit(link[0]).path).close()
    clerk.moves(ticket, "reviewed")
    worker.works()
    assert len(reader.mails) == 1
    reader.uses("confirm", secret_in(reader.mails[0]))
    clerk.moves(ticket, "working")
    worker.works()
    shown = scanner.get(one_click(reader.mails[-1]))
    assert (shown.status_code, shown.location) == (303, f"/stop#{secret_in(reader.mails[-1])}")
    clerk.moves(ticket, "done", note="Filled.")
    worker.works()
    assert reader.mails[-1]["Subject"] == "Pothole: done"


def test_saying_yes_twice_is_being_told_once(reader: Reader, ticket: Ticket, clerk: SignedIn, worker) -> None:
    reader.follows(ticket, worker)
    reader.uses("confirm", secret_in(reader.mails[0]))
    clerk.moves(ticket, "reviewed")
    worker.works()
    assert len(reader.mails) == 2


def one_click(mail: EmailMessage) -> str:
    """The path of the mail program's own button."""
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    whole = re.fullmatch(r"<http://127\.0\.0\.1:8311(/\S+)>", mail["List-Unsubscribe"])
    assert whole, mail["List-Unsubscribe"]
    return whole[1]


def test_a_mail_programs_own_button_ends_it_without_a_page_or_a_cookie(
    reader: Reader, ticket: Ticket, clerk: SignedIn, worker, app: Flask
) -> None:
    reader.follows(ticket, worker)
    clerk.moves(ticket, "reviewed")
    worker.works()
    button = one_click(reader.mails[-1])
    for _ in range(2):
        answer = app.test_client().post(button, data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.get_json()) == (200, {"ticket": ticket.text})
    clerk.moves(ticket, "working")
    worker.works()
    assert len(reader.mails) == 2
    assert subscriptions(app) == 0


def test_no_other_write_may_come_from_anywhere(app: Flask) -> None:
    open_doors = {name for name, view in app.view_functions.items() if getattr(view, "from_anywhere", False)}
    assert open_doors == {"subscriptions.stop_by_one_click"}


def test_the_stop_link_in_a_mail_ends_it(reader: Reader, ticket: Ticket, clerk: SignedIn, worker) -> None:
    reader.follows(ticket, worker)
    clerk.moves(ticket, "reviewed")
    worker.works()
    with clock.moved_to(clock.now() + timedelta(days=700)):
        assert reader.uses("stop", secret_in(reader.mails[-1])) == {"ticket": ticket.text}
    clerk.moves(ticket, "working")
    worker.works()
    assert len(reader.mails) == 2


def test_an_old_yes_does_not_undo_a_later_stop(reader: Reader, ticket: Ticket, clerk: SignedIn, worker) -> None:
    reader.follows(ticket, worker)
    clerk.moves(ticket, "reviewed")
    worker.works()
    reader.uses("stop", secret_in(reader.mails[-1]))
    assert reader.uses("confirm", secret_in(reader.mails[0]), 410)["code"] == "link-used"


def test_a_link_says_what_is_wrong_with_it(reader: Reader, ticket: Ticket, worker) -> None:
    reader.asks(ticket)
    worker.works()
    token = secret_in(reader.mails[0])
    assert reader.uses("confirm", token[:-1], 404)["code"] == "link-unknown"
    assert reader.uses("stop", token, 404)["code"] == "link-unknown"
    assert reader.uses("stop", "", 404)["code"] == "link-unknown"
    with clock.moved_to(clock.now() + timedelta(days=7, minutes=1)):
        assert reader.uses("confirm", token, 410)["code"] == "link-expired"


def test_an_address_that_never_said_yes_is_forgotten_with_its_link(
    reader: Reader, ticket: Ticket, worker, app: Flask
) -> None:
    now = clock.now()
    reader.asks(ticket)
    worker.works()
    with clock.moved_to(now + timedelta(days=5)):
        reader.asks(ticket)
        worker.works()
    with clock.moved_to(now + timedelta(days=8)):
        worker.works()
        assert subscriptions(app) == 1
        reader.uses("confirm", secret_in(reader.mails[-1]))
    with clock.moved_to(now + timedelta(days=13)):
        worker.works()
    assert subscriptions(app) == 1

    reader.asks(ticket, email="nobody@example.org")
    with clock.moved_to(clock.now() + timedelta(days=8)):
        worker.works()
    assert subscriptions(app) == 1


def test_all_mails_of_a_ticket_are_one_thread(reader: Reader, ticket: Ticket, clerk: SignedIn, worker) -> None:
    reader.follows(ticket, worker)
    for to in ("reviewed", "working"):
        clerk.moves(ticket, to)
        worker.works()
    assert len(reader.mails) == 3
    assert len({mail["References"] for mail in reader.mails}) == 1
    assert len({mail["Message-ID"] for mail in reader.mails}) == 3
    assert {mail["Auto-Submitted"] for mail in reader.mails} == {"auto-generated"}


def test_mails_speak_the_readers_language(reader: Reader, ticket: Ticket, clerk: SignedIn, worker) -> None:
    reader.follows(ticket, worker, language="es")
    clerk.moves(ticket, "done", note="Filled.")
    worker.works()
    asking, told = reader.mails
    assert asking["Subject"].startswith("¿")
    assert told["Subject"] == "Bache: terminado"
    assert told["Content-Language"] == "es"
    assert "mensajes" in told.get_content()


def test_mails_about_a_private_matter_name_neither_service_nor_place(
    reader: Reader, app: Flask, phone: Phone, clerk: SignedIn, worker, tmp_path: Path
) -> None:
    folder = tmp_path / "discreet"
    shutil.copytree(SACRAMENTO, folder)
    pothole = folder / "services" / "pothole.yaml"
    pothole.write_text(pothole.read_text().replace("place: exact", "place: none"))
    app.extensions["city"] = read_city(folder)
    with app.app_context():
        load(app.extensions["city"])
    version = phone.client.get("/api/v1/services/pothole").get_json()["version"]
    private = phone.sends(a_report(version=version))["ticket"]
    reader.follows(private, worker)
    clerk.moves(private, "reviewed")
    worker.works()
    assert len(reader.mails) == 2
    for mail in reader.mails:
        assert not re.search("pothole|10th|streets", mail.as_string(), re.IGNORECASE)


def test_what_a_mail_server_cannot_take_now_is_sent_later_with_the_same_id(
    reader: Reader, ticket: Ticket, clerk: SignedIn, worker, service: SmtpService
) -> None:
    reader.follows(ticket, worker)
    service.answers = ["451 later"]
    clerk.moves(ticket, "reviewed")
    worker.works()
    assert len(reader.mails) == 1
    with clock.moved_to(clock.now() + timedelta(minutes=5)):
        worker.works()
    assert reader.mails[-1]["Subject"] == "Pothole: reviewed"


def test_a_worker_that_dies_before_it_noted_a_mail_sends_it_again_under_the_same_id(
    reader: Reader, ticket: Ticket, worker, app: Flask
) -> None:
    reader.asks(ticket)
    with app.app_context():
        (claim,) = (claim for claim in owed.claim_due(10) if claim.listener == "asking")
        db.session.execute(sa.update(Owed).values(due_at=clock.now(), lease=None))
        db.session.commit()
        owed.work(claim)
    worker.works()
    first, again = reader.mails
    assert first["Message-ID"] == again["Message-ID"]
    assert first["Subject"] == again["Subject"]
    worker.works()
    assert len(reader.mails) == 2


def test_an_address_that_its_server_does_not_know_is_forgotten(
    reader: Reader, ticket: Ticket, worker, service: SmtpService, app: Flask
) -> None:
    service.unknown.add(ADA)
    reader.asks(ticket)
    worker.works()
    assert subscriptions(app) == 0


def test_a_mail_server_that_does_not_take_us_loses_no_mail_and_no_address(
    reader: Reader, ticket: Ticket, clerk: SignedIn, worker, service: SmtpService, app: Flask
) -> None:
    reader.follows(ticket, worker)
    service.refuses_senders = True
    clerk.moves(ticket, "reviewed")
    worker.works()
    service.refuses_senders = False
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        worker.works()
    assert reader.mails[-1]["Subject"] == "Pothole: reviewed"


def test_the_log_names_no_address_and_no_secret(
    reader: Reader, ticket: Ticket, clerk: SignedIn, worker, capfd: pytest.CaptureFixture[str], app: Flask
) -> None:
    log.configure("debug")
    reader.follows(ticket, worker)
    clerk.moves(ticket, "reviewed")
    worker.works()
    logged = capfd.readouterr().err
    with app.app_context():
        assert id_of(ADA)[:12] in logged
    for secret in ("ada", "example.org", secret_in(reader.mails[0]), secret_in(reader.mails[1])):
        assert secret not in logged


@pytest.mark.parametrize("token", ["%0Aa", "%C2%85", "..", "a%20b", "%F3%9C%8E%81"])
def test_a_strange_stop_address_leads_to_the_page_that_explains(app: Flask, token: str) -> None:
    answer = app.test_client().get(f"/api/v1/subscriptions/stop/{token}")
    assert answer.status_code == 303
    assert answer.location.startswith("/stop#")


def test_a_language_that_cannot_be_noted_is_named(reader: Reader, ticket: Ticket) -> None:
    answer = reader.asks(ticket, 422, language="en-abcdefgh-abcdefgh")
    assert [error["field"] for error in answer["errors"]] == ["language"]
    assert answer["errors"][0]["remedy"]
