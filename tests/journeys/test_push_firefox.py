"""Real push in real Firefox: subscribed by a button, sent by the worker, decrypted by the browser, shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.factories import SAME_ORIGIN
from tests.fakes import autopush
from tests.fakes.autopush import FIREFOX_TAKES_IT, Autopush
from tests.journeys import firefox
from tests.journeys.firefox import Firefox
from tests.live import Live, eventually, running

pytestmark = pytest.mark.browser
SHOWN = """navigator.serviceWorker.ready.then(r => r.getNotifications())
  .then(list => list.map(({title, body, tag, data, lang}) => ({title, body, tag, url: data.url, lang})))"""


@pytest.fixture
def push() -> Iterator[Autopush]:
    """Mozilla's push service, in small."""
    with autopush.running() as running_autopush:
        yield running_autopush


@pytest.fixture
def live(tmp_path: Path, push: Autopush, built_sqlite: Path) -> Iterator[Live]:
    """Wellkept, allowed to send to that push service."""
    with running(tmp_path / "var", built_sqlite, WELLKEPT_PUSH_TEST_HOST=push.host) as live:
        yield live


@pytest.fixture
def browser(tmp_path: Path, push: Autopush) -> Iterator[Firefox]:
    """Firefox, connected to that push service."""
    url = f"ws://127.0.0.1:{push.socket_port}/"
    with firefox.running(tmp_path / "firefox", **{"dom.push.serverURL": url}) as browser:
        yield browser


def reports_a_pothole(browser: Firefox, live: Live) -> str:
    """From home to the receipt; returns the ticket number."""
    browser.goes(live.url)
    browser.presses("Pothole")
    browser.presses("Use my location")
    browser.waits_for("document.body.innerText.includes('Your location')")
    browser.presses("Continue")
    browser.presses("In a traffic lane")
    browser.presses("No")
    browser.presses("Continue")
    browser.presses("Send the report")
    browser.waits_for("document.body.innerText.includes('The city has your report')")
    return str(browser.runs("return location.pathname.split('/').pop()"))


def a_clerk(live: Live) -> requests.Session:
    """A member of staff with a session."""
    live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
    clerk = requests.Session()
    clerk.headers.update(SAME_ORIGIN)
    name = {"name": "pat", "password": "correct horse"}
    assert clerk.post(f"{live.url}/api/v1/staff/sign-in", json=name, timeout=10).ok
    return clerk


def test_the_phone_says_so_when_the_pothole_is_done(browser: Firefox, live: Live, push: Autopush) -> None:
    number = reports_a_pothole(browser, live)
    browser.presses("Tell me on this phone")
    browser.waits_for("document.body.innerText.includes('You will be told on this phone')")
    clerk = a_clerk(live)
    moves = f"{live.url}/api/v1/staff/reports/{number}/moves"
    assert clerk.post(moves, json={"to": "reviewed"}, timeout=10).ok
    (first,) = browser.waits_for(f"(await {SHOWN}).length && await {SHOWN}")
    assert first["title"] == "Pothole: reviewed"
    assert clerk.post(moves, json={"to": "done", "note": "Filled with asphalt."}, timeout=10).ok
    (last,) = browser.waits_for(f"(await {SHOWN}).some(n => n.title.includes('done')) && await {SHOWN}")
    assert "Filled with asphalt." in last["body"]
    assert last["url"].endswith(f"/ticket/{number}")
    eventually(lambda: push.acknowledged == [FIREFOX_TAKES_IT] * 2)
    assert len({headers["topic"] for headers in push.posted}) == 1

    browser.goes(f"{live.url}/ticket/{number}")
    browser.waits_for("document.body.innerText.includes('Filled with asphalt.')")


def test_whoever_has_left_is_told_no_more(browser: Firefox, live: Live, push: Autopush) -> None:
    number = reports_a_pothole(browser, live)
    browser.presses("Tell me on this phone")
    browser.waits_for("document.body.innerText.includes('You will be told on this phone')")
    browser.presses("Tell me no longer")
    browser.waits_for("document.body.innerText.includes('Tell me on this phone')")
    clerk = a_clerk(live)
    moves = f"{live.url}/api/v1/staff/reports/{number}/moves"
    assert clerk.post(moves, json={"to": "done", "note": "Filled."}, timeout=10).ok
    eventually(lambda: '"listener": "followers"' in live.log("work"))
    assert push.posted == []
