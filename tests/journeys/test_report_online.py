"""A pothole, from the phone to done, with a real browser, a real server and a real worker."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.factories import a_photo
from tests.journeys.steps import add_photos, answer_pothole, begin_pothole, button, report_pothole, shown_number
from tests.live import Live, eventually

pytestmark = pytest.mark.browser


def mails(live: Live) -> list[email.message.EmailMessage]:
    """What the departments have got."""
    paths = (live.data / "sent").glob("*.eml")
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]


@pytest.mark.parametrize("live", ["sqlite", "postgresql"], indirect=True)
def test_a_pothole_goes_all_the_way(page: Page, live: Live, tmp_path: Path) -> None:
    picture = tmp_path / "hole.jpg"
    picture.write_bytes(a_photo("dimgrey", size=(4000, 3000)))
    begin_pothole(page)
    add_photos(page, picture)
    answer_pothole(page)
    button(page, "Send the report")
    expect(page.get_by_role("heading", name="The city has your report")).to_be_visible()
    number = shown_number(page)

    (mail,) = eventually(lambda: mails(live))  # type: ignore[misc]
    assert "In a traffic lane" in mail.get_body().get_content()
    (photo,) = mail.iter_attachments()
    assert b"Exif" not in photo.get_content()
    assert len(photo.get_content()) < 400_000

    live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
    clerk = requests.Session()
    clerk.headers["Sec-Fetch-Site"] = "same-origin"
    api = f"{live.url}/api/v1/staff"
    assert clerk.post(f"{api}/sign-in", json={"name": "pat", "password": "correct horse"}, timeout=10).ok
    for move in ({"to": "reviewed"}, {"to": "working"}, {"to": "done", "note": "Filled with asphalt."}):
        assert clerk.post(f"{api}/reports/{number}/moves", json=move, timeout=10).ok

    page.goto(f"/ticket/{number}")
    expect(page.get_by_text("Filled with asphalt.").first).to_be_visible()
    expect(page.get_by_role("heading", name="What you sent")).to_be_visible()


def test_anyone_can_follow_a_ticket_by_its_number_and_sees_nothing_personal(page: Page, live: Live) -> None:
    report_pothole(page)
    number = shown_number(page)
    assert page.context.browser
    stranger = page.context.browser.new_context(base_url=live.url).new_page()
    stranger.goto("/track")
    stranger.get_by_role("textbox").fill(f"{number[:3]} {number[3:6]} {number[6:]}".lower())
    stranger.get_by_role("textbox").press("Enter")
    expect(stranger.get_by_role("heading", name="Pothole")).to_be_visible()
    expect(stranger.get_by_text("What you sent")).to_have_count(0)
    stranger.context.close()
