"""Staff look at what was sent, in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories import a_photo
from tests.journeys.album import Album
from tests.journeys.steps import add_photos, answer_pothole, begin_pothole, button, shown_number
from tests.live import Live, eventually

pytestmark = pytest.mark.browser


def test_staff_see_a_departments_mail_as_the_department_does(
    page: Page, live: Live, album: Album, tmp_path: Path
) -> None:
    picture = tmp_path / "hole.jpg"
    picture.write_bytes(a_photo("dimgrey"))
    live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
    begin_pothole(page)
    add_photos(page, picture)
    answer_pothole(page)
    button(page, "Send the report")
    number = shown_number(page)
    eventually(lambda: list((live.data / "sent").glob("*.eml")))

    page.goto("/staff/sent")
    page.get_by_label("Name").fill("pat")
    page.get_by_label("Password", exact=True).fill("correct horse")
    button(page, "Sign in")
    expect(page.get_by_role("heading", name="What was sent")).to_be_visible()
    mail = page.get_by_role("article")
    expect(mail).to_contain_text("streets@city.example")
    expect(mail).to_contain_text("In a traffic lane")
    expect(mail).to_contain_text("photo-1.jpg")
    page.screenshot(path=album.folder / "sent.png", full_page=True)
    mail.get_by_role("link", name="Ticket").click()
    expect(page).to_have_url(f"{live.url}/staff/reports/{number}")
    page.get_by_role("link", name="Sent").click()
    expect(page.get_by_role("heading", name="What was sent")).to_be_focused()
