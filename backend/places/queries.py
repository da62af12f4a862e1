"""Reads: the streets and house numbers of the gazetteer in force, and what the routes and others ask of a geocoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from flask import current_app

from backend.core.db import connection, db, table_of
from backend.places.areas import Areas
from backend.places.distance import metres
from backend.places.interface import SURE_WITHIN_M, Found, Geocoder, Nearest, Point, Unavailable
from backend.places.models import Edition, HouseNumber, Street
from backend.places.streets import StreetName, parse

LONGEST_ANSWER = 5
NUMBER = table_of(HouseNumber)


@dataclass(frozen=True, slots=True)
class KnownStreet:
    """A street of an edition."""

    no: int
    name: StreetName
    town: str
    written: str


class KnownNumber(NamedTuple):
    """A house number (`street` is the number of its street) and its point. A tuple, since each lookup makes many."""

    street: int
    number: int
    lat: float
    lng: float

    @property
    def point(self) -> Point:
        """Latitude and longitude in degrees."""
        return self.lat, self.lng


def edition_in_force() -> int | None:
    """The edition that answers; None where no address file was loaded yet."""
    return db.session.scalar(sa.select(sa.func.max(Edition.no)).where(Edition.loaded_at.is_not(None)))


def streets_of(edition: int) -> list[KnownStreet]:
    """Every street of an edition."""
    query = sa.select(Street.no, Street.direction, Street.called, Street.kind, Street.town, Street.written)
    rows = db.session.execute(query.where(Street.edition == edition))
    return [KnownStreet(no, StreetName(d, called, kind), town, w) for no, d, called, kind, town, w in rows]


def around_number(street: KnownStreet, number: int) -> Sequence[Any]:
    """The known numbers (number, lat, lng) next to `number` on a street: on each side the last up to it and the first
    above it, as far as there are any."""
    this = {"street": street.no, "number": number, "side": number % 2}
    return connection().execute(_around_number(), this).all()


def closest_numbers(lat: float, lng: float, blocks: list[int], shrink: float) -> list[KnownNumber]:
    """The sixteen known numbers in `blocks` that are closest to a point; a degree of longitude is `shrink` times as
    long as one of latitude. While an address file is being loaded, some are of streets of the new edition."""
    here = {"lat": lat, "lng": lng, "shrink": shrink * shrink} | {f"block{i}": block for i, block in enumerate(blocks)}
    return [KnownNumber(*row) for row in connection().execute(_closest_numbers(len(blocks)), here).all()]


def places_called(text: str, near: Point | None) -> tuple[list[Found], bool]:
    """The places that `text` may mean, best first, at most five, and whether the geocoder answered at all."""
    try:
        return _geocoder().forward(text, near)[:LONGEST_ANSWER], True
    except Unavailable:
        return [], False


def address_near(lat: float, lng: float) -> tuple[Found | Nearest | None, bool]:
    """The address or the nearest street of a point, if any, and whether the geocoder answered at all."""
    try:
        return _geocoder().reverse(lat, lng), True
    except Unavailable:
        return None, False


def sure_place(text: str) -> Found | None:
    """The one place that `text` surely means, for whoever cannot ask a person; None where there is none, or there are
    two. Raises Unavailable."""
    asked = parse(text)
    if asked is None:
        return None
    sure = [found for found in _geocoder().forward(text) if found.sure(asked.number)]
    apart = [other for other in sure[1:] if metres((sure[0].lat, sure[0].lng), (other.lat, other.lng)) > SURE_WITHIN_M]
    return sure[0] if sure and not apart else None


def nearest_words(lat: float, lng: float) -> str | None:
    """The address or the street that is known nearest to a point in degrees; None where nothing is. Raises
    Unavailable."""
    answer = _geocoder().reverse(lat, lng)
    return answer.address if isinstance(answer, Found) else answer.street if answer else None


def areas_at(lat: float, lng: float) -> dict[str, str]:
    """The areas that a point in degrees lies in: the name by kind."""
    areas: Areas = current_app.extensions["areas"]
    return areas.at(lat, lng)


def found_view(found: Found, near: Point | None) -> dict[str, Any]:
    """A place as JSON; `distance_m` is from `near`."""
    return {
        "lat": round(found.lat, 6),
        "lng": round(found.lng, 6),
        "address": found.address,
        "accuracy": found.accuracy,
        "within_m": found.within_m,
        "distance_m": round(metres(near, (found.lat, found.lng))) if near else None,
    }


def reverse_view(answer: Found | Nearest | None, at: Point) -> dict[str, Any]:
    """What is known of a point, as JSON."""
    if isinstance(answer, Found):
        nearest = {"street": answer.street, "distance_m": round(metres(at, (answer.lat, answer.lng)))}
        return {"address": answer.address, "accuracy": answer.accuracy, "nearest": nearest}
    street = {"street": answer.street, "distance_m": round(answer.distance_m)} if answer else None
    return {"address": None, "accuracy": None, "nearest": street}


def _geocoder() -> Geocoder:
    geocoder: Geocoder = current_app.extensions["geocoder"]
    return geocoder


@cache
def _around_number() -> sa.CompoundSelect[Any]:
    number: sa.BindParameter[int] = sa.bindparam("number")
    side: sa.BindParameter[int] = sa.bindparam("side")
    this = NUMBER.c.street == sa.bindparam("street")
    four = []
    for where in (NUMBER.c.side == side, NUMBER.c.side == 1 - side):
        for way, order in (
            (NUMBER.c.number <= number, NUMBER.c.number.desc()),
            (NUMBER.c.number > number, NUMBER.c.number),
        ):
            one = sa.select(NUMBER.c.number, NUMBER.c.lat, NUMBER.c.lng).where(this, where, way)
            four.append(sa.select(one.order_by(order).limit(1).subquery()))
    return sa.union_all(*four)


@cache
def _closest_numbers(blocks: int) -> sa.Select[int, int, float, float]:
    north, east = NUMBER.c.lat - sa.bindparam("lat"), NUMBER.c.lng - sa.bindparam("lng")
    here = NUMBER.c.block.in_([sa.bindparam(f"block{i}") for i in range(blocks)])
    columns = (NUMBER.c.street, NUMBER.c.number, NUMBER.c.lat, NUMBER.c.lng)
    order = north * north + east * east * sa.bindparam("shrink")
    return sa.select(*columns).where(here).order_by(order).limit(16)
