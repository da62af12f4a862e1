"""A phone with a profile of its own: it can die, and its network may fail."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.fakes.fault_proxy import Fate, FaultProxy
from tests.journeys import chromium
from tests.journeys.steps import rows
from tests.live import Live


@dataclass
class Pocket:
    """A phone with a profile of its own, behind a network that may fail."""

    playwright: Playwright
    profile: Path
    network: FaultProxy
    live: Live

    def switched_on(self) -> AbstractContextManager[BrowserContext]:
        """Start the browser; it goes away at the end, if it was not killed."""
        return chromium.switched_on(self.playwright, self.profile, base_url=self.network.url)

    def dies(self) -> None:
        """The battery is empty."""
        chromium.dies(self.profile)

    def network_is(self, fate: Fate) -> None:
        """From now on every request suffers this fate."""
        self.network.fate = lambda _request: fate

    def count(self, table: str) -> int:
        """How many rows a table of the server's database has."""
        return int(rows(self.live, f"SELECT COUNT(*) FROM {table}")[0][0])  # noqa: S608

    @property
    def reports(self) -> int:
        """How many reports the city has."""
        return self.count("report")
