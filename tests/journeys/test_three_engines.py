"""Three engines, one promise: what was saved in a dead spot arrives, although the browser was killed.

Firefox and WebKit have no Background Sync; a private window of WebKit takes no Blobs either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from tests.fakes.fault_proxy import FaultProxy, standing_before
from tests.journeys import chromium, firefox, webkit
from tests.journeys.engine import CAN_DO_WITHOUT_A_CONNECTION, Engine
from tests.journeys.steps import PHOTOS_KEPT, photos_shown, rows
from tests.live import Live, eventually

pytestmark = pytest.mark.browser

TAKES_BLOBS = """(await new Promise(done => {
  const opening = indexedDB.open('blobs');
  opening.onupgradeneeded = () => opening.result.createObjectStore('blobs');
  opening.onsuccess = () => {
    const writing = opening.result.transaction('blobs', 'readwrite');
    writing.objectStore('blobs').put(new Blob(['x']), 'x');
    Object.assign(writing, {oncomplete: () => done('yes'), onabort: () => done('no')});
  };
}))"""


@pytest.fixture
def network(live: Live) -> Iterator[FaultProxy]:
    """What lies between the phone and the city."""
    with standing_before(live.port) as network:
        yield network


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def switched_on(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], AbstractContextManager[Engine]]:
    """Switches a phone on, again and again with what it kept."""
    profile = tmp_path / request.param
    if request.param == "chromium":
        return partial(chromium.running, request.getfixturevalue("playwright"), profile)
    return partial({"firefox": firefox.running, "webkit": webkit.running}[request.param], profile)


def reports_in_a_dead_spot(phone: Engine, network: FaultProxy, pictures: list[Path]) -> str:
    """A first visit with a connection, then a pothole without; returns its number."""
    phone.goes(network.url)
    phone.waits_for(CAN_DO_WITHOUT_A_CONNECTION)
    network.fate = lambda _request: "refuse"
    phone.goes(network.url)
    phone.presses("Pothole")
    phone.writes("1300 10th St", into="address or crossing")
    phone.attaches(pictures)
    phone.waits_for("document.querySelectorAll('.photo-remove').length === given[0]", len(pictures))
    phone.presses("Continue")
    phone.presses("In a traffic lane")
    phone.presses("No")
    phone.presses("Continue")
    phone.presses("Send the report")
    phone.waits_for_words("not sent yet")
    return str(phone.runs("return location.pathname.split('/').pop()"))


def sees_both_photos(phone: Engine, network: FaultProxy, number: str) -> None:
    """The ticket page shows its reporter what the city has cleaned."""
    phone.goes(f"{network.url}/ticket/{number}")
    loaded = "[...document.images].filter(i => i.src.includes('/photos/') && i.naturalWidth > 0)"
    phone.waits_for(f"{loaded}.length === 2")


def test_a_report_made_in_a_dead_spot_survives_a_dead_battery(
    switched_on: Callable[[], AbstractContextManager[Engine]],
    network: FaultProxy,
    live: Live,
    pictures: list[Path],
) -> None:
    with switched_on() as phone:
        number = reports_in_a_dead_spot(phone, network, pictures)
        kept = phone.runs(PHOTOS_KEPT, number)
        phone.dies()
    assert len(set(kept)) == 2
    assert rows(live, "SELECT number FROM report") == []
    network.fate = lambda _request: "pass"
    with switched_on() as phone:
        phone.goes(f"{network.url}/mine")
        eventually(lambda: photos_shown(live) == sorted(kept), within_s=60)
        sees_both_photos(phone, network, number)
    assert len(rows(live, "SELECT number FROM report")) == 1


def test_a_private_window_that_takes_no_blobs_keeps_photos_all_the_same(
    network: FaultProxy, live: Live, pictures: list[Path]
) -> None:
    with webkit.running(None) as phone:
        number = reports_in_a_dead_spot(phone, network, pictures)
        assert phone.waits_for(TAKES_BLOBS) == "no"
        kept = phone.runs(PHOTOS_KEPT, number)
        network.fate = lambda _request: "pass"
        phone.goes(f"{network.url}/mine")
        eventually(lambda: photos_shown(live) == sorted(kept), within_s=60)
        sees_both_photos(phone, network, number)
    assert len(rows(live, "SELECT number FROM report")) == 1
