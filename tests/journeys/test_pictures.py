"""The picture in the README: a pothole, from home to the ticket page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.journeys.album import Album
from tests.journeys.steps import add_photos, answer_questions, begin_pothole, button, shown_number, use_my_location
from tests.live import Live

pytestmark = pytest.mark.browser
GAP = 24


def a_drawn_pothole() -> bytes:
    """A picture that looks a little like a hole in a road."""
    road = Image.new("RGB", (1600, 1200), "#75767a")
    pen = ImageDraw.Draw(road)
    for x in range(100, 1600, 500):
        pen.rectangle((x, 120, x + 260, 150), fill="#e8d98b")
    for inset, color in ((0, "#55565a"), (30, "#3d3e42"), (70, "#2a2b2e")):
        pen.ellipse((420 + inset, 480 + inset * 0.7, 1160 - inset, 980 - inset * 0.7), fill=color)
    out = io.BytesIO()
    road.save(out, "JPEG", quality=85)
    return out.getvalue()


def side_by_side(pictures: list[bytes]) -> Image.Image:
    """The pictures in one row, aligned at the top."""
    images = [Image.open(io.BytesIO(data)).convert("RGB") for data in pictures]
    width = sum(image.width for image in images) + GAP * (len(images) + 1)
    row = Image.new("RGB", (width, max(image.height for image in images) + 2 * GAP), "#e6ebe9")
    left = GAP
    for image in images:
        row.paste(image, (left, GAP))
        left += image.width + GAP
    return row


def test_the_picture_in_the_readme(page: Page, live: Live, album: Album, tmp_path: Path) -> None:
    picture = tmp_path / "hole.jpg"
    picture.write_bytes(a_drawn_pothole())
    shots = []
    page.goto("/")
    expect(page.get_by_role("link", name="Pothole")).to_be_visible()
    shots.append(page.screenshot())
    begin_pothole(page)
    add_photos(page, picture)
    use_my_location(page)
    shots.append(page.screenshot())
    answer_questions(page)
    button(page, "Send the report")
    expect(page.get_by_role("heading", name="The city has your report")).to_be_visible()
    shots.append(page.screenshot())
    page.goto(f"/ticket/{shown_number(page)}")
    expect(page.get_by_role("heading", name="What happened")).to_be_visible()
    shots.append(page.screenshot())
    row = side_by_side(shots)
    row.thumbnail((1640, 1200))
    row.quantize(160).save(album.folder / "pothole.png", optimize=True)
    assert (album.folder / "pothole.png").stat().st_size < 400_000
