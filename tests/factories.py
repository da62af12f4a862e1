"""Helpers that speak the trade: a phone that reports, a clerk who moves reports on, a photo that was taken."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from typing import Any

import piexif
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from backend.city import Definition, read_city
from backend.reports import number as numbers
from backend.settings import ROOT
from backend.staff.actions import set_password

SACRAMENTO = ROOT / "backend" / "cities" / "sacramento"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
CAPITOL = {"lat": 38.5766, "lng": -121.4934, "accuracy_m": 12.0, "source": "gps"}


def a_photo(color: str = "grey", *, size: tuple[int, int] = (640, 480), gps: bool = True) -> bytes:
    """A JPEG as a phone makes it, with the place where it was taken."""
    out = io.BytesIO()
    exif = {"0th": {piexif.ImageIFD.Make: b"Pocket"}, "GPS": {}}
    if gps:
        exif["GPS"] = {
            piexif.GPSIFD.GPSLatitudeRef: b"N",
            piexif.GPSIFD.GPSLatitude: ((38, 1), (34, 1), (3576, 100)),
            piexif.GPSIFD.GPSLongitudeRef: b"W",
            piexif.GPSIFD.GPSLongitude: ((121, 1), (29, 1), (3624, 100)),
        }
    Image.new("RGB", size, color).save(out, "JPEG", exif=piexif.dump(exif), comment=b"secret")
    return out.getvalue()


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def place_for(definition: Definition) -> dict[str, Any]:
    """A place as the service asks it."""
    place: dict[str, Any] = a_report()["place"]
    return place | ({"area": "4"} if definition.body["place"]["kind"] == "area" else {})


def a_report(**changes: Any) -> dict[str, Any]:
    """A pothole as the phone sends it."""
    definition = next(d for d in read_city(SACRAMENTO).definitions if d.code == "pothole")
    body: dict[str, Any] = {
        "service": "pothole",
        "version": definition.version,
        "place": {"point": CAPITOL, "address": "1300 10th St", "note": "in front of the garage"},
        "answers": {"where": "traffic-lane", "damage": "no"},
        "description": "Deep, a wheel fits in.",
        "photos": [],
        "language": "en",
        "reported_at": "2026-11-22T19:00:00Z",
        "contact": None,
    }
    return body | changes


@dataclass
class Ticket:
    """A number and the key that proves it."""

    number: int
    key: bytes

    @property
    def text(self) -> str:
        """As in an address."""
        return numbers.symbols(self.number)

    @property
    def headers(self) -> dict[str, str]:
        """What proves the number."""
        return {"Authorization": f"Bearer {numbers.write_key(self.key)}"}


def a_ticket() -> Ticket:
    """A fresh number."""
    return Ticket(*numbers.mint())


@dataclass
class Phone:
    """A resident's phone: it mints numbers, sends reports and photos, and looks at tickets."""

    client: FlaskClient
    expected: int = field(default=0)

    def sends(self, body: Any, *, ticket: Ticket | None = None, status: int = 201, **headers: str) -> dict[str, Any]:
        """PUT a report and expect `status`; returns the answer, with the ticket under "ticket"."""
        ticket = ticket or a_ticket()
        url = f"/api/v1/reports/{ticket.text}"
        answer = self.client.put(url, json=body, headers=ticket.headers | SAME_ORIGIN | headers)
        return self._expect(answer, status) | {"ticket": ticket}

    def sends_photo(self, ticket: Ticket, data: bytes, *, status: int = 201, name: str | None = None) -> dict[str, Any]:
        """PUT a photo of a report."""
        url = f"/api/v1/reports/{ticket.text}/photos/{name or digest(data)}"
        headers = ticket.headers | SAME_ORIGIN | {"Content-Type": "image/jpeg"}
        return self._expect(self.client.put(url, data=data, headers=headers), status)

    def looks_at(self, ticket: Ticket | str, *, as_reporter: bool = False, status: int = 200) -> dict[str, Any]:
        """GET a ticket."""
        text = ticket.text if isinstance(ticket, Ticket) else ticket
        headers = ticket.headers if as_reporter and isinstance(ticket, Ticket) else {}
        return self._expect(self.client.get(f"/api/v1/reports/{text}", headers=headers), status)

    @staticmethod
    def _expect(answer: TestResponse, status: int) -> dict[str, Any]:
        assert answer.status_code == status, f"{answer.status_code}: {answer.get_data(as_text=True)[:600]}"
        body: dict[str, Any] = answer.get_json(force=True) if answer.data else {}
        return body


@dataclass
class SignedIn:
    """A member of staff with a session."""

    client: FlaskClient

    @classmethod
    def as_role(cls, app: Flask, role: str) -> SignedIn:
        """Make somebody with this role and sign them in."""
        with app.app_context():
            set_password(f"test-{role}", "correct horse", role=role, display=role.title())
        person = cls(app.test_client())
        person.posts("sign-in", {"name": f"test-{role}", "password": "correct horse"})
        return person

    def posts(self, path: str, body: Any, *, status: int = 200) -> dict[str, Any]:
        """POST to the staff API."""
        answer = self.client.post(f"/api/v1/staff/{path}", json=body, headers=SAME_ORIGIN)
        return Phone._expect(answer, status)

    def gets(self, path: str, *, status: int = 200) -> dict[str, Any]:
        """GET from the staff API."""
        return Phone._expect(self.client.get(f"/api/v1/staff/{path}"), status)

    def moves(self, ticket: Ticket, to: str, *, status: int = 200, **said: Any) -> dict[str, Any]:
        """Move a report on."""
        return self.posts(f"reports/{ticket.text}/moves", {"to": to, **said}, status=status)
