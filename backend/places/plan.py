"""The streets of the city folder's plan as lines, for a map that has no tiles."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from pathlib import Path
from typing import Any

from backend.places.adapters.grid import Axis, Grid, read_grids, street_words
from backend.places.interface import Point

DIGITS = 5  # of a degree: about a metre


def street_plan(folder: Path) -> dict[str, Any]:
    """GeoJSON of every street whose course the city folder truly tells (the grids by which a point tells its address):
    a LineString with its `name` each. `within_m` says how good the drawing is in metres, None where there is none.
    Raises CityError for a plan that cannot be read."""
    grids = [Grid(told, Axis(told["x"]), Axis(told["y"])) for told in read_grids(folder)["grids"] if told["reverse"]]
    features = [_feature(name, ends) for grid in grids for name, ends in _lines(grid)]
    within = max((grid.told["within_m"] for grid in grids), default=None)
    return {"type": "FeatureCollection", "features": features, "within_m": within}


def _lines(grid: Grid) -> Iterator[tuple[str, tuple[Point, Point]]]:
    """Each street of a grid from its first crossing to its last: name and ends."""
    for axis, other, turned in ((grid.x, grid.y, False), (grid.y, grid.x, True)):
        first, last = other.told["least"], floor(other.told["most"])
        for place, street in axis.streets.items():
            spots = [(along, place) if turned else (place, along) for along in (first, last)]
            yield street_words(street), (grid.point(*spots[0]), grid.point(*spots[1]))


def _feature(name: str, ends: tuple[Point, Point]) -> dict[str, Any]:
    line = [[round(lng, DIGITS), round(lat, DIGITS)] for lat, lng in ends]
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": "LineString", "coordinates": line},
    }
