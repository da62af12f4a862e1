"""A street is the same however it is written, and another street is never taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.places.streets import StreetName, ordinal, parse, written

SACRAMENTO = frozenset({"SACRAMENTO"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1300 F St", "1300 f street"),
        ("1300 F St", "1300 F St., Sacramento, CA 95814"),
        ("1300 F St", "1300 F St Sacramento CA 95814"),
        ("1300 F St", "1300 F ST UNIT 4"),
        ("1300 F St", "1300 F St #12"),
        ("1300 F St", "1300 1/2 F St"),
        ("1300 F St", "1300-1310 F St"),
        ("700 N 3rd St", "700 North Third Street"),
        ("427 21st St", "427 Twenty-First Street"),
        ("1300 Broadway", "1300 BROADWAY SACRAMENTO"),
        ("100 St Louis Ave", "100 Saint Louis Avenue"),
        ("12 O'Neil Way", "12 ONEIL WAY"),
        ("12 Jean-Paul Ct", "12 Jean Paul Court"),
        ("9 Peña Blvd", "9 PENA BOULEVARD"),
        ("14 Avenue B", "14 Ave B"),
    ],
)
def test_two_ways_to_write_an_address_are_one(one: str, other: str) -> None:
    first, second = parse(one, SACRAMENTO), parse(other, SACRAMENTO)
    assert first
    assert second
    assert (first.number, first.streets[0]) == (second.number, second.streets[0])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1 E St", StreetName("", "E", "ST")),
        ("1 N B St", StreetName("N", "B", "ST")),
        ("1 W North Ave", StreetName("W", "NORTH", "AVE")),
        ("1 4th Ave NE", StreetName("NE", "4TH", "AVE")),
        ("1 S Avenue B", StreetName("S", "AVE B", "")),
        ("1 S Dr Martin Luther King Jr Dr", StreetName("S", "DR MARTIN LUTHER KING JR", "DR")),
        ("1 El Camino Ave", StreetName("", "EL CAMINO", "AVE")),
    ],
)
def test_a_letter_may_be_a_name_and_a_direction(text: str, parts: StreetName) -> None:
    asked = parse(text)
    assert asked
    assert asked.streets[0] == parts


@pytest.mark.parametrize("text", ["", "   ", "#", ",", "94207", "Unit 4"])
def test_what_names_no_street_is_nothing(text: str) -> None:
    assert parse(text) is None


def test_a_crossing_has_two_streets_and_no_number() -> None:
    for text in ("13th and F", "13th & F", "13TH ST/F ST", "13th St at F St, Sacramento"):
        asked = parse(text)
        assert asked
        assert (asked.number, asked.streets[0].called, asked.cross[0].called) == (None, "13TH", "F")


def test_north_and_south_are_never_the_same_street() -> None:
    assert StreetName("N", "CLARK", "ST").differs(StreetName("S", "CLARK", "ST")) is None
    assert StreetName("", "CLARK", "ST").differs(StreetName("S", "CLARK", "ST")) == 2
    assert StreetName("", "CLARK", "AVE").differs(StreetName("", "CLARK", "ST")) == 4


def test_files_in_capitals_are_brought_to_readable_names() -> None:
    assert written("N 3RD ST") == "N 3rd St"
    assert written("McMahon Dr") == "McMahon Dr"


@given(st.integers(1, 999))
def test_an_ordinal_reads_back(n: int) -> None:
    asked = parse(f"5 {ordinal(n)} St")
    assert asked
    assert asked.streets[0].called == ordinal(n)


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    asked = parse(text, SACRAMENTO)
    assert asked is None or all(isinstance(name, StreetName) for name in asked.streets)
