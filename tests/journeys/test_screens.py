"""Every screen as a picture: `make screens` puts them into docs/screens, in every look, for people to look at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import requests
from playwright.sync_api import expect

from tests.journeys.gallery import Visitor
from tests.journeys.test_pictures import a_drawn_pothole
from tests.live import Live, eventually

pytestmark = pytest.mark.browser


@pytest.fixture
def hole(tmp_path: Path) -> Path:
    """A picture of the hole."""
    path = tmp_path / "hole.jpg"
    path.write_bytes(a_drawn_pothole())
    return path


def moved(city: Live, number: str, *moves: dict[str, str]) -> None:
    """A clerk moves a report on."""
    clerk = requests.Session()
    clerk.headers["Sec-Fetch-Site"] = "same-origin"
    api = f"{city.url}/api/v1/staff"
    assert clerk.post(f"{api}/sign-in", json={"name": "pat", "password": "correct horse"}, timeout=20).ok
    for move in moves:
        assert clerk.post(f"{api}/reports/{number}/moves", json=move, timeout=20).ok


def test_a_report_from_home_to_done(visitor: Visitor, city: Live, hole: Path) -> None:
    page = visitor.page
    page.goto("/")
    visitor.sees("Pothole")
    visitor.keep("home")
    visitor.opens_pothole()
    visitor.keep("report-1-where")
    visitor.adds(hole)
    visitor.finds_itself()
    visitor.sees("near {address}")
    visitor.keep("report-1-where-answered")
    visitor.presses("Move the pin on the map")
    expect(page.get_by_text("Streets by A City")).to_be_visible()
    visitor.keep("report-1-map")
    visitor.presses("Close the map")
    visitor.presses("Continue")
    visitor.keep("report-2-questions")
    visitor.presses("Continue")
    expect(page.get_by_role("alert")).to_be_visible()
    visitor.keep("report-2-questions-left-out")
    visitor.chooses("In a traffic lane")
    visitor.chooses("No")
    visitor.presses("Continue")
    visitor.sees("Check your answers")
    visitor.keep("report-3-check")
    page.goto("/report/pothole/contact")
    visitor.sees("How may we reach you?")
    visitor.keep("report-contact")
    page.goto("/report/pothole/check")
    number = visitor.sends()
    visitor.sees("The city has your report")
    visitor.keep("sent")
    page.goto(f"/ticket/{number}")
    visitor.sees("What you sent")
    visitor.keep("ticket-received")
    moved(city, number, {"to": "reviewed"}, {"to": "working"}, {"to": "done", "note": "Filled with hot asphalt."})
    page.reload()
    visitor.sees("Filled with hot asphalt.")
    visitor.keep("ticket-done")
    page.goto("/mine")
    expect(page.get_by_role("heading", name=visitor.says("Sent"), exact=True)).to_be_visible()
    visitor.keep("my-reports")


def test_the_other_screens_of_residents(visitor: Visitor) -> None:
    for name, path, title in (
        ("show-us", "/report/show-us", "Show us"),
        ("kind", "/report/show-us/kind", "What is it?"),
        ("track", "/track", "Track a ticket"),
        ("privacy", "/privacy", "Your privacy"),
        ("answers", "/answers", "Answers"),
        ("answer", "/answers/abandoned-car-rule", "A car has not moved for 72 hours"),
        ("carry-over", "/carry", "Copy to another phone or to the app"),
        ("take-over", "/carry/take", "Get reports from another phone"),
        ("no-such-page", "/nowhere", "There is no such page"),
        ("mail-link-cut", "/confirm", "This link is not whole"),
    ):
        visitor.page.goto(path)
        expect(visitor.page.get_by_role("heading", name=visitor.says(title)).first).to_be_visible()
        visitor.page.wait_for_load_state("networkidle")
        visitor.keep(name)


def test_what_is_told_before_a_form_or_in_its_place(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/")
    page.get_by_role("button", name=re.compile(r"\d{2,}")).click()
    expect(page.locator("a[href='/report/power-outage']")).to_be_visible()
    page.wait_for_load_state("networkidle")
    visitor.keep("home-all-kinds")
    page.goto("/report/bulky-pickup")
    visitor.sees("Good to know first")
    visitor.keep("service-rules-first")
    page.goto("/report/power-outage")
    expect(page.get_by_role("link", name="SMUD").first).to_be_visible()
    visitor.keep("service-of-another-agency")
    page.goto("/report/neighborhood-watch/where")
    expect(page.get_by_role("radio").first).to_be_visible()
    visitor.keep("report-1-area")


def test_a_dangerous_answer_stops_the_form(visitor: Visitor) -> None:
    visitor.page.goto("/report/street-light/questions")
    visitor.chooses("A wire is bare or on the ground")
    expect(visitor.page.get_by_role("link", name="911").first).to_be_visible()
    visitor.keep("danger")


def test_the_desk_of_staff(visitor: Visitor, city: Live, hole: Path) -> None:
    page = visitor.page
    visitor.opens_pothole()
    visitor.adds(hole)
    visitor.finds_itself()
    visitor.answers()
    number = visitor.sends()
    photo = f"{city.url}/api/v1/reports/{number}"
    visitor.sees("The city has your report")
    eventually(lambda: "sent-to-department" in requests.get(photo, timeout=20).text, within_s=60)
    page.goto("/staff/")
    visitor.sees("Sign in")
    visitor.keep("staff-sign-in")
    page.locator("[name=name]").fill("pat")
    page.locator("[name=password]").fill("correct horse")
    page.locator("button[type=submit]").click()
    expect(page.locator(f"a[href*='{number}']").first).to_be_visible()
    visitor.keep("staff-queue")
    page.goto(f"/staff/reports/{number}")
    expect(page.locator("main img").first).to_be_visible()
    visitor.keep("staff-report")
    page.goto("/staff/sent")
    expect(page.get_by_role("article").first).to_be_visible()
    visitor.keep("staff-what-was-sent")
