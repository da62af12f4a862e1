"""Every screen and every sorry state as a picture: `make screens` puts them into docs/screens for people to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.fakes import tiles
from tests.fakes.fault_proxy import Fate, FaultProxy, standing_before
from tests.journeys.album import LOOKS, Album
from tests.journeys.steps import (
    add_photos,
    begin_pothole,
    button,
    shown_number,
    use_my_location,
)
from tests.journeys.test_pictures import a_drawn_pothole
from tests.live import Live, running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One Wellkept for all pictures, with a street map and a clerk."""
    with tiles.running() as server:
        told = {"WELLKEPT_TILES_URL": server.url, "WELLKEPT_TILES_ATTRIBUTION": "Streets by A City"}
        with running(tmp_path_factory.mktemp("city") / "var", **told) as live:
            live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
            yield live


@pytest.fixture(scope="module")
def network(city: Live) -> Iterator[FaultProxy]:
    """What lies between the phone and the city."""
    with standing_before(city.port) as proxy:
        yield proxy


@pytest.fixture
def phone(chromium: Browser, network: FaultProxy, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone (or what else the look says) with its network in order."""
    look = request.getfixturevalue("look") if "look" in request.fixturenames else "phone"
    context = chromium.new_context(base_url=network.url, **LOOKS[look].browser)
    context.set_default_timeout(20_000)
    network.fate = lambda _request: "pass"
    page = context.new_page()
    yield page
    network.fate = lambda _request: "pass"
    context.close()


def moved(city: Live, number: str, *moves: dict[str, object]) -> None:
    """A clerk moves a report on."""
    clerk = requests.Session()
    clerk.headers["Sec-Fetch-Site"] = "same-origin"
    api = f"{city.url}/api/v1/staff"
    assert clerk.post(f"{api}/sign-in", json={"name": "pat", "password": "correct horse"}, timeout=20).ok
    for move in moves:
        assert clerk.post(f"{api}/reports/{number}/moves", json=move, timeout=20).ok


def all_is(network: FaultProxy, fate: Fate) -> None:
    """From now on every request suffers this fate."""
    network.fate = lambda _request: fate


def ready_for_offline(page: Page) -> None:
    """A first visit with a connection."""
    page.goto("/")
    expect(page.get_by_role("link", name="Pothole")).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function("caches.match('/api/v1/services/pothole', {ignoreSearch: true}).then(found => !!found)")


def test_a_report_from_home_to_done(phone: Page, city: Live, album: Album, tmp_path: Path, look: str) -> None:
    picture = tmp_path / "hole.jpg"
    picture.write_bytes(a_drawn_pothole())
    keep = album.keeper(phone, look)
    phone.goto("/")
    expect(phone.get_by_role("link", name="Pothole")).to_be_visible()
    keep("home")
    begin_pothole(phone)
    keep("report-1-where")
    add_photos(phone, picture)
    use_my_location(phone)
    expect(phone.get_by_text("Address there:")).to_be_visible()
    keep("report-1-where-answered")
    button(phone, "Move the pin on the map")
    expect(phone.get_by_role("application", name="Map")).to_be_visible()
    expect(phone.get_by_text("Streets by A City")).to_be_visible()
    keep("report-1-map")
    button(phone, "Close the map")
    button(phone, "Continue")
    keep("report-2-questions")
    button(phone, "Continue")
    expect(phone.get_by_role("alert")).to_be_visible()
    keep("report-2-questions-left-out")
    phone.get_by_text("In a traffic lane").click()
    phone.get_by_text("No", exact=True).click()
    button(phone, "Continue")
    expect(phone.get_by_role("heading", name="Check your answers")).to_be_visible()
    keep("report-3-check")
    phone.goto("/report/pothole/contact")
    expect(phone.get_by_label("Name")).to_be_visible()
    keep("report-contact")
    phone.goto("/report/pothole/check")
    button(phone, "Send the report")
    expect(phone.get_by_role("heading", name="The city has your report")).to_be_visible()
    number = shown_number(phone)
    keep("sent")
    phone.goto(f"/ticket/{number}")
    expect(phone.get_by_role("heading", name="What you sent")).to_be_visible()
    keep("ticket-received")
    moved(city, number, {"to": "reviewed"}, {"to": "working"}, {"to": "done", "note": "Filled with hot asphalt."})
    phone.reload()
    expect(phone.get_by_text("Filled with hot asphalt.").first).to_be_visible()
    keep("ticket-done")
    phone.goto("/mine")
    expect(phone.get_by_role("heading", name="Sent", exact=True)).to_be_visible()
    keep("my-reports")
    phone.goto("/track")
    keep("track")
    phone.goto("/privacy")
    expect(phone.get_by_role("heading", name="Your privacy")).to_be_visible()
    keep("privacy")
