"""Real browsers in front of a real Wellkept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from backend.settings import ROOT
from tests.factories import a_photo
from tests.fakes import tiles
from tests.fakes.fault_proxy import FaultProxy, standing_before
from tests.journeys.album import LOOKS, Album
from tests.journeys.chromium import CAPITOL, FLAGS, chromium_path
from tests.journeys.gallery import Visitor
from tests.journeys.pocket import Pocket
from tests.live import Live, running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium; there can be only one of it in a process."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium."""
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def live(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Live]:
    """Wellkept on SQLite; on PostgreSQL where the test is marked so by `indirect` parameters."""
    if getattr(request, "param", "sqlite") == "postgresql":
        url = request.getfixturevalue("fresh_postgresql")
        with running(tmp_path / "var", WELLKEPT_DATABASE_URL=url) as live:
            yield live
    else:
        with running(tmp_path / "var", request.getfixturevalue("built_sqlite")) as live:
            yield live


@pytest.fixture
def phone_browser(chromium: Browser, live: Live) -> Iterator[BrowserContext]:
    """An emulated phone at the Capitol with GPS; a page error or a broken security policy fails the test."""
    context = chromium.new_context(
        base_url=live.url,
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="en-US",
        timezone_id="America/Los_Angeles",
        geolocation=CAPITOL,
        permissions=["geolocation"],
    )
    context.set_default_timeout(15_000)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    yield context
    context.close()
    assert faults == []


@pytest.fixture
def album(request: pytest.FixtureRequest, tmp_path: Path) -> Album:
    """Where pictures go: a temporary folder, or with --screens docs/screens, where people look at them."""
    folder = ROOT / "docs" / "screens" if request.config.getoption("--screens") else tmp_path / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    return Album(folder)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `look` runs on a phone; with --screens in every way that there is to look."""
    if "look" in metafunc.fixturenames:
        metafunc.parametrize("look", list(LOOKS) if metafunc.config.getoption("--screens") else ["phone"])


@pytest.fixture
def pocket(playwright: Playwright, live: Live, tmp_path: Path) -> Iterator[Pocket]:
    """A phone in a pocket."""
    with standing_before(live.port) as network:
        yield Pocket(playwright, tmp_path / "profile", network, live)


@pytest.fixture
def page(phone_browser: BrowserContext) -> Page:
    """A page on the phone."""
    return phone_browser.new_page()


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Two pictures of the hole."""
    paths = [tmp_path / "one.jpg", tmp_path / "two.jpg"]
    for path, color in zip(paths, ("dimgrey", "slategrey"), strict=True):
        path.write_bytes(a_photo(color, size=(3000, 2000)))
    return paths


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One Wellkept for all pictures, with a street map and a clerk."""
    with tiles.running() as server:
        told = {"WELLKEPT_TILES_URL": server.url, "WELLKEPT_TILES_ATTRIBUTION": "Streets by A City"}
        with running(tmp_path_factory.mktemp("city") / "var", **told) as live:
            live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
            yield live


@pytest.fixture(scope="session")
def network(city: Live) -> Iterator[FaultProxy]:
    """What lies between the phone and the city."""
    with standing_before(city.port) as proxy:
        yield proxy


@pytest.fixture
def visitor(chromium: Browser, network: FaultProxy, album: Album, look: str) -> Iterator[Visitor]:
    """Somebody new who looks at the screens in one of the looks, with the network in order."""
    context = chromium.new_context(base_url=network.url, **LOOKS[look].browser)
    context.set_default_timeout(20_000)
    network.fate = lambda _request: "pass"
    page = context.new_page()
    yield Visitor(page, look, album.keeper(page, look))
    network.fate = lambda _request: "pass"
    context.close()
