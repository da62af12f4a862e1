"""A point lies in the areas that the city folder draws, and not in their holes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.city import CityError
from backend.places.areas import Areas, areas_of, read_areas
from tests.conftest import SHARED_DATA

NEIGHBORHOODS = SHARED_DATA / "sacramento-neighborhoods" / "sacramento.geojson"
ADDRESSES = SHARED_DATA / "sacramento-addresses" / "addresses.csv"
needs_shared_data = pytest.mark.skipif(not NEIGHBORHOODS.exists(), reason="the shared data is not on this machine")


def square(size: float, x: float = 0, y: float = 0) -> list[list[float]]:
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return [[x + size * east, y + size * north] for east, north in corners]


def a_feature(name: str, kind: str, coordinates: object) -> dict[str, object]:
    return {"properties": {"name": name}, "geometry": {"type": kind, "coordinates": coordinates}}


RING = a_feature("Ring", "Polygon", [square(3), square(1)])
PAIR = a_feature("Pair", "MultiPolygon", [[square(1, 10)], [square(1, 20)]])


def test_a_hole_does_not_belong(tmp_path: Path) -> None:
    (ring,) = areas_of("zone", [RING])
    assert ring.contains(2, 2)
    assert not ring.contains(0, 0)
    assert not ring.contains(4, 0)


def test_all_parts_belong() -> None:
    (pair,) = areas_of("zone", [PAIR])
    assert [pair.contains(0, lng) for lng in (10, 15, 20)] == [True, False, True]


@given(st.floats(-4, 4), st.floats(-4, 4))
def test_inside_is_what_the_square_says(lat: float, lng: float) -> None:
    (ring,) = areas_of("zone", [RING])
    outer, inner = max(abs(lat), abs(lng)) < 3, max(abs(lat), abs(lng)) < 1
    if not {abs(lat), abs(lng)} & {1.0, 3.0}:
        assert ring.contains(lat, lng) == (outer and not inner)


def test_a_folder_may_have_no_areas(tmp_path: Path) -> None:
    assert read_areas(tmp_path) == Areas()
    assert Areas().at(38.58, -121.49) == {}


def test_each_file_is_a_kind_of_area(tmp_path: Path) -> None:
    (tmp_path / "areas").mkdir()
    for kind, feature in (("district", RING), ("zone", PAIR)):
        (tmp_path / "areas" / f"{kind}.geojson").write_text(json.dumps({"features": [feature]}))
    areas = read_areas(tmp_path)
    assert areas.at(2, 2) == {"district": "Ring"}
    assert areas.at(0, 20) == {"zone": "Pair"}


@pytest.mark.parametrize("text", ["{", "[]", '{"features": [{"properties": {}, "geometry": {}}]}', '{"features": [7]}'])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas" / "district.geojson").write_text(text)
    with pytest.raises(CityError, match=r"district\.geojson"):
        read_areas(tmp_path)


@needs_shared_data
def test_real_addresses_lie_in_one_neighborhood_or_outside_the_city(tmp_path: Path) -> None:
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas" / "neighborhood.geojson").symlink_to(NEIGHBORHOODS)
    areas = read_areas(tmp_path)
    assert len(areas.all) == 121
    rows = [row for row in csv.DictReader(ADDRESSES.read_text().splitlines()) if row["city"] == "SACRAMENTO"]
    inside = [row for row in rows if areas.at(float(row["latitude"]), float(row["longitude"]))]
    assert 0.5 < len(inside) / len(rows) < 0.9
    assert areas.at(38.58354, -121.48740) == {"neighborhood": "Mansion Flats"}
