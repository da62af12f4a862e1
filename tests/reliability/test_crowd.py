"""Many at once, through a real server: one number stays one report, and SQLite is never "locked"."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from tests.factories import Ticket, a_report, a_ticket
from tests.live import Live, running

SOAK = os.environ.get("WELLKEPT_SOAK") == "1"
CROWD_S = 120.0 if SOAK else 4.0
READERS, WRITERS = 32, 8


@pytest.fixture
def live(database_url: str, tmp_path: Path) -> Iterator[Live]:
    """A running Wellkept on each database."""
    settings = {"WELLKEPT_DATABASE_URL": database_url, "WELLKEPT_TRUSTED_PROXIES": "1", "WELLKEPT_WEB_THREADS": "16"}
    with running(tmp_path / "var", **settings) as live:
        yield live


def send(live: Live, ticket: Ticket, address: str) -> int:
    """PUT the report of `ticket` from `address`; returns the status."""
    headers = ticket.headers | {"X-Forwarded-For": address}
    url = f"{live.url}/api/v1/reports/{ticket.text}"
    return requests.put(url, json=a_report(), headers=headers, timeout=60).status_code


def test_the_same_number_fifty_times_at_once_is_one_row(live: Live, database_url: str) -> None:
    ticket, together = a_ticket(), threading.Barrier(50)

    def one(_: int) -> int:
        together.wait()
        return send(live, ticket, "10.0.0.1")

    with ThreadPoolExecutor(50) as pool:
        statuses = Counter(pool.map(one, range(50)))
    assert statuses == {200: 49, 201: 1}
    engine = sa.create_engine(database_url)
    with engine.connect() as connection:
        reports = connection.execute(sa.text("SELECT COUNT(*) FROM report")).scalar()
        received = connection.execute(sa.text("SELECT COUNT(*) FROM event WHERE kind = 'received'")).scalar()
    engine.dispose()
    assert (reports, received) == (1, 1)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_readers_and_writers_never_find_the_database_locked(live: Live) -> None:
    known, until, seen = [a_ticket()], time.monotonic() + CROWD_S, Counter[tuple[str, int]]()
    assert send(live, known[0], "10.0.0.1") == 201
    lock = threading.Lock()

    def write(address: str, chance: random.Random) -> None:
        ticket = a_ticket()
        status = send(live, ticket, address)
        with lock:
            seen["write", status] += 1
            known.append(ticket)

    def read(address: str, chance: random.Random) -> None:
        url = f"{live.url}/api/v1/reports/{chance.choice(known[:1000]).text}"
        status = requests.get(url, headers={"X-Forwarded-For": address}, timeout=60).status_code
        with lock:
            seen["read", status] += 1

    def keep_on(act: Callable[[str, random.Random], None], no: int) -> None:
        chance = random.Random(no)
        while time.monotonic() < until:
            act(f"10.{no}.{chance.randrange(256)}.{chance.randrange(256)}", chance)

    acts = [read] * READERS + [write] * WRITERS
    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(keep_on, act, no) for no, act in enumerate(acts)]:
            done.result()
    print(f"\n{READERS} readers, {WRITERS} writers, {CROWD_S:.0f} s: {dict(seen)}")
    assert set(seen) == {("read", 200), ("write", 201)}
    assert "database-away" not in live.log("serve") + live.log("work")
    assert "locked" not in live.log("serve") + live.log("work")
