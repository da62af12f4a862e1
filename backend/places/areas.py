"""Areas (districts, neighbourhoods): which of them a point lies in, from the GeoJSON files of the city folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from backend.city import CityError

FOLDER: Final = "areas"
NAMES: Final = ("name", "NAME", "Name", "district", "DISTRICT", "label")

Ring = Sequence[Sequence[float]]
"""Points [longitude, latitude], the last like the first, as GeoJSON has them."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area: `kind` is the name of its file (neighborhoods, districts), `rings` the borders of all its parts and
    holes, `box` west, south, east, north."""

    kind: str
    name: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def contains(self, lat: float, lng: float) -> bool:
        """Whether a point lies inside: a ray from it crosses the borders an odd number of times. Holes count by
        themselves: their border is crossed once more."""
        west, south, east, north = self.box
        if not (west <= lng <= east and south <= lat <= north):
            return False
        return sum(_crossings(ring, lat, lng) for ring in self.rings) % 2 == 1


@dataclass(frozen=True, slots=True)
class Areas:
    """Every area of a city."""

    all: tuple[Area, ...] = ()

    def at(self, lat: float, lng: float) -> dict[str, str]:
        """The areas a point lies in: the name by kind. Where two of a kind overlap, the first of the file."""
        found: dict[str, str] = {}
        for area in self.all:
            if area.kind not in found and area.contains(lat, lng):
                found[area.kind] = area.name
        return found


def read_areas(folder: Path) -> Areas:
    """The areas of the city in `folder`, from areas/<kind>.geojson; none where there are no such files.

    Raises CityError naming the file."""
    problems: list[str] = []
    areas: list[Area] = []
    for path in sorted((folder / FOLDER).glob("*.geojson")):
        try:
            areas += areas_of(path.stem, orjson.loads(path.read_bytes())["features"])
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, IndexError) as error:
            problems.append(f"{FOLDER}/{path.name}: cannot be read as GeoJSON polygons with a name: {error!r}")
    if problems:
        raise CityError(problems)
    return Areas(tuple(areas))


def areas_of(kind: str, features: Iterable[dict[str, Any]]) -> list[Area]:
    """The areas of GeoJSON features (Polygon or MultiPolygon). Raises KeyError or ValueError for other features."""
    return [_area(kind, feature) for feature in features]


def _area(kind: str, feature: dict[str, Any]) -> Area:
    told, geometry = feature["properties"], feature["geometry"]
    name = next((str(told[key]) for key in NAMES if told.get(key) not in (None, "")), None)
    if name is None:
        raise ValueError(f"a feature has no name; give it one of {', '.join(NAMES)}")
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"{name} is a {geometry['type']}")
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = tuple(ring for part in parts for ring in part)
    lngs, lats = [p[0] for ring in rings for p in ring], [p[1] for ring in rings for p in ring]
    return Area(kind, name, rings, (min(lngs), min(lats), max(lngs), max(lats)))


def _crossings(ring: Ring, lat: float, lng: float) -> int:
    count = 0
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > lat) != (y2 > lat) and lng < x1 + (x2 - x1) * (lat - y1) / (y2 - y1):
            count += 1
    return count
