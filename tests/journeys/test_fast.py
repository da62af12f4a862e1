"""Light and fast: what the first load weighs on the wire, and a pothole on a slow phone."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.live import Live

pytestmark = pytest.mark.browser
MOST_BYTES = 45_000
MOST_REQUESTS = 8
SLOWER = 6


def first_load(context: BrowserContext, path: str) -> tuple[int, int]:
    """Bytes (bodies, as packed on the wire) and requests of a first visit until its screen stands."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    bytes_of: dict[str, int] = {}
    wire.on("Network.requestWillBeSent", lambda event: bytes_of.setdefault(event["requestId"], 0))
    wire.on("Network.dataReceived", lambda event: add(bytes_of, event))
    with page.expect_request(lambda request: request.url.endswith("/sw-off.json")):
        page.goto(path)
        expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    return sum(bytes_of.values()), len(bytes_of)


def add(bytes_of: dict[str, int], event: dict[str, object]) -> None:
    """Count a piece that came."""
    name = str(event["requestId"])
    bytes_of[name] = bytes_of.get(name, 0) + int(str(event["encodedDataLength"]))
