"""A gazetteer without addresses: streets that cross in a regular grid, as the city folder describes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import floor
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import yaml
from marshmallow import Schema, ValidationError, fields, validate

from backend.city import CityError
from backend.core.errors import from_marshmallow
from backend.places.distance import flat_metres, metres
from backend.places.interface import Found, Nearest, Point
from backend.places.streets import Asked, StreetName, ordinal, parse, plain, written

FILE: Final = "gazetteer.yaml"
ROUNDED_TO: Final = 10  # what a point tells of a house number


class PlaneSchema(Schema):
    """One coordinate in degrees as a plane over the grid: at + x·X + y·Y."""

    at = fields.Float(required=True)
    x = fields.Float(required=True)
    y = fields.Float(required=True)


class AxisSchema(Schema):
    """The streets that lie side by side along one axis, and how far the axis reaches. A house number on a street of
    the other axis is a hundred times the place on this one."""

    streets = fields.String(load_default="none", validate=validate.OneOf(["numbered", "lettered", "none"]))
    kind = fields.String(load_default="")
    least = fields.Float(required=True)
    most = fields.Float(required=True)
    named = fields.Dict(keys=fields.String(), values=fields.Float(), load_default=dict)
    missing = fields.List(fields.String(), load_default=list)


class GridSchema(Schema):
    """One grid: where it lies, how good it is, and whether a point tells its address."""

    latitude = fields.Nested(PlaneSchema, required=True)
    longitude = fields.Nested(PlaneSchema, required=True)
    x = fields.Nested(AxisSchema, required=True)
    y = fields.Nested(AxisSchema, required=True)
    within_m = fields.Integer(required=True)
    reverse = fields.Boolean(required=True)


class GazetteerSchema(Schema):
    """gazetteer.yaml"""

    grids = fields.List(fields.Nested(GridSchema), required=True)


@dataclass(frozen=True)
class Axis:
    """One axis of a grid."""

    told: dict[str, Any]

    @cached_property
    def streets(self) -> dict[float, StreetName]:
        """The streets of this axis by their place on it."""
        way, kind, missing = self.told["streets"], plain(self.told["kind"]), set(self.told["missing"])
        least, most = int(self.told["least"]), floor(self.told["most"])
        called: dict[int, str] = {}
        if way == "numbered":
            called = {n: ordinal(n) for n in range(least, most + 1)}
        elif way == "lettered":
            called = {n: chr(64 + n) for n in range(least, min(most, 26) + 1)}
        found = {float(n): StreetName("", name, kind) for n, name in called.items() if name not in missing}
        for name, place in self.told["named"].items():
            if asked := parse(f"1 {name}"):
                found[place] = asked.streets[0]
        return found

    def place_of(self, names: tuple[StreetName, ...]) -> tuple[float, StreetName] | None:
        """Where the street of this name lies, if it is one of this axis."""
        for name in names:
            for place, street in self.streets.items():
                if not name.direction and (by := name.differs(street)) is not None and by < 4:
                    return place, street
        return None

    def reaches(self, place: float) -> bool:
        """Whether the axis goes so far."""
        return bool(self.told["least"] <= place <= self.told["most"])


@dataclass(frozen=True)
class Grid:
    """One grid of a city: a point for each place (x, y) on it."""

    told: dict[str, Any]
    x: Axis
    y: Axis

    def point(self, x: float, y: float) -> Point:
        """The point of a place on the grid."""
        lat, lng = self.told["latitude"], self.told["longitude"]
        return lat["at"] + lat["x"] * x + lat["y"] * y, lng["at"] + lng["x"] * x + lng["y"] * y

    def place(self, lat: float, lng: float) -> tuple[float, float]:
        """Where on the grid a point lies (the inverse of `point`)."""
        a, b = self.told["latitude"], self.told["longitude"]
        north, east, det = lat - a["at"], lng - b["at"], a["x"] * b["y"] - a["y"] * b["x"]
        return (north * b["y"] - a["y"] * east) / det, (a["x"] * east - north * b["x"]) / det

    def forward(self, asked: Asked) -> tuple[Point, StreetName, int | None, StreetName | None] | None:
        """Point, street, number and crossing street of what was asked; None where it is not on this grid."""
        for axis, other, turned in ((self.x, self.y, False), (self.y, self.x, True)):
            if (here := axis.place_of(asked.streets)) is None:
                continue
            crossing = other.place_of(asked.cross) if asked.cross else None
            along = crossing[0] if crossing else (asked.number or 0) / 100
            if other.reaches(along) and (crossing or (asked.number and not asked.cross)):
                point = self.point(along, here[0]) if turned else self.point(here[0], along)
                return point, here[1], asked.number, crossing[1] if crossing else None
        return None

    def nearest(self, at: Point) -> tuple[float, StreetName, int, Point] | None:
        """The nearest street of the grid, if the point lies in it: metres, street, house number, and its point."""
        x, y = self.place(*at)
        if not (self.x.reaches(x) and self.y.reaches(y)):
            return None
        found = []
        for axis, place, along, turned in ((self.x, x, y, False), (self.y, y, x, True)):
            if axis.streets:
                _, line = min((abs(street - place), street) for street in axis.streets)
                number = round(along * 100 / ROUNDED_TO) * ROUNDED_TO
                spot = self.point(along, line) if turned else self.point(line, along)
                found.append((flat_metres(at, spot), axis.streets[line], number, spot))
        return min(found, key=itemgetter(0), default=None)


class GridGeocoder:
    """Answers from the grids of the city folder; every answer is approximate and says so."""

    def __init__(self, gazetteer: dict[str, Any], town: str) -> None:
        """`gazetteer` as `read_grids` gives it; `town` is the city's own name, which may stand behind an address."""
        self._towns = frozenset({plain(town)})
        self._grids = [Grid(told, Axis(told["x"]), Axis(told["y"])) for told in gazetteer["grids"]]

    def forward(self, text: str, near: Point | None = None) -> list[Found]:
        """See Geocoder."""
        asked = parse(text, self._towns)
        if asked is None or not self._here(asked.town):
            return []
        for grid in self._grids:
            if answer := grid.forward(asked):
                (lat, lng), street, number, cross = answer
                name = street_words(street)
                words = f"{name} & {street_words(cross)}" if cross else f"{number} {name}"
                return [Found(lat, lng, words, "approximate", name, number, grid.told["within_m"])]
        return []

    def _here(self, town: str) -> bool:
        """Whether what stands behind a street may be this city: its name, or at most a state's two letters."""
        return len(town) <= 2 or any(town == own or town.startswith(f"{own} ") for own in self._towns)

    def reverse(self, lat: float, lng: float) -> Found | Nearest | None:
        """See Geocoder."""
        for grid in self._grids:
            if grid.told["reverse"] and (answer := grid.nearest((lat, lng))):
                _, street, number, spot = answer
                name, within = street_words(street), grid.told["within_m"]
                if metres((lat, lng), spot) > 2 * within:
                    return Nearest(name, metres((lat, lng), spot))
                return Found(*spot, f"{number} {name}", "approximate", name, number, within)
        return None


def read_grids(folder: Path) -> dict[str, Any]:
    """The city folder's gazetteer.yaml; without the file, no grids. Raises CityError naming field and remedy."""
    path = folder / FILE
    if not path.exists():
        return {"grids": []}
    try:
        loaded: dict[str, Any] = GazetteerSchema().load(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise CityError([f"{FILE}: cannot be read as YAML: {error}".replace("\n", " ")]) from error
    except ValidationError as error:
        found = from_marshmallow(error.messages)
        raise CityError([f"{FILE}: {e['field']}: {e['problem']}" for e in found]) from error
    return loaded


def street_words(street: StreetName) -> str:
    """A street of a grid as people read it."""
    return written(" ".join(filter(None, (street.direction, street.called, street.kind))))
