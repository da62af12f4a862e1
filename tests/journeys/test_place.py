"""Where it is, for everybody: with GPS or without, by address, by finger, by keyboard, and when nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.fakes import tiles
from tests.fakes.tiles import Tiles
from tests.journeys.chromium import CAPITOL
from tests.journeys.steps import answer_questions, begin_pothole, button, shown_number, use_my_location
from tests.live import Live, running

pytestmark = pytest.mark.browser
ADDRESS = "Or write the address or crossing"


@pytest.fixture
def map_server() -> Iterator[Tiles]:
    """A city's own map."""
    with tiles.running() as server:
        yield server


@pytest.fixture
def live(tmp_path: Path, map_server: Tiles) -> Iterator[Live]:
    """Wellkept with a street map."""
    told = {"WELLKEPT_TILES_URL": map_server.url, "WELLKEPT_TILES_ATTRIBUTION": "Streets by A City"}
    with running(tmp_path / "var", **told) as live:
        yield live


@pytest.fixture
def page(chromium: Browser, live: Live) -> Iterator[Page]:
    """A phone whose owner does not let us see where it is; a page error or a broken security policy fails the test."""
    context = chromium.new_context(
        base_url=live.url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="en-US"
    )
    context.set_default_timeout(15_000)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    yield context.new_page()
    context.close()
    assert faults == []


def sent_place(page: Page, live: Live) -> dict[str, object]:
    """Send the report; the place that the ticket then tells."""
    answer_questions(page)
    button(page, "Send the report")
    expect(page.get_by_role("heading", name="The city has your report")).to_be_visible()
    answer = requests.get(f"{live.url}/api/v1/reports/{shown_number(page)}", timeout=10)
    place: dict[str, object] = answer.json()["place"]
    return place


def test_a_written_address_becomes_a_point(page: Page, live: Live) -> None:
    begin_pothole(page)
    page.get_by_label(ADDRESS).fill("1300 f street")
    button(page, "Find this address")
    button(page, "1300 F St")
    expect(page.get_by_text("The address you chose")).to_be_visible()
    place = sent_place(page, live)
    assert place["address"] == "1300 F St"
    assert place["point"] == {"lat": pytest.approx(38.58355, abs=1e-4), "lng": pytest.approx(-121.48741, abs=1e-4)}


def test_a_point_does_not_outlive_the_address_it_was_found_by(page: Page) -> None:
    begin_pothole(page)
    page.get_by_label(ADDRESS).fill("1300 F St")
    button(page, "Find this address")
    button(page, "1300 F St")
    page.get_by_label("Address or crossing (if you know a better one)").fill("2100 K St")
    expect(page.get_by_role("button", name="Find this address")).to_be_visible()
    expect(page.get_by_text("The address you chose")).not_to_be_visible()


def test_an_address_nobody_knows_is_sent_as_it_is_written(page: Page, live: Live) -> None:
    begin_pothole(page)
    page.get_by_label(ADDRESS).fill("Behind the old mill")
    button(page, "Find this address")
    expect(page.get_by_text("We do not know this address in Sacramento.")).to_be_visible()
    assert sent_place(page, live)["address"] == "Behind the old mill"


def test_a_slip_in_the_address_is_said_once_and_holds_nobody_up(page: Page) -> None:
    begin_pothole(page)
    page.get_by_label(ADDRESS).fill("99999 Nowhere Blvd")
    button(page, "Continue")
    expect(page.get_by_text("We do not know this address in Sacramento.")).to_be_in_viewport()
    button(page, "Continue")
    expect(page.get_by_text("Where in the road is it?")).to_be_visible()


def test_the_pin_is_set_with_the_keyboard_alone(page: Page, live: Live, map_server: Tiles) -> None:
    begin_pothole(page)
    page.get_by_role("button", name="Choose on the map").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("application", name="Map")).to_be_focused()
    expect(page.get_by_text("Streets by A City")).to_be_visible()
    before = page.locator(".map-frame + [role=status] bdi").inner_text()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator(".map-frame + [role=status] bdi")).not_to_have_text(before)
    expect(page.get_by_text("near ")).to_be_visible()
    page.get_by_role("button", name="Use this place").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The place you set on the map")).to_be_visible()
    assert map_server.asked
    assert sent_place(page, live)["point"]


def test_while_the_map_is_open_only_its_place_is_asked_for(page: Page, live: Live) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(CAPITOL)
    begin_pothole(page)
    use_my_location(page)
    button(page, "Move the pin on the map")
    main = page.get_by_role("main")
    expect(main.locator(".button-main")).to_have_text(["Use this place"])
    expect(main.get_by_text("38.576")).to_have_count(1)
    button(page, "Close the map")
    expect(main.locator(".button-main")).to_have_text(["Continue"])
    expect(page.get_by_role("region", name="Where is it?")).to_be_focused()


def test_a_tap_on_the_map_brings_the_pin_there(page: Page, live: Live) -> None:
    begin_pothole(page)
    button(page, "Choose on the map")
    expect(page.get_by_text("Streets by A City")).to_be_visible()
    shown = page.locator(".map-frame + [role=status] bdi")
    before = shown.inner_text()
    page.get_by_role("application", name="Map").tap(position={"x": 60, "y": 300})
    expect(shown).not_to_have_text(before)
    button(page, "Use this place")
    expect(page.get_by_text("The place you set on the map")).to_be_visible()


def test_a_place_outside_the_city_is_said_at_once_with_whom_to_call(page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 37.7749, "longitude": -122.4194, "accuracy": 20})
    begin_pothole(page)
    button(page, "Use my location")
    expect(page.get_by_text("outside Sacramento")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("Call 916.264.5011"))).to_be_visible()


def test_no_location_no_map_and_no_connection_still_leave_the_written_address(page: Page) -> None:
    begin_pothole(page)
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    button(page, "Use my location")
    expect(page.get_by_text("Your phone did not let us see your location")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label(ADDRESS).fill("10th and J")
    button(page, "Find this address")
    expect(page.get_by_text("Addresses cannot be looked up just now.")).to_be_visible()
    answer_questions(page)
