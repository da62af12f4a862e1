"""Every picture of a corpus of real and broken ones gets the right answer in time.

The corpus lies beside the project, at ../shared/data/photos, with what exiftool says about each picture in its
manifest.csv. Where the folder is missing these tests are skipped and say so.
"""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from backend.photos.darkroom.evidence import Evidence
from backend.photos.sandbox import Cleaned, clean_in_child
from backend.photos.sniff import Refusal
from backend.photos.words import CODES
from tests.photos.segments import assert_only_pixels

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "photos"
MANIFEST = FOLDER / "manifest.csv"

pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason=f"there is no corpus of photos at {FOLDER}")

Row = dict[str, str]


def rows() -> list[Row]:
    """The manifest, one row for each picture."""
    if not MANIFEST.exists():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def taken(row: Row) -> bool:
    """Whether its type is one that we take."""
    return row["mime"] in ("image/jpeg", "image/png", "image/webp")


def told(row: Row) -> Evidence:
    """Time and place as exiftool reads them."""
    day, _, clock = row["datetime_original"].partition(" ")
    when = f"{day.replace(':', '-')}T{clock}{row['offset_time']}" if clock else None
    if not row["gps_lat"] or not (-90 <= float(row["gps_lat"]) <= 90):
        return Evidence(when)
    return Evidence(when, float(row["gps_lat"]), float(row["gps_lon"]))


def upright(row: Row) -> tuple[int, int]:
    """Its size in pixels once it is turned the right way up."""
    width, height = int(row["width"]), int(row["height"])
    return (height, width) if row["orientation"] in ("5", "6", "7", "8") else (width, height)


def check_shown(row: Row, outcome: Cleaned) -> None:
    """It is whole, of the right size, and free of metadata."""
    wide, high = upright(row)
    shrink = min(1, 2048 / max(wide, high))
    assert outcome.width == pytest.approx(wide * shrink, abs=1)
    assert outcome.height == pytest.approx(high * shrink, abs=1)
    assert_only_pixels(outcome.full)
    assert_only_pixels(outcome.thumb)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["path"])
def test_the_picture_gets_the_right_answer_in_two_seconds_and_256_mb(row: Row) -> None:
    data = (FOLDER / row["path"]).read_bytes()
    began = time.perf_counter()
    outcome = clean_in_child(data)
    seconds = time.perf_counter() - began
    answer = f"{outcome.width}x{outcome.height}" if isinstance(outcome, Cleaned) else outcome.code
    print(f"\n{row['path']:<66} {answer:<22} {seconds:.2f} s {outcome.peak / 1e6:4.0f} MB {outcome.evidence}")
    assert seconds < 2
    assert outcome.peak < 256e6
    if taken(row) and row["pillow_result"].startswith("ok"):
        assert isinstance(outcome, Cleaned)
        check_shown(row, outcome)
    else:
        assert isinstance(outcome, Refusal)
        assert outcome.code in CODES
        assert outcome.code.startswith("photo-type") != taken(row)
    if taken(row):
        expected = told(row)
        assert outcome.evidence.taken_at == expected.taken_at
        for found, right in ((outcome.evidence.lat, expected.lat), (outcome.evidence.lng, expected.lng)):
            assert found is None if right is None else found == pytest.approx(right, abs=1e-4)


PLAIN = [row for row in rows() if row["path"].split("/")[0] in ("orientation", "real_camera") and taken(row)]


@pytest.mark.parametrize("row", PLAIN, ids=lambda row: row["path"])
def test_what_is_shown_looks_as_the_camera_held_it(row: Row) -> None:
    data = (FOLDER / row["path"]).read_bytes()
    outcome = clean_in_child(data)
    assert isinstance(outcome, Cleaned)
    shown = Image.open(io.BytesIO(outcome.full)).convert("RGB")
    right = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    assert shown.size == right.size
    assert max(ImageStat.Stat(ImageChops.difference(shown, right)).mean) < 6
