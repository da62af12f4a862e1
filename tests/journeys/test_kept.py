"""What a phone keeps, and what it says when its browser did not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import report_pothole
from tests.live import Live

pytestmark = pytest.mark.browser
# Typed and left within one breath: no timer and no database gets a turn in between
TYPE_AND_LEAVE = """(field) => {
  field.value = 'By the old oak';
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  window.location.assign('/privacy');
}"""


def test_words_typed_just_before_leaving_are_there_again(page: Page, live: Live) -> None:
    page.goto("/report/pothole")
    page.get_by_label("Address").evaluate(TYPE_AND_LEAVE)
    expect(page.get_by_role("heading", name="Your privacy", level=1)).to_be_visible()
    page.goto("/report/pothole")
    expect(page.get_by_label("Address")).to_have_value("By the old oak")


def test_a_browser_that_threw_the_reports_away_is_said_to_have_done_so(page: Page, live: Live) -> None:
    report_pothole(page)
    page.goto("/privacy")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": live.url, "storageTypes": "indexeddb"})
    page.goto("/mine")
    expect(page.get_by_role("heading", name="Your browser has emptied its storage")).to_be_visible()
    expect(page.get_by_text("This phone kept 1 report of yours.")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Track a ticket").tap()
    expect(page.get_by_role("heading", name="Track a ticket", level=1)).to_be_visible()
