"""Another phone, or the app on the home screen, whose store is separate: reports, keys and drafts come along."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import a_photo
from tests.fakes.fault_proxy import Fate, standing_before
from tests.journeys.conftest import CAPITOL
from tests.journeys.steps import add_photos, answer_pothole, begin_pothole, button, report_pothole, shown_number
from tests.live import Live, eventually

pytestmark = pytest.mark.browser
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}")
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


@contextmanager
def another_phone(context: BrowserContext, url: str) -> Iterator[Page]:
    """A phone with a store of its own, that reaches the city at `url`."""
    assert context.browser
    second = context.browser.new_context(
        base_url=url,
        viewport={"width": 390, "height": 844},
        locale="en-US",
        geolocation=CAPITOL,
        permissions=["geolocation"],
    )
    second.set_default_timeout(15_000)
    yield second.new_page()
    second.close()


def only_codes_pass(request: bytes) -> Fate:
    """A bad line: nothing that the outbox sends or asks comes through."""
    return "refuse" if b"/healthz" in request or request.startswith(b"PUT /api/v1/reports") else "pass"


def make_code(page: Page) -> tuple[str, str]:
    """On the first phone, make a code; returns the code and the link as it is copied."""
    page.get_by_role("contentinfo").get_by_role("link", name="My reports").click()
    page.get_by_role("link", name="Copy to another phone or to the app").click()
    button(page, "Make the code")
    expect(page.get_by_role("heading", name="Your code")).to_be_focused()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, "Copy the link")
    link = page.evaluate("navigator.clipboard.readText()")
    found = CODE.search(page.get_by_role("region", name="Your code").inner_text())
    assert found
    return found[0], link


def take_by_typing(page: Page, typed: str) -> None:
    """On the second phone, type the code."""
    page.goto("/mine")
    page.get_by_role("link", name="Get reports from another phone").click()
    page.get_by_role("textbox", name="Code").fill(typed)
    button(page, "Get them")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture of the hole."""
    path = tmp_path / "hole.jpg"
    path.write_bytes(a_photo("dimgrey", size=(1600, 1200)))
    return path


def opened(page: Page, link: str) -> list[str]:
    """Open a link with a code on this phone; returns the addresses that were asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("about:blank")
    page.goto(f"/carry#{urlsplit(link).fragment}")
    return asked


def photos_shown(live: Live) -> int:
    """How many photos the city has cleaned."""
    with closing(sqlite3.connect(live.data / "wellkept.db")) as connection:
        (count,) = connection.execute("SELECT COUNT(*) FROM photo WHERE state = 'shown'").fetchone()
    return int(count)


def test_a_sent_report_an_unsent_one_and_a_draft_come_along_and_the_unsent_is_sent_once(
    phone_browser: BrowserContext, live: Live, picture: Path
) -> None:
    with (
        standing_before(live.port) as network,
        another_phone(phone_browser, network.url) as page,
        another_phone(phone_browser, live.url) as other,
    ):
        report_pothole(page)
        sent = shown_number(page)
        network.fate = only_codes_pass
        begin_pothole(page)
        add_photos(page, picture)
        answer_pothole(page)
        button(page, "Send the report")
        expect(page.get_by_role("heading", name="Saved on this phone, not sent yet")).to_be_visible()
        unsent = shown_number(page)
        begin_pothole(page)
        page.get_by_label("Address or crossing").fill("13th and F")

        _, link = make_code(page)
        asked = opened(other, link)
        expect(other.get_by_role("heading", name="Get 2 reports onto this phone?")).to_be_visible()
        assert urlsplit(other.url).fragment == ""
        assert [url for url in asked if "/api/v1/carry" in url] == []
        button(other, "Yes, take over")
        expect(other.get_by_text("2 reports were taken over. 1 begun report was taken over.")).to_be_visible()
        assert not any(urlsplit(link).fragment[:12] in url for url in asked)

        reports = f"{live.url}/api/v1/reports"
        eventually(lambda: requests.get(f"{reports}/{unsent}", timeout=5).ok)
        eventually(lambda: photos_shown(live) == 1)
        for number in (unsent, sent):
            other.goto(f"/ticket/{number}")
            expect(other.get_by_role("heading", name="What you sent")).to_be_visible()
        other.goto(f"/ticket/{unsent}")
        expect(other.get_by_role("img", name="Your photo 1")).to_be_visible()
        other.goto("/")
        other.get_by_role("link", name="Go on with the report you began").click()
        expect(other.get_by_label("Address or crossing")).to_have_value("13th and F")

        opened(other, link)
        button(other, "Yes, take over")
        expect(other.get_by_role("heading", name="This code opens nothing any more")).to_be_visible()

        network.fate = lambda _request: "pass"
        page.goto("/mine")
        expect(page.get_by_role("heading", name="Sent", exact=True)).to_be_visible()
        expect(page.get_by_role("heading", name="Not sent yet")).to_have_count(0)


def test_a_typed_code_is_forgiving_and_says_what_is_wrong(page: Page, live: Live) -> None:
    report_pothole(page)
    code, _ = make_code(page)
    with another_phone(page.context, live.url) as other:
        wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
        take_by_typing(other, wrong)
        expect(other.get_by_text("One letter or digit is wrong, or two have changed places.").first).to_be_visible()
        other.get_by_role("textbox", name="Code").fill(code[:-1])
        expect(other.get_by_text("This has 11 letters and digits; a code has 12.").first).to_be_visible()
        other.context.set_offline(True)
        other.get_by_role("textbox", name="Code").fill(code.replace("-", " ").lower().replace("0", "o"))
        button(other, "Get them")
        expect(other.get_by_text("We cannot reach the city right now")).to_be_visible()
        expect(other.get_by_text("all is still on the other phone")).to_be_visible()
        other.context.set_offline(False)
        button(other, "Try again")
        expect(other.get_by_text("1 report was taken over.")).to_be_visible()
        take_by_typing(other, code)
        expect(other.get_by_role("heading", name="This code opens nothing any more")).to_be_visible()


def test_without_a_connection_no_code_is_made_and_the_file_is_named(page: Page, live: Live) -> None:
    report_pothole(page)
    page.goto("/carry")
    expect(page.get_by_role("button", name="Make the code")).to_be_visible()
    page.context.set_offline(True)
    button(page, "Make the code")
    expect(page.get_by_text("Without a connection, a file carries them.")).to_be_visible()
    page.get_by_text("As a file, with all photos").click()
    with page.expect_download() as saving:
        button(page, "Save all as a file")
    page.context.set_offline(False)
    with another_phone(page.context, live.url) as other:
        other.goto("/carry/take")
        other.get_by_text("As a file, with all photos").click()
        other.get_by_label("Get reports from a file").set_input_files(saving.value.path())
        expect(other.get_by_text("1 report was taken over.")).to_be_visible()


def test_the_private_link_of_one_ticket_makes_it_mine_elsewhere_after_a_question(page: Page, live: Live) -> None:
    report_pothole(page)
    number = shown_number(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, "Send this to myself")
    button(page, "Copy the link")
    link = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(link).path == f"/ticket/{number}"
    with another_phone(page.context, live.url) as other:
        other.goto(f"/ticket/{number}")
        expect(other.get_by_role("heading", name="What happened")).to_be_visible()
        other.evaluate("link => { window.location.href = link }", link)  # pasted over the open page
        expect(other.get_by_role("heading", name="Keep this report on this phone?")).to_be_visible()
        assert urlsplit(other.url).fragment == ""
        button(other, "No, only show the ticket")
        expect(other.get_by_role("heading", name="What happened")).to_be_visible()
        expect(other.get_by_role("heading", name="What you sent")).to_have_count(0)
        other.goto("about:blank")
        other.goto(link)
        button(other, "Yes, keep it here")
        expect(other.get_by_role("heading", name="What you sent")).to_be_visible()
        other.goto("about:blank")
        other.goto(link[:-3])
        expect(other.get_by_role("heading", name="What you sent")).to_be_visible()  # it is mine already
    with another_phone(page.context, live.url) as third:
        third.goto(link[:-3])
        expect(third.get_by_text("The private link is not whole")).to_be_visible()


def test_over_plain_http_the_page_says_that_there_is_no_code_and_offers_the_file(page: Page, live: Live) -> None:
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    page.goto("/carry/take")
    expect(page.get_by_text("there is no code here. A file carries them over.")).to_be_visible()
    expect(page.get_by_label("Get reports from a file")).to_be_attached()
    expect(page.get_by_role("textbox", name="Code")).to_have_count(0)


def test_an_iphone_is_shown_how_to_put_the_app_on_the_home_screen(page: Page, live: Live) -> None:
    assert page.context.browser
    iphone = page.context.browser.new_context(base_url=live.url, user_agent=IPHONE, geolocation=CAPITOL)
    phone = iphone.new_page()
    phone.add_init_script("delete window.PushManager")
    phone.goto("/carry")
    expect(phone.get_by_role("heading", name="Put the app on the home screen")).to_be_visible()
    expect(phone.get_by_role("listitem")).to_have_count(3)
    iphone.close()
