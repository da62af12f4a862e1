"""What a picture says about itself is believed within reason, and a broken EXIF block is no error."""

from __future__ import annotations

import time

import piexif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.photos.darkroom.evidence import Evidence, degrees, place, taken_at
from backend.photos.darkroom.exif import PATIENCE, read
from tests.photos.drawn import exif, hall_of_mirrors

NOTHING = (Evidence(), 1)

unhurried = settings(deadline=None, max_examples=30)
"""A dozen bytes of noise can name tables so long that the reader runs out of patience; that is its right."""


def _gps(**changes: object) -> bytes:
    whole = {
        "GPSLatitudeRef": "S",
        "GPSLatitude": ((33, 1), (51, 1), (30, 1)),
        "GPSLongitudeRef": "E",
        "GPSLongitude": ((151, 1), (12, 1), (36, 1)),
    } | changes
    return bytes(piexif.dump({"GPS": {getattr(piexif.GPSIFD, name): v for name, v in whole.items() if v is not None}}))


def test_place_time_and_orientation_of_a_phone_s_picture_are_read() -> None:
    evidence, orientation = read(exif(orientation=6))
    assert (evidence.lat, evidence.lng) == (pytest.approx(38.5816), pytest.approx(-121.4944))
    assert evidence.taken_at == "2026-11-22T09:15:00-08:00"
    assert orientation == 6


def test_the_hemisphere_is_the_one_the_picture_names() -> None:
    evidence, _ = read(_gps())
    assert (evidence.lat, evidence.lng) == (pytest.approx(-33.8583333), pytest.approx(151.21))


@pytest.mark.parametrize(
    "changes",
    [
        {"GPSLatitudeRef": None},
        {"GPSLongitudeRef": "N"},
        {"GPSLatitude": ((91, 1), (0, 1), (0, 1))},
        {"GPSLongitude": ((180, 1), (0, 1), (1, 1))},
        {"GPSLatitude": ((4294967295, 1),)},
        {"GPSLatitude": ((33, 1), (60, 1), (0, 1))},
        {"GPSLatitude": ((0, 0), (0, 0), (0, 0))},
        {"GPSLatitude": ((0, 1), (0, 1), (0, 1)), "GPSLongitude": ((0, 1), (0, 1), (0, 1))},
        {"GPSStatus": "V"},
    ],
)
def test_a_place_that_is_no_place_is_left_out(changes: dict[str, object]) -> None:
    assert read(_gps(**changes)) == NOTHING


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_degrees_minutes_and_seconds_come_back_as_the_degrees_they_were(lat: float, lng: float) -> None:
    for value, positive, negative in ((lat, "N", "S"), (lng, "E", "W")):
        minutes, seconds = divmod(abs(value) * 3600, 60)
        whole, minutes = divmod(minutes, 60)
        ref = negative if value < 0 else positive
        assert degrees((whole, minutes, seconds), ref, positive, negative) == pytest.approx(value, abs=1e-6)


def test_zero_zero_is_no_place_but_the_equator_is() -> None:
    assert place(0.0, 0.0) is None
    assert place(0.0, -78.45) == (0.0, -78.45)
    assert place(None, 3.0) is None


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("2023:02:21 14:33:08", "+03:00", "2023-02-21T14:33:08+03:00"),
        ("2023:02:21 14:33:08", "", "2023-02-21T14:33:08"),
        ("2023:02:21 14:33:08", "somewhere", "2023-02-21T14:33:08"),
        ("0000:00:00 00:00:00", "", None),
        ("2023:02:31 14:33:08", "", None),
        ("<script>alert(1)</script>", "", None),
        ("", "", None),
    ],
)
def test_the_time_of_taking_is_a_time_or_nothing(text: str, offset: str, expected: str | None) -> None:
    assert taken_at(text, offset) == expected


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_the_right_way_up(orientation: int) -> None:
    assert read(exif(orientation))[1] == 1


@unhurried
@given(st.binary(max_size=300))
def test_noise_in_place_of_exif_is_no_error(noise: bytes) -> None:
    for block in (noise, b"Exif\0\0II*\0" + noise, b"MM\0*\0\0\0\x08" + noise):
        evidence, orientation = read(block)
        assert orientation in range(1, 9)
        assert (evidence.lat is None) == (evidence.lng is None)


@unhurried
@given(st.integers(0, 200), st.binary(min_size=1, max_size=8))
def test_a_block_with_a_few_bytes_wrong_is_no_error(at: int, wrong: bytes) -> None:
    block = exif(orientation=6)
    read(block[:at] + wrong + block[at + len(wrong) :])


def test_the_place_is_read_beside_a_maker_s_note_that_claims_a_billion_bytes() -> None:
    tags = piexif.load(exif())
    tags["Exif"][piexif.ExifIFD.MakerNote] = b"a note of sixteen"
    honest = piexif.dump(tags)
    head = b"\x92\x7c\0\x07"
    claims = honest.replace(head + (17).to_bytes(4, "big"), head + (1_006_641_184).to_bytes(4, "big"))
    assert claims != honest
    assert read(claims) == read(honest)
    assert read(claims)[0].lat == pytest.approx(38.5816)


def test_a_block_without_end_is_given_up_after_a_moment() -> None:
    began = time.process_time()
    assert read(hall_of_mirrors()) == NOTHING
    assert time.process_time() - began < 4 * PATIENCE
