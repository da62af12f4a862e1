"""The streets of the city's plan, drawn: where the city truly knows their course, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from backend.places.adapters.grid import GridGeocoder, read_grids
from backend.places.distance import metres
from backend.places.plan import street_plan
from tests.factories import Phone
from tests.places.test_grid import FOLDER


def test_a_crossing_lies_on_both_of_its_streets() -> None:
    lines = {line["properties"]["name"]: line["geometry"]["coordinates"] for line in street_plan(FOLDER)["features"]}
    (found,) = GridGeocoder(read_grids(FOLDER), "Sacramento").forward("13th and F")
    for name in ("13th St", "F St"):
        (west_lng, west_lat), (east_lng, east_lat) = lines[name]
        length = metres((west_lat, west_lng), (east_lat, east_lng))
        to_ends = sum(metres((found.lat, found.lng), end) for end in ((west_lat, west_lng), (east_lat, east_lng)))
        assert to_ends - length < 2


def test_what_the_city_only_knows_as_near_is_not_drawn() -> None:
    plan = street_plan(FOLDER)
    names = {line["properties"]["name"] for line in plan["features"]}
    assert "14th Ave" not in names
    assert plan["within_m"] == 25


def test_a_city_without_a_plan_has_an_empty_one(tmp_path: Path) -> None:
    assert street_plan(tmp_path) == {"type": "FeatureCollection", "features": [], "within_m": None}


def test_anyone_gets_the_plan_as_geojson(phone: Phone) -> None:
    answer = phone.client.get("/api/v1/streets")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.get_json()["features"][0]["geometry"]["type"] == "LineString"
