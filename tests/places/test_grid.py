"""The city folder's grid: near the truth where it holds, and silent where it does not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from backend.city import CityError
from backend.places.adapters.grid import GridGeocoder, read_grids
from backend.places.distance import metres
from backend.places.interface import Found
from backend.settings import ROOT
from tests.conftest import SHARED_DATA

FOLDER = ROOT / "backend" / "cities" / "sacramento"
ADDRESSES = SHARED_DATA / "sacramento-addresses" / "addresses.csv"


@pytest.fixture
def grid() -> GridGeocoder:
    return GridGeocoder(read_grids(FOLDER), "Sacramento")


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("1300 F St", (38.58355, -121.48741)),
        ("1300 f street sacramento ca 95814", (38.58355, -121.48741)),
        ("1300 F St, Apt 4, Sacramento, CA 95814", (38.58355, -121.48741)),
        ("1300 F St, CA 95814", (38.58355, -121.48741)),
        ("1300 F St, 95814", (38.58355, -121.48741)),
        ("427 21st St", (38.58283, -121.47572)),
        ("427 Twenty-First Street", (38.58283, -121.47572)),
        ("13th and F", (38.58355, -121.48741)),
        ("F St & 13th St", (38.58355, -121.48741)),
    ],
)
def test_the_central_streets_are_found(grid: GridGeocoder, text: str, point: tuple[float, float]) -> None:
    (found,) = grid.forward(text)
    assert metres((found.lat, found.lng), point) < 2
    assert (found.accuracy, found.within_m) == ("approximate", 25)


def test_farther_south_it_only_says_near(grid: GridGeocoder) -> None:
    for text in ("4028 14th Ave", "2900 33rd St"):
        (found,) = grid.forward(text)
        assert found.address == text
        assert found.within_m
        assert found.within_m >= 350


@pytest.mark.parametrize(
    "text",
    [
        "9000 F St",
        "50 F St",
        "1200 M St",
        "F and G",
        "1300 Zebra St",
        "N 13th and F",
        "1300 F St, Elk Grove",
        "N/A",
        "F St",
        "",
    ],
)
def test_what_is_not_on_the_grid_is_not_made_up(grid: GridGeocoder, text: str) -> None:
    assert grid.forward(text) == []


def test_a_point_is_near_an_address(grid: GridGeocoder) -> None:
    found = grid.reverse(38.58356, -121.48735)
    assert isinstance(found, Found)
    assert found.address in ("1300 F St", "600 13th St")
    assert found.accuracy == "approximate"


def test_there_and_back_is_the_same_place(grid: GridGeocoder) -> None:
    for text in ("1250 F St", "2040 Q St", "450 21st St", "1550 8th St"):
        (there,) = grid.forward(text)
        back = grid.reverse(there.lat, there.lng)
        assert isinstance(back, Found)
        assert back.address == there.address


def test_a_point_outside_the_grid_has_no_address(grid: GridGeocoder) -> None:
    for point in ((38.54, -121.46), (38.60, -121.50), (0, 0), (38.70, -121.49)):
        assert grid.reverse(*point) is None


@pytest.mark.skipif(not ADDRESSES.exists(), reason="the shared data is not on this machine")
def test_real_addresses_lie_where_the_grid_says(grid: GridGeocoder) -> None:
    checked = 0
    for row in csv.DictReader(ADDRESSES.read_text().splitlines()):
        for found in grid.forward(row["street"]) if row["city"] == "SACRAMENTO" else []:
            checked += 1
            assert found.within_m
            real = float(row["latitude"]), float(row["longitude"])
            assert metres((found.lat, found.lng), real) <= found.within_m, row["street"]
    assert checked >= 10


def test_a_city_without_a_grid_knows_nothing(tmp_path: Path) -> None:
    empty = GridGeocoder(read_grids(tmp_path), "Nowhere")
    assert empty.forward("1300 F St") == []
    assert empty.reverse(38.58, -121.48) is None


@pytest.mark.parametrize("text", ["grids: 7", "grids: [", "grids: [{x: {least: a}}]"])
def test_a_broken_file_is_named_with_its_field(tmp_path: Path, text: str) -> None:
    (tmp_path / "gazetteer.yaml").write_text(text)
    with pytest.raises(CityError, match=r"gazetteer\.yaml"):
        read_grids(tmp_path)
