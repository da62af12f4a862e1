"""What a resident and a clerk do in the browser, in their words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from playwright.sync_api import BrowserContext, Page, expect

from tests.live import Live, eventually

NUMBER = re.compile(r"[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}")


def button(page: Page, name: str) -> None:
    """Press the button with this name."""
    page.get_by_role("button", name=name).click()


def ready_for_offline(context: BrowserContext) -> Page:
    """A first visit with a connection, until the app can do without one."""
    page = context.pages[0] if context.pages else context.new_page()
    page.goto("/")
    expect(page.locator("a[href='/report/pothole']").first).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    has_form = "caches.match('/api/v1/services/pothole', {ignoreSearch: true}).then(found => !!found)"
    eventually(lambda: page.evaluate(has_form))
    return page


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


PHOTOS_KEPT = """const {result: db} = await new Promise(done => {
    const opening = indexedDB.open('wellkept');
    opening.onsuccess = () => done(opening);
  });
  const stored = await new Promise(done => {
    const reading = db.transaction('photos').objectStore('photos').getAll();
    reading.onsuccess = () => done(reading.result);
  });
  db.close();
  const hex = bytes => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const mine = stored.filter(({owner}) => owner === given[0]);
  return Promise.all(mine.map(async ({bytes}) => hex(await crypto.subtle.digest('SHA-256', bytes))));"""
"""JavaScript: the SHA-256 digests of the bytes that the phone keeps as photos of the report `given[0]`."""


def photos_shown(live: Live) -> list[str]:
    """The SHA-256 digests of the photos whose bytes the server received, checked and cleaned, sorted."""
    return [sha256 for (sha256,) in rows(live, "SELECT sha256 FROM photo WHERE state = 'shown' ORDER BY sha256")]


def rows(live: Live, query: str) -> list[tuple[Any, ...]]:
    """What a query says of the server's database."""
    engine = sa.create_engine(f"sqlite:///{live.data / 'wellkept.db'}")
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(sa.text(query))]
    engine.dispose()
    return found


TRACES = """async () => {
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((done, bad) => Object.assign(indexedDB.open(name),
      {onsuccess: e => done(e.target.result), onerror: bad}));
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((done, bad) => Object.assign(
        db.transaction(store).objectStore(store).getAll(), {onsuccess: e => done(e.target.result), onerror: bad}));
      found.push(JSON.stringify(rows));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  }
  return found.join(' ');
}"""
"""JavaScript: everything that the phone keeps, as one text."""
