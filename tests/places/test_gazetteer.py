"""The gazetteer finds what an address file knows, says how sure it is, and never makes a place up."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core.db import transaction
from backend.places.actions import load_addresses, load_points
from backend.places.adapters.gazetteer import Gazetteer
from backend.places.adapters.grid import GridGeocoder, read_grids
from backend.places.addresses import AddressPoint
from backend.places.distance import metres
from backend.places.interface import Found, Nearest
from backend.places.models import Edition
from tests.conftest import settings_for
from tests.factories import SACRAMENTO

LAT, LNG = 38.5800, -121.4900
METRE = 1 / 111_195


def house(address: str, north: float = 0, east: float = 0, town: str = "") -> AddressPoint:
    """A house so many metres from a corner of the city."""
    return AddressPoint(address, town, LAT + north * METRE, LNG + east * METRE / 0.7817)


STREET = [
    house("1300 F ST", 10, 0), house("1310 F ST", 10, 40), house("1340 F ST", 10, 160),
    house("1301 F ST", -10, 0), house("1331 F ST", -10, 120), house("1300 F ST UNIT 2", 99, 99),
    house("500 N CLARK ST", 3000), house("500 S CLARK ST", -3000), house("12 OAK AVE", 0, 3000, "Elk Grove"),
    house("12 OAK AVE", 0, -3000, "Sacramento"), house("9 RIVERSIDE BLVD", 5000),
]  # fmt: skip


def fresh() -> Gazetteer:
    return Gazetteer(GridGeocoder({"grids": []}, ""), "Sacramento")


@pytest.fixture
def gazetteer(inside: None) -> Gazetteer:
    assert load_points(STREET) == len(STREET) - 1
    return fresh()


def test_a_known_number_is_exact(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.forward("1310 F Street, Sacramento")
    assert (found.address, found.accuracy, found.number) == ("1310 F St", "exact", 1310)
    assert metres((found.lat, found.lng), (STREET[1].lat, STREET[1].lng)) < 0.1


def test_of_two_flats_the_first_counts(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.forward("1300 F St")
    assert (found.lat, found.lng) == (STREET[0].lat, STREET[0].lng)


def test_a_number_between_two_of_its_side_is_interpolated(gazetteer: Gazetteer) -> None:
    (even,) = gazetteer.forward("1320 F St")
    (odd,) = gazetteer.forward("1311 F St")
    assert (even.accuracy, odd.accuracy) == ("interpolated", "interpolated")
    there = house("", 10, 80)
    assert metres((even.lat, even.lng), (there.lat, there.lng)) < 1
    assert odd.lat < LAT < even.lat
    assert even.within_m == 60


def test_a_number_between_two_of_the_other_side_is_only_near(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.forward("1335 F St")
    assert (found.address, found.accuracy) == ("1335 F St", "approximate")


def test_an_unknown_number_is_answered_with_the_nearest_known_and_says_so(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.forward("1400 F St")
    assert (found.address, found.number, found.accuracy) == ("1340 F St", 1340, "approximate")


def test_a_street_of_another_kind_is_only_near(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.forward("1310 F Ave")
    assert (found.address, found.accuracy) == ("1310 F St", "approximate")


@pytest.mark.parametrize("text", ["1300 Zebra St", "N/A", "Zoom", "TBD", "F St", "", "5", "13th and F"])
def test_what_is_not_known_is_not_made_up(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.forward(text) == []


def test_a_slip_of_the_pen_is_understood_and_said_to_be_approximate(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.forward("9 Riversde Blvd")
    assert (found.address, found.accuracy) == ("9 Riverside Blvd", "approximate")


def test_without_a_direction_both_are_offered_and_the_closer_is_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.forward("500 Clark St", (LAT - 0.03, LNG))
    assert [one.address for one in found] == ["500 S Clark St", "500 N Clark St"]
    assert [one.address for one in gazetteer.forward("500 N Clark St")] == ["500 N Clark St"]


def test_a_town_chooses_between_streets_of_one_name(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.forward("12 Oak Ave")) == 2
    for text in ("12 Oak Ave, Elk Grove, CA 95624", "12 Oak Ave Elk Grove CA"):
        (found,) = gazetteer.forward(text)
        assert found.lng > LNG


def test_a_point_at_the_door_has_that_address(gazetteer: Gazetteer) -> None:
    found = gazetteer.reverse(STREET[1].lat, STREET[1].lng)
    assert isinstance(found, Found)
    assert (found.address, found.accuracy) == ("1310 F St", "exact")


def test_a_point_between_two_doors_is_interpolated(gazetteer: Gazetteer) -> None:
    point = house("", 14, 97)
    found = gazetteer.reverse(point.lat, point.lng)
    assert isinstance(found, Found)
    assert (found.address, found.accuracy) == ("1324 F St", "interpolated")


def test_far_from_any_door_only_the_nearest_street_is_named(gazetteer: Gazetteer) -> None:
    point = house("", 10, 300)
    nearest = gazetteer.reverse(point.lat, point.lng)
    assert isinstance(nearest, Nearest)
    assert nearest.street == "F St"
    assert nearest.distance_m == pytest.approx(140, abs=1)


def test_where_nothing_is_known_nothing_is_said(gazetteer: Gazetteer) -> None:
    assert gazetteer.reverse(LAT + 1, LNG) is None


def test_a_new_file_takes_the_place_of_the_old_one(gazetteer: Gazetteer) -> None:
    load_points([house("7 NEW RD")])
    again = fresh()
    assert again.forward("1310 F St") == []
    assert again.forward("7 New Road")[0].accuracy == "exact"
    assert isinstance(again.reverse(LAT, LNG), Found)


def test_a_load_that_broke_off_leaves_the_old_one_in_force(gazetteer: Gazetteer) -> None:
    def broken():
        yield from (house(f"{n} NEW RD") for n in range(1, 5000))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        load_points(broken())
    assert fresh().forward("1310 F St")[0].accuracy == "exact"
    assert fresh().forward("7 New Road") == []
    found = fresh().reverse(STREET[1].lat, STREET[1].lng)
    assert isinstance(found, Found)
    assert found.address == "1310 F St"


def test_until_a_file_is_loaded_something_else_answers(inside: None) -> None:
    with transaction() as session:
        session.add(Edition(no=1, loaded_at=None, points=0))

    class Otherwise:
        def forward(self, text: str, near: object = None) -> list[Found]:
            return [Found(1, 2, "else", "approximate", "else", None)]

        def reverse(self, lat: float, lng: float) -> None:
            return None

    assert Gazetteer(Otherwise(), "").forward("1300 F St")[0].address == "else"


def test_a_file_is_loaded_from_the_disk(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number,street,lat,lon\n" + "".join(f"{n},F ST,38.5,-121.{n}\n" for n in range(1000, 6000)))
    with app.app_context():
        assert load_addresses(path) == 5000
        assert fresh().forward("5999 F St")[0].accuracy == "exact"


OFFSETS = st.tuples(st.floats(-240, 240), st.floats(-240, 240))


@pytest.fixture(scope="module")
def one_sqlite(tmp_path_factory: pytest.TempPathFactory, built_sqlite: Path):
    from backend import create_app

    folder = tmp_path_factory.mktemp("cells")
    (folder / "wellkept.db").write_bytes(built_sqlite.read_bytes())
    app = create_app(settings_for(folder))
    with app.app_context():
        yield app


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(houses=st.lists(OFFSETS, min_size=1, max_size=30), at=OFFSETS)
def test_the_closest_house_is_never_missed(
    one_sqlite: Flask, houses: list[tuple[float, float]], at: tuple[float, float]
) -> None:
    points = [house(f"{n} {chr(65 + n % 26)} ST", *offset) for n, offset in enumerate(houses, 1)]
    load_points(points)
    here = house("", *at)
    closest = min(metres((p.lat, p.lng), (here.lat, here.lng)) for p in points)
    answer = fresh().reverse(here.lat, here.lng)
    if isinstance(answer, Nearest):
        assert answer.distance_m == pytest.approx(closest, abs=0.5)
    elif isinstance(answer, Found) and answer.accuracy != "interpolated":
        assert metres((answer.lat, answer.lng), (here.lat, here.lng)) == pytest.approx(closest, abs=0.5)
    elif answer is None:
        assert closest > 249


def test_a_crossing_is_found_on_the_plan_of_the_city(inside: None) -> None:
    load_points(STREET)
    plan = Gazetteer(GridGeocoder(read_grids(SACRAMENTO), "Sacramento"), "Sacramento")
    (found,) = plan.forward("13th and F")
    assert (found.address, found.number) == ("13th St & F St", None)
    assert fresh().forward("13th and F") == []
