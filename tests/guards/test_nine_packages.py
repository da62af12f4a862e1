"""The nine packages that were asked for are no decoration: each of them runs in the main journey."""

from __future__ import annotations

import importlib.util
import inspect
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from flask import Flask

from backend import create_app
from backend.core.db import db
from backend.photos.actions import store
from backend.photos.darkroom import child
from tests.conftest import settings_for
from tests.factories import SAME_ORIGIN, Phone, SignedIn, a_photo, a_report, digest
from tests.fakes import push_service
from tests.fakes.push_service import Browser, PushService

NINE = {
    "flask": "flask",
    "flask-sqlalchemy": "flask_sqlalchemy",
    "flask-login": "flask_login",
    "marshmallow": "marshmallow",
    "pillow": "PIL",
    "exifread": "exifread",
    "geopy": "geopy",
    "webpush": "webpush",
    "pytest": "_pytest",
}


@contextmanager
def watched(ran: set[str]) -> Iterator[None]:
    """Note the file of every Python function that is called in the block, in any thread."""

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            ran.add(frame.f_code.co_filename)

    before = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)
        threading.setprofile(None)


def home_of(module: str) -> str:
    """The folder that a package lives in."""
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parent)


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


def journey(app: Flask, phone: Phone, worker, service: PushService) -> bytes:
    """A place found, a report with a photo, cleaned, moved on by staff, the phone told; returns the photo as shown."""
    found = phone.client.get("/api/v1/geocode?q=1300 10th St&lat=38.57&lng=-121.49").get_json()["found"][0]
    picture = a_photo()
    point = {"lat": found["lat"], "lng": found["lng"], "source": "address"}
    place = {"point": point, "address": found["address"]}
    ticket = phone.sends(a_report(photos=[digest(picture)], place=place))["ticket"]
    phone.sends_photo(ticket, picture)
    key_id = phone.client.get("/api/v1/push-key").get_json()["id"]
    follow = {"ticket": ticket.text, "channel": "push", "push": service.subscription(Browser()), "key_id": key_id}
    assert phone.client.post("/api/v1/subscriptions", json=follow, headers=SAME_ORIGIN).status_code == 201
    worker.works()
    clerk = SignedIn.as_role(app, "department")
    seen = clerk.gets(f"reports/{ticket.text}")["photos_all"][0]
    assert seen["gps"] == {"lat": pytest.approx(38.5766, abs=1e-3), "lng": pytest.approx(-121.4934, abs=1e-3)}
    clerk.moves(ticket, "done", note="Filled.")
    worker.works()
    assert len(service.got) == 1
    with app.app_context():
        return store().read(seen["url"].rpartition("/")[2])


def test_the_nine_packages_run_in_the_main_journey(app: Flask, phone: Phone, worker, service: PushService) -> None:
    ran = {frame.filename for frame in inspect.stack()}  # pytest calls this very test
    with watched(ran):
        shown = journey(app, phone, worker, service)
        # The photo was cleaned in a child process with an empty environment, which nobody can watch. The same code on
        # the same photo here gives the same bytes: so this is what ran there.
        again = child.answer(io.BytesIO(a_photo()), "JPEG")
    assert shown in again
    idle = [name for name, module in NINE.items() if not any(file.startswith(home_of(module)) for file in ran)]
    assert idle == []
