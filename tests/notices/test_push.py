"""Whoever follows a ticket is told by push, once for each event, whatever the push service answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from backend import create_app
from backend.core import clock
from backend.core.db import db
from backend.notices.actions import rotate_push_key
from backend.notices.adapters.push import PushChannel
from backend.notices.interface import Message, Refused
from backend.notices.models import Delivery, Subscription
from tests.conftest import settings_for
from tests.factories import SAME_ORIGIN, Phone, SignedIn, Ticket, a_report
from tests.fakes import push_service
from tests.fakes.push_service import Browser, PushService

GOOD = "https://fcm.googleapis.com/fcm/send/x"


@pytest.fixture
def service() -> Iterator[PushService]:
    """A push service on this machine."""
    with push_service.running() as running:
        yield running


@pytest.fixture
def app(database_url: str, tmp_path: Path, service: PushService) -> Iterator[Flask]:
    """The app, allowed to send to that push service."""
    app = create_app(settings_for(tmp_path, database_url=database_url, push_test_host=service.host))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def browser() -> Browser:
    """Somebody's browser."""
    return Browser()


def follows(phone: Phone, ticket: Ticket, push_: dict[str, Any], status: int = 201, **more: Any) -> dict[str, Any]:
    key_id = phone.client.get("/api/v1/push-key").get_json()["id"]
    body = {"ticket": ticket.text, "channel": "push", "push": push_, "key_id": key_id} | more
    return phone._expect(phone.client.post("/api/v1/subscriptions", json=body, headers=SAME_ORIGIN), status)


def test_a_follower_is_told_what_was_done(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    clerk.moves(ticket, "done", note="Filled with asphalt.")
    worker.works()
    ((headers, body),) = service.got
    told = browser.reads(body)
    assert told["title"] == "Pothole: done"
    assert "Filled with asphalt." in told["body"]
    assert told["url"].endswith(f"/ticket/{ticket.text}")
    assert service.signed_by(headers) == phone.client.get("/api/v1/push-key").get_json()["key"]
    assert (headers["ttl"], headers["urgency"]) == ("172800", "normal")
    assert len(headers["topic"]) <= 32
    assert ticket.text not in headers["topic"]
    assert len(body) <= 4096


def test_subscribing_twice_is_being_told_once(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    follows(phone, ticket, service.subscription(browser), 200)
    clerk.moves(ticket, "reviewed")
    worker.works()
    assert len(service.got) == 1


def test_while_the_phone_is_off_only_the_latest_state_is_sent(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    service.answers = [(503, None)]
    clerk.moves(ticket, "reviewed")
    worker.works()
    clerk.moves(ticket, "working")
    with clock.moved_to(clock.now() + timedelta(minutes=5)):
        worker.works()
    titles = [browser.reads(body)["title"] for _, body in service.got]
    assert titles == ["Pothole: reviewed", "Pothole: we're on it"]
    assert len({headers["topic"] for headers, _ in service.got}) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_is_gone_is_forgotten(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser, app: Flask, status: int
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    service.answers = [(status, None)]
    clerk.moves(ticket, "reviewed")
    clerk.moves(ticket, "working")
    worker.works()
    with clock.moved_to(clock.now() + timedelta(hours=2)):
        worker.works()
    assert len(service.got) == 1
    with app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Subscription)) == 0


def test_a_busy_push_service_is_left_alone_as_long_as_it_asks(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    service.answers = [(429, "120")]
    clerk.moves(ticket, "reviewed")
    worker.works()
    now = clock.now()
    with clock.moved_to(now + timedelta(seconds=90)):
        assert worker.works() == 0
    with clock.moved_to(now + timedelta(seconds=130)):
        worker.works()
    assert len(service.got) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 500, 502, 503])
def test_what_a_push_service_cannot_take_now_is_sent_later_with_the_same_id(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser, status: int
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    service.answers = [(status, None)]
    clerk.moves(ticket, "reviewed")
    worker.works()
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        worker.works()
    first, second = (browser.reads(body)["id"] for _, body in service.got)
    assert first == second


def test_a_redirect_is_not_followed(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    service.answers = [(307, None)]
    clerk.moves(ticket, "reviewed")
    worker.works()
    assert len(service.got) == 1


def test_telling_twice_about_one_event_sends_once(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser, app: Flask
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    clerk.moves(ticket, "reviewed")
    worker.works()
    from backend.core import owed
    from backend.core.db import transaction

    with app.app_context(), transaction() as session:
        owed.owe(session, ticket.number, "event:2", "report.reviewed")
    worker.works()
    assert len(service.got) == 1
    with app.app_context():
        assert db.session.scalar(sa.select(Delivery.state)) == "sent"


def test_a_key_that_was_replaced_goes_on_serving_those_who_have_it(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser, app: Flask
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    follows(phone, ticket, service.subscription(browser))
    before = phone.client.get("/api/v1/push-key").get_json()
    with app.app_context():
        rotate_push_key()
    after = phone.client.get("/api/v1/push-key").get_json()
    assert after["id"] != before["id"]
    clerk.moves(ticket, "reviewed")
    worker.works()
    assert service.signed_by(service.got[0][0]) == before["key"]


def test_leaving_is_not_being_told(
    phone: Phone, clerk: SignedIn, worker, service: PushService, browser: Browser
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    subscription = follows(phone, ticket, service.subscription(browser))["id"]
    url = f"/api/v1/subscriptions/{ticket.text}/{subscription}"
    assert phone.client.delete(url, headers=SAME_ORIGIN).status_code == 204
    clerk.moves(ticket, "reviewed")
    worker.works()
    assert service.got == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"push": {"endpoint": "https://evil.example/x", "keys": Browser().keys}}, "push.endpoint"),
        (
            {"push": {"endpoint": "https://fcm.googleapis.com/x", "keys": {"p256dh": "x", "auth": "y"}}},
            "push.keys.p256dh",
        ),
        ({"push": None}, "push"),
        ({"channel": "pigeon"}, "channel"),
        ({"language": "?"}, "language"),
    ],
)
def test_a_bad_subscription_names_the_field(
    phone: Phone, service: PushService, browser: Browser, change: dict[str, Any], field: str
) -> None:
    ticket = phone.sends(a_report())["ticket"]
    answer = follows(phone, ticket, service.subscription(browser), 422, **change)
    assert field in {error["field"] for error in answer["errors"]}


def test_a_message_too_long_for_a_push_is_refused_before_it_is_sent(app: Flask, service: PushService) -> None:
    with app.app_context():
        from backend.notices import keys

        newest = keys.newest()
        assert newest
        channel = PushChannel(keys.pair, "311@city.example", "", service.host)
        address = {**service.subscription(Browser()), "key_id": newest.id}
        with pytest.raises(Refused):
            channel.send(address, Message("id", "topic", "t", "x" * 4000, "http://x", "en"))
    assert service.got == []
