"""axe finds nothing on any screen: residents' and staff's, light and dark, English and Spanish, 320 px wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from backend.settings import ROOT
from tests.factories import SAME_ORIGIN, a_photo, a_report, a_ticket, digest
from tests.journeys.chromium import CAPITOL
from tests.live import Live, eventually

pytestmark = pytest.mark.browser
AXE = (ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FINDINGS = """rules => axe.run({runOnly: rules}).then(({violations}) => violations.flatMap(({id, nodes}) =>
  nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary}`)))"""
SCHEMES = {"light": RULES, "dark": ["cat.color"]}  # in the dark only the colours are others
RIGHT_NUMBER_NOBODY_HAS = "2TY2RF234Z"


class Examined:
    """A page that axe looks at on every screen that the journey comes to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.findings: list[str] = []

    def goes(self, path: str) -> None:
        """Open a screen and look at it."""
        self.page.goto(path)
        self.looks()

    def continues(self) -> None:
        """Press the screen's main button and look at what comes."""
        before = self.page.url
        self.page.locator("button[type=submit]").click()
        self.page.wait_for_function(
            "before => location.href !== before || document.querySelector('[role=alert]')", arg=before
        )
        self.looks()

    def looks(self) -> None:
        """Have axe examine the screen in light and in dark, once it stands."""
        expect(self.page.locator("main h1").first).to_be_visible()
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(AXE)
        for scheme, rules in SCHEMES.items():
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = self.page.evaluate(FINDINGS, rules)
            self.findings += [f"{self.page.url} ({scheme}): {one}" for one in found]


@pytest.fixture(params=["en-US", "es-MX"])
def narrow(request: pytest.FixtureRequest, chromium: Browser, live: Live) -> Iterator[BrowserContext]:
    """The narrowest phone, in each language."""
    context = chromium.new_context(
        base_url=live.url,
        viewport={"width": 320, "height": 640},
        locale=request.param,
        timezone_id="America/Los_Angeles",
        geolocation=CAPITOL,
        permissions=["geolocation"],
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def examined(narrow: BrowserContext) -> Iterator[Examined]:
    """A page under examination; nothing may be found."""
    examined = Examined(narrow.new_page())
    yield examined
    assert examined.findings == []


def begins_a_pothole(examined: Examined, photo: Path) -> None:
    """The first screen of the form: empty, with a mistake, then with photo and address."""
    examined.goes("/report/pothole")
    examined.continues()
    page = examined.page
    page.locator("input[type=file]").last.set_input_files(str(photo))
    expect(page.locator(".photo-remove")).to_have_count(1)
    page.locator("[name='place.address']").fill("1300 10th St")
    page.locator("summary").first.click()
    examined.looks()
    examined.continues()


def answers(examined: Examined) -> None:
    """The questions: none answered, then all; what may be said of oneself; the check page."""
    examined.continues()
    examined.page.locator("[name='answers.where']").first.check()
    examined.page.locator("[name='answers.damage'][value=no]").check()
    examined.continues()
    examined.goes("/report/pothole/contact")
    examined.goes("/report/pothole/check")


def test_residents_screens_hold_nothing_in_anyones_way(examined: Examined, live: Live, tmp_path: Path) -> None:
    photo = tmp_path / "hole.jpg"
    photo.write_bytes(a_photo("dimgrey"))
    for path in ("/", "/mine", "/track", "/privacy", "/nowhere", "/report/show-us", "/report/show-us/kind"):
        examined.goes(path)
    begins_a_pothole(examined, photo)
    answers(examined)
    page = examined.page
    page.locator("main .button-main").click()
    page.wait_for_url("**/sent/*")
    expect(page.locator("main a[href^='/ticket/']")).to_be_visible()
    examined.looks()
    number = page.url.rpartition("/")[2]
    examined.goes(f"/ticket/{number}")
    examined.goes("/mine")
    examined.goes(f"/ticket/{RIGHT_NUMBER_NOBODY_HAS}")
    examined.goes("/ticket/7K3M9QXT22")
    examined.goes("/track")
    page.locator("[name=number]").fill("7K3M9QXT22")
    examined.continues()
    examined.goes("/report/street-light/questions")
    page.locator("[name='answers.what'][value=wire]").check()
    examined.looks()


def test_a_report_that_waits_for_a_connection_is_no_harder_to_read(examined: Examined, live: Live) -> None:
    page = examined.page
    page.goto("/report/pothole")
    page.locator("[name='place.address']").fill("1300 10th St")
    page.locator("button[type=submit]").click()
    page.locator("[name='answers.where']").first.check()
    page.locator("[name='answers.damage'][value=no]").check()
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/check")
    page.route("**/healthz", lambda route: route.abort())
    page.locator("main .button-main").click()
    page.wait_for_url("**/sent/*")
    expect(page.locator(".notice").first).to_be_visible()
    examined.looks()
    page.goto("/mine")
    examined.looks()
    page.locator("main li a[href^='/ticket/']").first.click()
    examined.looks()


def a_report_with_a_photo(live: Live) -> str:
    """A report that the department has; returns its number."""
    ticket, photo = a_ticket(), a_photo()
    url = f"{live.url}/api/v1/reports/{ticket.text}"
    headers = ticket.headers | SAME_ORIGIN
    contact = {"kind": "person", "name": "Ada", "email": "ada@example.org"}
    assert requests.put(url, json=a_report(photos=[digest(photo)], contact=contact), headers=headers, timeout=10).ok
    assert requests.put(f"{url}/photos/{digest(photo)}", data=photo, headers=headers, timeout=10).ok
    shown = {"state": "shown"}
    eventually(
        lambda: requests.get(url, headers=headers, timeout=10).json()["mine"]["photos"][0].items() >= shown.items()
    )
    return ticket.text


def test_staffs_screens_hold_nothing_in_anyones_way(examined: Examined, live: Live) -> None:
    number = a_report_with_a_photo(live)
    live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
    page = examined.page
    examined.goes("/staff/")
    examined.continues()
    page.locator("[name=name]").fill("pat")
    page.locator("[name=password]").fill("correct horse")
    page.locator("button[type=submit]").click()
    expect(page.locator("a.line")).to_have_count(1)
    examined.looks()
    examined.goes("/staff/?q=nothing")
    examined.goes(f"/staff/reports/{number}")
    for to_ask in page.locator(".move-buttons button", has_text="…").all():
        to_ask.click()
        examined.looks()
        page.goto(f"/staff/reports/{number}")
        expect(page.locator(".move-buttons")).to_be_visible()
    page.locator(".move-buttons .button-main").click()
    examined.looks()
    examined.goes("/staff/nowhere")


def test_axe_does_see_what_is_in_the_way(narrow: BrowserContext) -> None:
    examined = Examined(narrow.new_page())
    examined.page.goto("/privacy")
    pale = "p => { p.style.color = 'rgb(200, 200, 200)'; p.append(document.createElement('img')); }"
    examined.page.locator("main p").first.evaluate(pale)
    examined.looks()
    found = " ".join(examined.findings)
    assert "(light): color-contrast" in found
    assert "(light): image-alt" in found
