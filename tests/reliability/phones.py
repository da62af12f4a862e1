"""Simulated phones on a bad network: each sends its reports until the server has truly answered."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import requests

from tests.factories import Ticket, a_photo, a_report, a_ticket, digest

PATIENCE_S = 300.0
TOLD_EVERY = 250


@dataclass
class Fleet:
    """Phones that report through `url`. `tickets` are those the server has acknowledged."""

    url: str
    seed: int
    photos_in: float = 0.2
    tickets: list[Ticket] = field(default_factory=list)
    tries: int = 0
    renumbered: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def report(self, count: int, phones: int) -> None:
        """Send `count` reports from `phones` phones at once; returns when every one is acknowledged with its photos."""
        share = [count // phones + (phone < count % phones) for phone in range(phones)]
        with ThreadPoolExecutor(phones) as pool:
            for done in [pool.submit(self._phone, phone, reports) for phone, reports in enumerate(share)]:
                done.result()

    def _phone(self, phone: int, reports: int) -> None:
        chance = random.Random(self.seed * 100_003 + phone)
        address = f"10.{phone >> 8}.{phone & 255}.1"
        for _ in range(reports):
            picture = a_photo(f"#{chance.randrange(1 << 24):06x}", size=(64, 48))
            photos = [picture] if chance.random() < self.photos_in else []
            body = a_report(photos=[digest(photo) for photo in photos], description=f"Phone {phone}")
            ticket = a_ticket()
            self._until_answered(chance, "PUT", f"/api/v1/reports/{ticket.text}", ticket, address, json=body)
            for photo in photos:
                path = f"/api/v1/reports/{ticket.text}/photos/{digest(photo)}"
                self._until_answered(chance, "PUT", path, ticket, address, data=photo)
            with self._lock:
                self.tickets.append(ticket)
                if len(self.tickets) % TOLD_EVERY == 0:
                    print(f"  {len(self.tickets):,} reports acknowledged", flush=True)

    def _until_answered(
        self, chance: random.Random, method: str, path: str, ticket: Ticket, address: str, **what: Any
    ) -> None:
        headers = ticket.headers | {"X-Forwarded-For": address}
        deadline = time.monotonic() + PATIENCE_S
        doubles = 1 + (chance.random() < 0.1)
        answered = 0
        while answered < doubles:
            assert time.monotonic() < deadline, f"{path} was never answered"
            with self._lock:
                self.tries += 1
            try:
                answer = requests.request(method, self.url + path, headers=headers, timeout=30, **what)
            except requests.RequestException:
                time.sleep(chance.uniform(0.01, 0.1))
                continue
            if answer.status_code in (200, 201) and answer.headers["Content-Type"] == "application/json":
                answered += 1  # a hotel's sign-in page says 200 too
            else:
                assert answer.status_code in (200, 429, 503), answer.text
                time.sleep(chance.uniform(0.05, 0.3))
