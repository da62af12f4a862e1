"""ArcGIS World Geocoding, or a city's own ArcGIS locator that answers like it, by geopy."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from geopy.geocoders import ArcGIS

from backend.places.adapters.outside import TIMEOUT_S, ask
from backend.places.interface import Accuracy, Found, Nearest, Point

LEAST_SCORE: Final = 80
FIELDS: Final = ("Addr_type", "AddNum", "StAddr", "StName", "StPreDir", "StType", "StDir")
KINDS: Final[dict[str, Accuracy]] = {"PointAddress": "exact", "Subaddress": "exact", "StreetAddress": "interpolated"}


class _Within(ArcGIS):  # type: ignore[misc]
    """geopy's ArcGIS, asked about one city only: it has no parameter of its own for that."""

    def __init__(self, bounds: tuple[float, float, float, float], **how: Any) -> None:
        super().__init__(**how)
        south, west, north, east = bounds
        self.api += "?" + urlencode({"searchExtent": f"{west},{south},{east},{north}"})

    def _call_geocoder(self, url: str, callback: Any, **how: Any) -> Any:
        start, _, rest = url.partition("?")
        return super()._call_geocoder(f"{start}?{rest.replace('?', '&', 1)}", callback, **how)


class ArcgisGeocoder:
    """Asks an ArcGIS locator about places within `bounds`."""

    def __init__(self, scheme: str, domain: str, bounds: tuple[float, float, float, float], user_agent: str) -> None:
        """`bounds` is south, west, north, east in degrees; `user_agent` names this city's service."""
        self._geopy = _Within(bounds, scheme=scheme, domain=domain, user_agent=user_agent, timeout=TIMEOUT_S)

    def forward(self, text: str, near: Point | None = None) -> list[Found]:
        """See Geocoder."""
        places = ask(lambda: self._geopy.geocode(text, exactly_one=False, out_fields=FIELDS)) or []
        likely = [place for place in places if place.raw.get("score", 0) >= LEAST_SCORE]
        return [_found(place, place.raw.get("attributes") or {}) for place in likely]

    def reverse(self, lat: float, lng: float) -> Found | Nearest | None:
        """See Geocoder."""
        place = ask(lambda: self._geopy.reverse((lat, lng)))
        return _found(place, place.raw) if place else None


def _found(place: Any, told: dict[str, Any]) -> Found:
    """A candidate in our words; `told` are the locator's fields."""
    address = told.get("StAddr") or told.get("Address") or place.address
    figures = str(told.get("AddNum") or "")
    street = address.removeprefix(f"{figures} ") if figures else address
    accuracy = KINDS.get(told.get("Addr_type", ""), "approximate")
    number = int(figures) if figures.isdigit() else None
    return Found(place.latitude, place.longitude, address, accuracy, street, number)
