"""Fills a database with reports, so that what is measured has something to look through."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from backend.core.db import Base
from backend.places import cell_of
from backend.reports import workflow
from backend.reports.models import Event, Report, Words
from tests.bench.limit import ROW
from tests.factories import a_report

BATCH = 5_000
NEWEST = datetime(2026, 11, 1, tzinfo=UTC)
SERVICES = ("pothole", "graffiti", "tree", "street-light")
CITY = (38.45, 38.65, -121.55, -121.40)


def fill(url: str, count: int, tell: Callable[[int], None]) -> list[int]:
    """Store `count` reports with their words and first events, and as many bare rows; `tell` hears how many are there.
    Returns a thousand of their numbers."""
    engine, chance = _engine(url), random.Random(1)
    numbers = chance.sample(range(1 << 45), count)
    with engine.begin() as connection:
        ROW.metadata.create_all(connection)
    for start in range(0, count, BATCH):
        batch = [_values(number, start + n, chance) for n, number in enumerate(numbers[start : start + BATCH])]
        with engine.begin() as connection:
            connection.execute(sa.insert(_table(Report)), [_report(values) for values in batch])
            connection.execute(sa.insert(_table(Words)), [_words(values) for values in batch])
            connection.execute(sa.insert(_table(Event)), [_event(values) for values in batch])
            connection.execute(sa.insert(ROW), [_bare(values) for values in batch])
        tell(start + len(batch))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()
    return numbers[: min(1000, count)]


def _engine(url: str) -> sa.Engine:
    """SQLite gets much memory and no flush to the disk meanwhile: the numbers come in no order, so that each batch
    touches every page."""
    engine = sa.create_engine(url)
    if url.startswith("sqlite"):

        @sa.event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            for pragma in ("cache_size = -1000000", "synchronous = OFF"):
                connection.execute(f"PRAGMA {pragma}")

    return engine


def _table(model: type[Base]) -> sa.Table:
    table = model.__table__
    assert isinstance(table, sa.Table)
    return table


def _values(number: int, n: int, chance: random.Random) -> dict[str, Any]:
    south, north, west, east = CITY
    return {
        "number": number,
        "service": chance.choice(SERVICES),
        "state": chance.choice(workflow.STATES),
        "lat": chance.uniform(south, north),
        "lng": chance.uniform(west, east),
        "address": f"{chance.randrange(100, 4000)} {chance.randrange(1, 60)}th St",
        "received_at": NEWEST - timedelta(minutes=n),
    }


def _report(values: dict[str, Any]) -> dict[str, Any]:
    at = values["received_at"]
    fixed = {"key_hash": bytes(32), "content_digest": bytes(32), "version": a_report()["version"], "urgent": False}
    told = {"channel": "app", "language": "en", "department": "streets", "accuracy_m": 9.0, "place_source": "gps"}
    times = {"reported_at": at, "updated_at": at, "expected_by": at.date() + timedelta(days=3), "last_event": 1}
    times["presses_from"] = times["expected_by"]
    return {**values, **fixed, **told, **times, "cell": cell_of(values["lat"], values["lng"])}


def _words(values: dict[str, Any]) -> dict[str, Any]:
    said = {"description": f"Report {values['number']} says what is wrong.", "place_note": "", "released": False}
    return {"report": values["number"], "answers": {"where": "traffic-lane", "damage": "no"}, **said}


def _event(values: dict[str, Any]) -> dict[str, Any]:
    at = values["received_at"]
    return {"report": values["number"], "no": 1, "kind": "received", "state": "received", "at": at, "device_at": at}


def _bare(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "description": f"Report {values['number']} says what is wrong.", "answers": {"where": "lane"}}
