"""The map where no street map was set up: the city's own streets by name, offline too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.album import Album
from tests.journeys.steps import begin_pothole, button, ready_for_offline, use_my_location
from tests.live import Live, eventually

pytestmark = pytest.mark.browser
CENTRAL = {"latitude": 38.58355, "longitude": -121.48741, "accuracy": 12}  # 13th and F


def test_without_tiles_the_map_shows_the_citys_own_streets(page: Page, live: Live, album: Album) -> None:
    page.context.set_geolocation(CENTRAL)  # type: ignore[arg-type]
    ready_for_offline(page.context)
    eventually(lambda: page.evaluate("caches.match('/api/v1/streets').then(Boolean)"))
    live.kill("web")
    begin_pothole(page)
    use_my_location(page)
    button(page, "Move the pin on the map")
    expect(page.locator(".map-name span").filter(has_text=re.compile(r"^F St$"))).to_be_visible()
    expect(page.locator(".map-name span").filter(has_text="13th St")).to_be_visible()
    expect(page.get_by_text("Drawn from the city’s street plan")).to_be_visible()
    page.screenshot(path=album.folder / "plan.png")
