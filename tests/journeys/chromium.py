"""Debian's Chromium on an emulated phone with a profile of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Playwright

from tests.journeys.engine import Engine, PageGone

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP plain.test 127.0.0.1",  # this machine under a name that browsers do not trust
]
CAPITOL = {"latitude": 38.5766, "longitude": -121.4934, "accuracy": 12}
GONE = ("Execution context was destroyed", "navigation")


def chromium_path() -> str:
    """Where Debian's Chromium is."""
    path = shutil.which("chromium")
    assert path, "chromium is not installed; run tools/machine"
    return path


def dies(profile: Path) -> None:
    """SIGKILL to every process of the browser with this profile, as an empty battery would."""
    found = subprocess.run(["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, check=False)
    for pid in found.stdout.split():
        with suppress(ProcessLookupError):
            os.kill(int(pid), signal.SIGKILL)


@contextmanager
def switched_on(playwright: Playwright, profile: Path, **options: Any) -> Iterator[BrowserContext]:
    """A phone at the Capitol that keeps its data in `profile`; it goes away at the end, if it was not killed."""
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=chromium_path(),
        args=FLAGS,
        viewport={"width": 390, "height": 844},
        locale="en-US",
        timezone_id="America/Los_Angeles",
        geolocation=CAPITOL,
        permissions=["geolocation"],
        **options,
    )
    context.set_default_timeout(15_000)
    try:
        yield context
    finally:
        with suppress(Error):  # it may have been killed
            context.close()


class Chromium(Engine):
    """The first page of such a phone."""

    def __init__(self, context: BrowserContext, profile: Path) -> None:
        self.page = context.pages[0]
        self.profile = profile

    def goes(self, url: str) -> None:
        self.page.goto(url)

    def runs(self, script: str, *arguments: Any) -> Any:
        try:
            return self.page.evaluate(f"async given => {{{script}}}", list(arguments))
        except Error as error:
            if any(sign in error.message for sign in GONE):
                raise PageGone(error.message) from error
            raise

    def attaches(self, paths: Sequence[Path]) -> None:
        self.page.locator("input[type=file]").last.set_input_files([str(path) for path in paths])

    def dies(self) -> None:
        dies(self.profile)


@contextmanager
def running(playwright: Playwright, profile: Path) -> Iterator[Chromium]:
    """A Chromium with a page."""
    with switched_on(playwright, profile) as context:
        yield Chromium(context, profile)
