"""Asking to be told by e-mail: what is refused, and why nobody's mailbox can be filled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.http import limiter
from backend.notices.actions import MOST_A_DAY, MOST_FOR_A_TICKET
from tests.factories import SAME_ORIGIN, Phone, Ticket, a_report
from tests.fakes.smtp_service import SmtpService
from tests.notices.readers import ADA, Reader, secret_in


def test_the_answer_does_not_say_whether_an_address_is_known(reader: Reader, ticket: Ticket, worker) -> None:
    first = reader.asks(ticket)
    again = reader.asks(ticket)
    worker.works()
    reader.uses("confirm", secret_in(reader.mails[0]))
    with clock.moved_to(clock.now() + timedelta(hours=2)):
        assert reader.asks(ticket) == again == first == {"channel": "email"}
        worker.works()
    assert len(reader.mails) == 1


def test_an_address_is_asked_once_an_hour_about_a_ticket(reader: Reader, ticket: Ticket, worker) -> None:
    for _ in range(3):
        reader.asks(ticket)
        worker.works()
    assert len(reader.mails) == 1
    with clock.moved_to(clock.now() + timedelta(minutes=61)):
        reader.asks(ticket)
        worker.works()
    assert len(reader.mails) == 2
    assert len({mail["Message-ID"] for mail in reader.mails}) == 2


def test_an_address_is_asked_a_few_times_a_day_whoever_asks_and_however_it_is_written(
    reader: Reader, phone: Phone, worker, service: SmtpService
) -> None:
    for _ in range(MOST_A_DAY + 2):
        reader.asks(phone.sends(a_report())["ticket"])
    reader.asks(phone.sends(a_report())["ticket"], email=ADA.upper())
    worker.works()
    asked = [mail for mail in service.mails if mail["To"].lower() == ADA]
    assert len(asked) == MOST_A_DAY


def test_one_ticket_cannot_be_used_to_write_to_many(reader: Reader, ticket: Ticket) -> None:
    for n in range(MOST_FOR_A_TICKET):
        limiter.reset()
        reader.asks(ticket, email=f"a{n}@example.org")
    limiter.reset()
    assert reader.asks(ticket, 429, email="one-more@example.org")["code"] == "too-many"


def test_one_caller_cannot_have_many_mails_sent(reader: Reader, ticket: Ticket) -> None:
    for n in range(20):
        reader.asks(ticket, email=f"a{n}@example.org")
    assert reader.asks(ticket, 429, email="one-more@example.org")["code"] == "too-many"


def test_asking_without_an_address_names_it(phone: Phone, ticket: Ticket) -> None:
    body = {"ticket": ticket.text, "channel": "email"}
    answer = phone.client.post("/api/v1/subscriptions", json=body, headers=SAME_ORIGIN)
    assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, "email")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "ada"}, "email"),
        ({"email": "ada@localhost"}, "email"),
        ({"email": "ada@[127.0.0.1]"}, "email"),
        ({"email": "ada@127.0.0.1"}, "email"),
        ({"email": '"a b"@example.org'}, "email"),
        ({"email": "ada@example.org\nBcc: all@example.org"}, "email"),
        ({"email": "ada@example.org\n"}, "email"),
        ({"email": "ada@example.org, bob@example.org"}, "email"),
        ({"email": "a" * 250 + "@example.org"}, "email"),
        ({"email": None}, "email"),
        ({"email": 7}, "email"),
        ({"language": "?"}, "language"),
        ({"channel": "push"}, "push"),
    ],
)
def test_a_bad_request_names_the_field(reader: Reader, ticket: Ticket, change: dict[str, Any], field: str) -> None:
    errors = reader.asks(ticket, 422, **change)["errors"]
    assert field in {error["field"] for error in errors}
    assert all(error["remedy"] for error in errors)
