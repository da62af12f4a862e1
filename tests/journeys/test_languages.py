"""Another language is one press away: without a signal, and while a new version waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.journeys import chromium
from tests.journeys.steps import ready_for_offline
from tests.live import Live, eventually

pytestmark = pytest.mark.browser
SPANISH_FORM = "caches.match('/api/v1/services/pothole?lang=es').then(found => !!found)"


@pytest.fixture
def phone(playwright: Playwright, live: Live, tmp_path: Path) -> Iterator[BrowserContext]:
    """A phone that has only ever been in English."""
    with chromium.switched_on(playwright, tmp_path / "profile", base_url=live.url) as context:
        yield context


def test_a_phone_that_was_in_english_speaks_spanish_in_a_dead_spot(phone: BrowserContext) -> None:
    page = ready_for_offline(phone)
    eventually(lambda: page.evaluate(SPANISH_FORM))
    phone.set_offline(True)
    page.reload()
    choose_spanish(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("¿Qué hay que arreglar")
    page.get_by_role("link", name="Bache").click()
    expect(page.get_by_role("heading", name="Bache")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Bache")).to_be_visible()


def test_a_language_that_cannot_be_fetched_says_so_in_its_own_words(phone: BrowserContext) -> None:
    page = phone.pages[0] if phone.pages else phone.new_page()
    page.route("**/assets/words-es-*.js", lambda route: route.abort())
    page.goto("/privacy")
    choose_spanish(page)
    told = page.get_by_role("status").filter(has_text="Este idioma")
    expect(told).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your privacy")
    page.unroute_all()
    choose_spanish(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Su privacidad")
    expect(told).to_have_count(0)


def choose_spanish(page: Page) -> None:
    """Press "Español" at the foot of the page."""
    page.locator("footer").get_by_role("button", name="Español").click()
