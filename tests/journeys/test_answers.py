"""Somebody with a question finds the answer on the phone, reads it in a dead spot, and says whether it was useful."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories import SACRAMENTO
from tests.journeys.pocket import Pocket
from tests.journeys.steps import button, ready_for_offline, rows
from tests.journeys.test_accessible import Examined, narrow
from tests.live import Live, eventually, running

pytestmark = pytest.mark.browser
KEPT = "path => caches.match(path).then(found => !!found)"
COUNTED = "SELECT answer, language, useful, people FROM answer_count"

__all__ = ["narrow"]


def finds(page: Page, wanted: str, title: str) -> None:
    """From the list, with a few words, to an answer."""
    page.get_by_role("searchbox", name="Search the answers").fill(wanted)
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def test_an_answer_is_found_from_the_first_page_and_leads_to_the_form(page: Page, live: Live) -> None:
    page.goto("/")
    page.get_by_role("link", name="Answers").click()
    expect(page.get_by_role("heading", name="Answers", level=1)).to_be_focused()
    finds(page, "trash was not picked up", "Your pick-up was missed")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_text("You report it within two days")).to_be_visible()
    page.get_by_role("region", name="Report it here").get_by_role("link", name="Missed pick-up").click()
    expect(page.get_by_role("heading", name="Missed pick-up", level=1)).to_be_visible()


def test_who_comes_back_to_the_list_finds_it_as_it_was(page: Page, live: Live) -> None:
    page.goto("/answers")
    finds(page, "dog", "Find your lost pet")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("searchbox")).to_have_value("dog")
    expect(page.get_by_role("link", name="Find your lost pet")).to_be_visible()
    expect(page.get_by_role("link", name="You smell gas")).to_have_count(0)


def test_whoever_asks_what_is_not_there_is_led_to_a_person(page: Page, live: Live) -> None:
    page.goto("/answers")
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("main").get_by_role("link", name="Call 311")).to_be_visible()
    page.goto("/answers/xyzzy")
    expect(page.get_by_role("heading", name="There is no such answer")).to_be_visible()


def test_an_answer_is_read_without_a_connection_and_what_is_said_of_it_arrives_later(pocket: Pocket) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        eventually(lambda: page.evaluate(KEPT, "/api/v1/answers/pick-up-day?lang=en"))
        eventually(lambda: page.evaluate(KEPT, "/api/v1/answers/gas-smell?lang=en"))
        pocket.network.fate = lambda _request: "refuse"
        page.goto("/answers")
        finds(page, "power line", "A power line is down")
        expect(page.get_by_text("Stay at least 35 feet (10 meters) away")).to_be_visible()
        expect(page.get_by_role("main").get_by_role("link", name="911").first).to_have_attribute("href", "tel:911")
        button(page, "Yes")
        expect(page.get_by_text("You said that this was useful.")).to_be_visible()
        expect(page.locator(".useful")).to_be_focused()
        assert rows(pocket.live, COUNTED) == []
        pocket.network.fate = lambda _request: "pass"
        page.goto("/answers/power-line-down")
        expect(page.get_by_text("You said that this was useful.")).to_be_visible()
        expect(page.get_by_role("button", name="No")).to_have_count(0)
        eventually(lambda: rows(pocket.live, COUNTED) == [("power-line-down", "en", 1, 1)])
        page.reload()
        page.goto("/answers/lost-pet")
        expect(page.get_by_role("button", name="Yes")).to_be_visible()
        assert rows(pocket.live, COUNTED) == [("power-line-down", "en", 1, 1)]


def test_an_answer_that_is_not_useful_leads_to_a_person(page: Page, live: Live) -> None:
    page.goto("/answers/parking-ticket")
    button(page, "No")
    expect(page.get_by_text("You said that this was not useful.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Call 311")).to_be_visible()
    eventually(lambda: rows(live, COUNTED) == [("parking-ticket", "en", 0, 1)])


def test_an_answer_in_another_language_says_so_in_the_readers(chromium: Browser, tmp_path: Path) -> None:
    city = tmp_path / "city"
    shutil.copytree(SACRAMENTO, city)
    with (city / "answers" / "gas-smell.md").open("a") as article:
        article.write("\nNobody has translated this yet.\n")
    with running(tmp_path / "var", WELLKEPT_CITY=str(city)) as live:
        page = chromium.new_page(base_url=live.url, locale="es-MX")
        page.goto("/answers")
        expect(page.get_by_text("You smell gas")).to_have_attribute("lang", "en")
        page.get_by_role("link", name="You smell gas").click()
        expect(page.get_by_text("Esta respuesta está en inglés.")).to_be_visible()
        expect(page.get_by_role("heading", name="You smell gas")).to_have_attribute("lang", "en")
        expect(page.locator(".article")).to_have_attribute("lang", "en")
        page.goto("/answers/lost-pet")
        expect(page.get_by_role("heading", name="Encuentre a su mascota perdida")).to_be_visible()
        expect(page.locator(".notice")).to_have_count(0)
        page.close()


def test_answers_hold_nothing_in_anyones_way(narrow: BrowserContext, live: Live) -> None:
    examined = Examined(narrow.new_page())
    for path in ("", "/missed-pick-up", "/barking-dog", "/xyzzy"):
        examined.goes(f"/answers{path}")
    examined.goes("/answers/gas-smell")
    examined.page.locator(".useful button").last.click()
    examined.looks()
    examined.page.goto("/answers")
    examined.page.locator("main input").fill("xyzzy")
    examined.looks()
    assert examined.findings == []
