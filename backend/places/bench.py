"""How good the gazetteer is: made from 80 % of an address file's addresses, asked for the other 20 %."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask
from geopy.distance import geodesic
from rich.console import Console
from rich.table import Table

from backend.core import db as database
from backend.core.db import Base, db
from backend.places.actions import load_points
from backend.places.adapters.gazetteer import Gazetteer
from backend.places.adapters.grid import GridGeocoder
from backend.places.addresses import AddressPoint, read_addresses
from backend.places.interface import Found, Geocoder, Nearest
from backend.places.models import Edition, GeocoderTurn, HouseNumber, Street
from backend.places.streets import parse, street_name

LOADED = 0.8
TABLES = [model.__table__ for model in (Edition, Street, HouseNumber, GeocoderTurn)]
NOWHERE: dict[str, Any] = {"grids": []}
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that was kept back, and the answers."""

    point: AddressPoint
    forward: list[Found]
    reverse: Found | Nearest | None


def bench(path: Path, geocoder: Geocoder | None = None, *, seed: int = 311) -> dict[str, Any]:
    """Measure on an address file, print a table and return its figures: shares of 1, errors in metres, lookups per
    second of one core. Without a `geocoder`, a gazetteer is made from a random 80 % of the distinct addresses in a
    throw-away SQLite file and asked for the others; a `geocoder` is asked for them all. Raises AddressFileError."""
    distinct = _distinct(path)
    random.Random(seed).shuffle(distinct)  # noqa: S311 - a fair choice, no secret
    if geocoder is not None:
        figures = _measured(geocoder, distinct) | {"loaded": 0}
    else:
        cut = round(len(distinct) * LOADED)
        with tempfile.TemporaryDirectory() as folder:
            figures = _of_gazetteer(Path(folder), distinct[:cut], distinct[cut:])
    _print(path, figures)
    return figures


def _distinct(path: Path) -> list[AddressPoint]:
    found: dict[object, AddressPoint] = {}
    for point in read_addresses(path):
        asked = parse(point.address)
        if asked and asked.number is not None and asked.streets:
            found.setdefault((asked.number, asked.streets[0], point.town.upper()), point)
    return list(found.values())


def _of_gazetteer(folder: Path, known: Sequence[AddressPoint], kept_back: Sequence[AddressPoint]) -> dict[str, Any]:
    app = Flask("bench")
    database.init_app(app, f"sqlite:///{folder / 'bench.db'}")
    with app.app_context():
        Base.metadata.create_all(db.engine, tables=TABLES)  # type: ignore[arg-type]
        start = time.process_time()
        loaded = load_points(known)
        per_second = round(len(known) / (time.process_time() - start))
        figures = _measured(Gazetteer(GridGeocoder(NOWHERE, ""), ""), kept_back)
        db.session.remove()
        db.engine.dispose()
    return {"loaded": loaded, "loaded_per_s": per_second, **figures}


def _measured(geocoder: Geocoder, points: Sequence[AddressPoint]) -> dict[str, Any]:
    geocoder.forward(points[0].address)  # what is read once is not part of the speed
    forward, forward_s = _timed(lambda: [geocoder.forward(f"{point.address}, {point.town}") for point in points])
    reverse, reverse_s = _timed(lambda: [geocoder.reverse(point.lat, point.lng) for point in points])
    asked = [Asked(*one) for one in zip(points, forward, reverse, strict=True)]
    return {
        "asked": len(asked),
        "forward": _forward_figures(asked) | {"per_s": round(len(asked) / forward_s)},
        "reverse": _reverse_figures(asked) | {"per_s": round(len(asked) / reverse_s)},
    }


def _forward_figures(asked: Sequence[Asked]) -> dict[str, Any]:
    best = [(one.point, one.forward[0]) for one in asked if one.forward]
    placed = [pair for pair in best if pair[1].accuracy != "approximate"]
    return {
        "found": round(len(best) / len(asked), 4),
        **_errors([_error(point, found) for point, found in best]),
        "placed": round(len(placed) / len(asked), 4),
        "placed_errors": _errors([_error(point, found) for point, found in placed]),
    }


def _reverse_figures(asked: Sequence[Asked]) -> dict[str, Any]:
    found = [(one.point, one.reverse) for one in asked if isinstance(one.reverse, Found)]
    names = [(parse(point.address), answer) for point, answer in found]
    right = [(name, answer) for name, answer in names if name and name.streets[0] == street_name(answer.street)]
    apart = [abs((answer.number or 0) - (name.number or 0)) for name, answer in right]
    return {
        "found": round(len(found) / len(asked), 4),
        **_errors([_error(point, answer) for point, answer in found]),
        "street_right": round(len(right) / max(len(found), 1), 4),
        "numbers_apart_median": statistics.median(apart) if apart else None,
    }


def _error(point: AddressPoint, found: Found) -> float:
    return float(geodesic((point.lat, point.lng), (found.lat, found.lng)).meters)


def _errors(errors: list[float]) -> dict[str, float | None]:
    if not errors:
        return {"median_m": None, "p90_m": None}
    ordered = sorted(errors)
    return {"median_m": round(statistics.median(ordered), 1), "p90_m": round(ordered[int(len(ordered) * 0.9)], 1)}


def _timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def _print(path: Path, figures: dict[str, Any]) -> None:
    table = Table(title=f"{path.name}: {figures['loaded']} addresses loaded, {figures['asked']} asked")
    for column in ("", "found", "median m", "90 % within m", "lookups/s"):
        table.add_column(column, justify="right")
    forward, reverse = figures["forward"], figures["reverse"]
    placed = {"found": forward["placed"], **forward["placed_errors"], "per_s": ""}
    for name, row in (("forward", forward), ("of these exact or interpolated", placed), ("reverse", reverse)):
        values = (row["median_m"], row["p90_m"], row["per_s"])
        table.add_row(name, f"{row['found']:.1%}", *("-" if value is None else str(value) for value in values))
    console = Console()
    console.print(table)
    console.print(
        f"The street of a point was right for {reverse['street_right']:.1%}; "
        f"its house number was {reverse['numbers_apart_median']} away in the median."
    )
