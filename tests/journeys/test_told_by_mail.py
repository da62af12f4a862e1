"""Told by e-mail, as a resident without push: asked first, told what changes, left by one tap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Page, expect

from tests.fakes import smtp_service
from tests.fakes.smtp_service import SmtpService
from tests.journeys.album import Album
from tests.journeys.steps import answer_pothole, begin_pothole, button, report_pothole, shown_number
from tests.live import Live, eventually, running

pytestmark = pytest.mark.browser
ADA = "ada@example.org"
NO_PUSH = "delete window.PushManager; delete window.Notification"


@pytest.fixture
def mails() -> Iterator[SmtpService]:
    """A mail server on this machine."""
    with smtp_service.running() as service:
        yield service


@pytest.fixture
def live(tmp_path: Path, mails: SmtpService) -> Iterator[Live]:
    """Wellkept, which hands its mails to that server."""
    with running(tmp_path / "var", WELLKEPT_MAIL_URL=mails.url) as live:
        yield live


class Clerk:
    """A member of staff who moves a report on, and looks at what was sent."""

    def __init__(self, live: Live, number: str) -> None:
        live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
        self.session = requests.Session()
        self.session.headers["Sec-Fetch-Site"] = "same-origin"
        self.api, self.number = f"{live.url}/api/v1/staff", number
        answer = self.session.post(f"{self.api}/sign-in", json={"name": "pat", "password": "correct horse"}, timeout=10)
        assert answer.ok

    def moves(self, to: str, **said: str) -> None:
        """Move the report on."""
        address = f"{self.api}/reports/{self.number}/moves"
        assert self.session.post(address, json={"to": to, **said}, timeout=10).ok


def to_ada(mails: SmtpService, count: int) -> EmailMessage:
    """Ada's newest mail, once she has `count`."""

    def newest() -> EmailMessage | None:
        hers = [mail for mail in mails.mails if mail["To"] == ADA]
        return hers[-1] if len(hers) == count else None

    found = eventually(newest)
    assert isinstance(found, EmailMessage)
    return found


def link_in(mail: EmailMessage, page: str) -> str:
    """The link to that page in a mail."""
    found = re.search(rf"http\S+/{page}#\S+", mail.get_content())
    assert found, mail.get_content()
    return found[0]


def test_a_resident_without_push_is_told_by_mail_and_can_leave(
    page: Page, live: Live, mails: SmtpService, album: Album
) -> None:
    page.add_init_script(NO_PUSH)
    report_pothole(page)
    number = shown_number(page)
    page.get_by_label("Your e-mail").fill("ada at example")
    button(page, "Tell me by e-mail")
    expect(page.get_by_text("This is no e-mail address. Write it like maria@gmail.com.")).to_be_visible()
    expect(page.get_by_label("Your e-mail")).to_be_focused()
    page.get_by_label("Your e-mail").fill(ADA)
    button(page, "Tell me by e-mail")
    expect(page.get_by_text(f"We have sent a mail to {ADA}")).to_be_visible()
    page.screenshot(path=album.folder / "mail-asked.png", full_page=True)

    clerk = Clerk(live, number)
    asking = to_ada(mails, 1)
    page.goto(link_in(asking, "confirm"))
    expect(page.get_by_role("heading", name="Do you want to be told by e-mail?")).to_be_visible()
    page.screenshot(path=album.folder / "mail-confirm.png")
    button(page, "Yes, write to me")
    expect(page.get_by_role("heading", name="You will be told by e-mail")).to_be_focused()

    clerk.moves("done", note="Filled with asphalt.")
    told = to_ada(mails, 2)
    assert told["Subject"] == "Pothole: done"
    assert "Filled with asphalt." in told.get_content()
    assert told["References"] == asking["References"]

    page.goto(link_in(told, "stop"))
    button(page, "Send me no more mails")
    expect(page.get_by_role("heading", name="You get no more mails about it")).to_be_focused()
    page.get_by_role("link", name="See the ticket").click()
    expect(page.get_by_text("Filled with asphalt.").first).to_be_visible()
    clerk.moves("working")
    eventually(lambda: live.log("work").count('"listener": "followers"') == 2)
    assert len([mail for mail in mails.mails if mail["To"] == ADA]) == 2


def test_the_address_given_with_the_report_is_offered_but_is_no_yes(page: Page, live: Live, mails: SmtpService) -> None:
    page.context.grant_permissions(["geolocation", "notifications"])
    begin_pothole(page)
    answer_pothole(page)
    page.get_by_role("link", name=re.compile("reach you", re.IGNORECASE)).first.click()
    page.get_by_label("E-mail").fill(ADA)
    button(page, "Continue")
    button(page, "Send the report")
    expect(page.get_by_role("button", name="Tell me on this phone")).to_be_visible()
    button(page, "Tell me by e-mail")
    expect(page.get_by_label("Your e-mail")).to_be_focused()
    expect(page.get_by_label("Your e-mail")).to_have_value(ADA)
    Clerk(live, shown_number(page)).moves("reviewed")
    eventually(lambda: '"listener": "followers"' in live.log("work"))
    assert [mail for mail in mails.mails if mail["To"] == ADA] == []


def test_a_link_that_does_not_work_says_why_and_one_without_a_connection_can_be_tried_again(
    page: Page, live: Live
) -> None:
    page.goto("/confirm")
    expect(page.get_by_role("heading", name="This link is not whole")).to_be_visible()
    page.goto("/stop#nonsense")
    button(page, "Send me no more mails")
    expect(page.get_by_role("heading", name="This link is not whole")).to_be_visible()
    page.goto("/confirm#something")
    expect(page.get_by_role("button", name="Yes, write to me")).to_be_visible()
    page.context.set_offline(True)
    button(page, "Yes, write to me")
    expect(page.get_by_text("We cannot reach the city right now")).to_be_visible()
    page.context.set_offline(False)
    button(page, "Try again")
    expect(page.get_by_role("heading", name="This link is not whole")).to_be_visible()
