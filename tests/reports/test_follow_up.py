"""A reporter can add to a report or take it back, as often as the network needs to say it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock
from tests.factories import SAME_ORIGIN, Phone, SignedIn, Ticket, a_photo, a_report, a_ticket, digest


def adds(phone: Phone, ticket: Ticket, status: int = 201, **body: Any) -> dict[str, Any]:
    url = f"/api/v1/reports/{ticket.text}/follow-ups"
    body = {"id": str(uuid.uuid4())} | body
    return phone._expect(phone.client.post(url, json=body, headers=ticket.headers | SAME_ORIGIN), status)


def test_added_words_reach_the_department_in_the_same_thread(phone: Phone, worker, mailbox) -> None:
    ticket = phone.sends(a_report())["ticket"]
    worker.works()
    view = adds(phone, ticket, kind="words", text="It is deeper today.")
    assert view["mine"]["added"][0]["text"] == "It is deeper today."
    worker.works()
    first, update = mailbox.all()
    assert "It is deeper today." in update.get_content()
    assert update["In-Reply-To"] == first["Message-ID"]
    assert "deeper" not in str(phone.looks_at(ticket))


def test_words_added_before_the_report_has_gone_wait_for_it(phone: Phone, worker, mailbox) -> None:
    picture = a_photo()
    ticket = phone.sends(a_report(photos=[digest(picture)]))["ticket"]
    adds(phone, ticket, kind="words", text="Quick!")
    worker.works()
    assert mailbox.all() == []
    phone.sends_photo(ticket, picture)
    worker.works()
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        worker.works()
    assert len(mailbox.all()) == 2


def test_the_same_follow_up_again_changes_nothing(phone: Phone) -> None:
    ticket = phone.sends(a_report())["ticket"]
    body = {"id": str(uuid.uuid4()), "kind": "words", "text": "More"}
    adds(phone, ticket, **body)
    assert len(adds(phone, ticket, 200, **body)["mine"]["added"]) == 1
    assert adds(phone, ticket, 409, **(body | {"text": "Other"}))["code"] == "other-content"


def test_an_added_photo_is_cleaned_and_handed_over(phone: Phone, worker, mailbox) -> None:
    ticket = phone.sends(a_report())["ticket"]
    worker.works()
    picture = a_photo("red")
    adds(phone, ticket, kind="photos", photos=[digest(picture)])
    phone.sends_photo(ticket, picture)
    worker.works()
    update = mailbox.all()[-1]
    assert len(list(update.iter_attachments())) == 1
    assert phone.looks_at(ticket, as_reporter=True)["mine"]["photos"][0]["state"] == "shown"


def test_a_report_can_be_taken_back_once(phone: Phone, worker, mailbox) -> None:
    ticket = phone.sends(a_report())["ticket"]
    worker.works()
    view = adds(phone, ticket, kind="withdraw", text="My neighbour filled it.")
    assert (view["state"], view["timeline"][-1]["kind"]) == ("closed", "withdrawn")
    assert "took it back" in view["timeline"][-1]["reason"]
    assert adds(phone, ticket, 409, kind="withdraw")["code"] == "already-ended"
    worker.works()
    told = mailbox.all()[-1].get_content()
    assert "taken the report back" in told
    assert "My neighbour filled it." in told


def test_what_is_done_cannot_be_taken_back(phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends(a_report())["ticket"]
    clerk.moves(ticket, "done", note="Filled.")
    assert adds(phone, ticket, 409, kind="withdraw")["code"] == "already-ended"


def test_a_report_holds_a_dozen_photos_and_no_more(phone: Phone) -> None:
    ticket = phone.sends(a_report())["ticket"]
    for batch in range(3):
        adds(phone, ticket, kind="photos", photos=[f"{batch}{n}" * 32 for n in range(4)])
    assert adds(phone, ticket, 409, kind="photos", photos=["ab" * 32])["code"] == "too-many-photos"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "words"}, "text"),
        ({"kind": "photos"}, "photos"),
        ({"kind": "sing", "text": "la"}, "kind"),
        ({"kind": "words", "text": "x", "id": "1"}, "id"),
        ({"kind": "words", "text": "x" * 4001}, "text"),
        ({"kind": "photos", "photos": ["x"]}, "photos.0"),
    ],
)
def test_bad_follow_ups_name_the_field(phone: Phone, body: dict[str, Any], field: str) -> None:
    ticket = phone.sends(a_report())["ticket"]
    answer = adds(phone, ticket, 422, **body)
    assert field in {error["field"] for error in answer["errors"]}


def test_a_stranger_adds_nothing(phone: Phone) -> None:
    ticket, other = phone.sends(a_report())["ticket"], a_ticket()
    other.number = ticket.number
    assert adds(phone, other, 403, kind="withdraw")["code"] == "key-mismatch"
    assert adds(phone, a_ticket(), 404, kind="withdraw")["code"] == "report-first"
