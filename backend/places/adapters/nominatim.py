"""Nominatim (OpenStreetMap), by geopy: one question a second for all of Wellkept, under our own name."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from geopy.geocoders import Nominatim

from backend.places.actions import take_turn
from backend.places.adapters.outside import TIMEOUT_S, ask
from backend.places.interface import Found, Nearest, Point, Unavailable

EVERY_S: Final = 1.0
PATIENCE_S: Final = 2.0
ROADS: Final = ("road", "pedestrian", "footway", "path", "cycleway")
Answer = TypeVar("Answer")


class NominatimGeocoder:
    """Asks a Nominatim server about places within `bounds`. Its own rules for use ask for no more than one question a
    second: whoever would have to wait longer than two seconds for a turn gets Unavailable."""

    def __init__(self, scheme: str, domain: str, bounds: tuple[float, float, float, float], user_agent: str) -> None:
        """`bounds` is south, west, north, east in degrees; `user_agent` names this city's service."""
        self._name = f"nominatim:{domain}"[:40]
        self._geopy = Nominatim(scheme=scheme, domain=domain, user_agent=user_agent, timeout=TIMEOUT_S)
        south, west, north, east = bounds
        self._box = [(south, west), (north, east)]

    def forward(self, text: str, near: Point | None = None) -> list[Found]:
        """See Geocoder."""
        places = self._ask(
            lambda: self._geopy.geocode(
                text, exactly_one=False, limit=5, addressdetails=True, viewbox=self._box, bounded=True
            )
        )
        return [_found(place) for place in places or []]

    def reverse(self, lat: float, lng: float) -> Found | Nearest | None:
        """See Geocoder."""
        place = self._ask(lambda: self._geopy.reverse((lat, lng), zoom=18, addressdetails=True))
        return _found(place) if place else None

    def _ask(self, call: Callable[[], Answer]) -> Answer:
        wait = take_turn(self._name, EVERY_S, PATIENCE_S)
        if wait is None:
            raise Unavailable("too many are waiting for their turn")
        time.sleep(wait)
        return ask(call, TIMEOUT_S - wait)


def _found(place: Any) -> Found:
    parts = place.raw.get("address") or {}
    street = next((parts[road] for road in ROADS if road in parts), "")
    house = parts.get("house_number", "")
    figures = "".join(c for c in house.partition("-")[0] if c.isdigit())
    address = " ".join(filter(None, (house, street))) or place.address
    exact = "exact" if house else "approximate"
    number = int(figures) if figures else None
    return Found(place.latitude, place.longitude, address, exact, street, number)  # type: ignore[arg-type]
