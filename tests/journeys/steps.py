"""What a resident and a clerk do in the browser, in their words."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

NUMBER = re.compile(r"[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}")


def button(page: Page, name: str) -> None:
    """Press the button with this name."""
    page.get_by_role("button", name=name).click()


def begin_pothole(page: Page) -> None:
    """Open the app and choose the pothole."""
    page.goto("/")
    page.get_by_role("link", name="Pothole").click()
    expect(page.get_by_role("heading", name="Pothole")).to_be_visible()


def add_photos(page: Page, *paths: Path) -> None:
    """Choose pictures from the gallery and wait until the phone has shrunk them."""
    page.locator("input[type=file]").last.set_input_files([str(path) for path in paths])
    expect(page.get_by_role("button", name=re.compile("Remove.*photo"))).to_have_count(len(paths))


def answer_pothole(page: Page) -> None:
    """Use the phone's place and answer the questions, up to the check page."""
    use_my_location(page)
    answer_questions(page)


def use_my_location(page: Page) -> None:
    """Let the phone say where it is."""
    button(page, "Use my location")
    expect(page.get_by_text("Your location")).to_be_visible()


def answer_questions(page: Page) -> None:
    """From the place of a pothole over its questions to the check page."""
    button(page, "Continue")
    page.get_by_text("In a traffic lane").click()
    page.get_by_text("No", exact=True).click()
    button(page, "Continue")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()


def report_pothole(page: Page) -> None:
    """From home to the receipt, with a connection."""
    begin_pothole(page)
    answer_pothole(page)
    button(page, "Send the report")
    expect(page.get_by_role("heading", name="The city has your report")).to_be_visible()


def shown_number(page: Page) -> str:
    """The ticket number on the page, without its dashes (a telephone number in the footer is written like one)."""
    found = page.get_by_role("main").get_by_text(NUMBER).first
    expect(found).to_be_visible()
    match = NUMBER.search(found.inner_text())
    assert match
    return match[0].replace("-", "")
