"""Cells are a filter that loses nothing: whatever is near lies in the blocks around."""

from __future__ import annotations

from math import cos, radians

from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from backend.places.cells import REACH_M, block_of, blocks_around, cell_of

LATS, LNGS = st.floats(-75, 75), st.floats(-180, 180)


@given(LATS, LNGS, st.floats(-1, 1), st.floats(-1, 1), st.sampled_from([1, 2, 5]))
def test_nothing_within_reach_is_missing(lat: float, lng: float, north: float, east: float, rings: int) -> None:
    step = rings * REACH_M / 111_000
    other = (lat + north * step, lng + east * step / cos(radians(lat)))
    if abs(other[1]) <= 180 and geodesic((lat, lng), other).meters <= rings * REACH_M:
        assert block_of(*other) in blocks_around(lat, lng, rings)


@given(LATS, LNGS)
def test_a_cell_fits_a_signed_column(lat: float, lng: float) -> None:
    assert 0 < cell_of(lat, lng) < 2**63
    assert 0 < block_of(lat, lng) < 2**63
