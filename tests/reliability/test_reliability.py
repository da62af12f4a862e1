"""What was acknowledged is there once; what is owed is done, however often the worker dies."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from tests.factories import SAME_ORIGIN
from tests.fakes import push_service, smtp_service
from tests.fakes.fault_proxy import sometimes, standing_before
from tests.fakes.push_service import Browser
from tests.live import Live, running
from tests.reliability.phones import Fleet

SOAK = os.environ.get("WELLKEPT_SOAK") == "1"
REPORTS, PHONES, KILLS = (10_000, 200, 200) if SOAK else (500, 40, 20)
STANDSTILL_S = 700
"""More than the ten minutes that a report waits for photos at the latest."""
FAULTS = {"lose-reply": 0.15, "cut-request": 0.08, "refuse": 0.04, "unavailable": 0.02, "portal": 0.01}


@dataclass
class Town:
    """Wellkept, its bad network, its department's mailbox and a push service."""

    live: Live
    mail: smtp_service.SmtpService
    push: push_service.PushService
    engine: sa.Engine

    def count(self, query: str) -> int:
        """What a SELECT COUNT gives."""
        with self.engine.connect() as connection:
            return int(connection.execute(sa.text(query)).scalar_one())


@pytest.fixture(params=["sqlite", "postgresql"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """A town on each database."""
    with smtp_service.running() as mail, push_service.running() as push:
        settings = {
            "WELLKEPT_MAIL_URL": mail.url,
            "WELLKEPT_PUSH_TEST_HOST": push.host,
            "WELLKEPT_TRUSTED_PROXIES": "1",
            "WELLKEPT_LEASE_SECONDS": "5",
        }
        url = f"sqlite:///{tmp_path / 'var' / 'wellkept.db'}"
        if request.param == "postgresql":
            url = settings["WELLKEPT_DATABASE_URL"] = request.getfixturevalue("fresh_postgresql")
        with running(tmp_path / "var", **settings) as live:
            engine = sa.create_engine(url)
            yield Town(live, mail, push, engine)
            engine.dispose()


class Reaper(threading.Thread):
    """Kills the worker at random moments, and starts it again."""

    def __init__(self, live: Live, kills: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.live, self.left, self.chance, self.killed = live, kills, random.Random(seed), 0

    def run(self) -> None:
        """Kill and start until no kill is left."""
        while self.left:
            time.sleep(self.chance.uniform(0.8, 3.0))
            self.live.kill("worker")
            self.killed += 1
            self.live.start_worker()
            self.left -= 1
            if self.left % 10 == 0:
                print(f"  the worker will be killed {self.left} times more", flush=True)


def everything_owed_is_done(town: Town) -> None:
    """Wait as long as the worker gets on; how fast it is depends on the machine."""
    left, since, told = -1, time.monotonic(), time.monotonic()
    while (now_left := town.count("SELECT COUNT(*) FROM owed")) != 0:
        now = time.monotonic()
        if now_left != left:
            left, since = now_left, now
        assert now - since < STANDSTILL_S, f"{left} owed, and nothing happens"
        if now - told > 10:
            told = now
            print(f"  {left:,} owed", flush=True)
        time.sleep(0.2)


def test_every_acknowledged_report_is_there_once_and_reaches_its_department(town: Town) -> None:
    """A1 and A12: lost replies, resets and doubles on the way in; a worker killed again and again on the way out."""
    reaper = Reaper(town.live, KILLS, seed=7)
    with standing_before(town.live.port) as network:
        network.fate = sometimes(FAULTS, seed=11)
        reaper.start()
        fleet = Fleet(network.url, seed=3)
        fleet.report(REPORTS, PHONES)
        faults = Counter(network.seen)
    assert town.count("SELECT COUNT(*) FROM report") == len(fleet.tickets) == REPORTS
    reaper.join()
    assert reaper.killed == KILLS
    everything_owed_is_done(town)
    ids = Counter(mail["Message-ID"] for mail in town.mail.mails)
    expected = {f"<report.{ticket.text}@127.0.0.1>" for ticket in fleet.tickets}
    assert expected <= set(ids)
    photos = town.count("SELECT COUNT(*) FROM photo WHERE state = 'shown'")
    assert photos == town.count("SELECT COUNT(*) FROM photo")
    lost = sum(count for fate, count in faults.items() if fate != "pass")
    repeats = sum(ids.values()) - len(ids)
    print(
        f"\n{REPORTS} reports, {photos} photos, {fleet.tries} tries, {lost} of them lost on the way; "
        f"{reaper.killed} kills of the worker; {len(town.mail.mails)} mails, {repeats} repeats with the same id\n"
        f"what the proxy did with requests: {dict(faults)}\n"
        f"how often each mail came, by the receiver's log: {dict(Counter(ids.values()))}"
    )


def test_every_follower_is_told_although_the_worker_dies(town: Town) -> None:
    """A12: pushes too are sent at least once, and a repeat carries the same id."""
    live, browser, tickets = town.live, Browser(), REPORTS // 10
    fleet = Fleet(live.url, seed=5, photos_in=0)
    fleet.report(tickets, 10)
    live.runs("staff", "set", "pat", "--role", "department", "--password", "correct horse")
    clerk = requests.Session()
    clerk.headers.update(SAME_ORIGIN)
    name = {"name": "pat", "password": "correct horse"}
    assert clerk.post(f"{live.url}/api/v1/staff/sign-in", json=name, timeout=10).ok
    key_id = requests.get(f"{live.url}/api/v1/push-key", timeout=10).json()["id"]
    reaper = Reaper(live, KILLS // 4, seed=9)
    reaper.start()
    for n, ticket in enumerate(fleet.tickets):
        body = {"ticket": ticket.text, "channel": "push", "push": town.push.subscription(browser, str(n))}
        headers = SAME_ORIGIN | {"X-Forwarded-For": f"10.9.{n >> 8}.{n & 255}"}
        url = f"{live.url}/api/v1/subscriptions"
        assert requests.post(url, json=body | {"key_id": key_id}, headers=headers, timeout=30).status_code == 201
        move = clerk.post(f"{live.url}/api/v1/staff/reports/{ticket.text}/moves", json={"to": "reviewed"}, timeout=30)
        assert move.ok, move.text
    reaper.join()
    assert reaper.killed == KILLS // 4
    everything_owed_is_done(town)
    ids = Counter(browser.reads(body)["id"] for _, body in town.push.got)
    assert len(ids) == tickets
    print(f"\n{tickets} followers, {reaper.killed} kills; {sum(ids.values())} pushes, {len(ids)} different ids")
