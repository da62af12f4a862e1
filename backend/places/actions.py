"""Writes: loading an address file, and taking turns at an outside geocoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from backend.core import clock
from backend.core.db import insert_new, transaction
from backend.places.addresses import AddressPoint, Progress, read_addresses
from backend.places.cells import block_of
from backend.places.models import Edition, GeocoderTurn, HouseNumber, Street
from backend.places.streets import parse, plain, written

BATCH = 2000
STREETS_AT_ONCE = 200


def load_addresses(path: Path, progress: Progress = lambda *_: None) -> int:
    """Make the gazetteer anew from an address file (see `addresses`); returns how many house numbers it knows.
    `progress` is told how many bytes of how many are read. Until it is done the old gazetteer answers, and the
    database can be written between two batches. Raises AddressFileError, OSError."""
    return load_points(read_addresses(path, progress))


def load_points(points: Iterable[AddressPoint]) -> int:
    """Make the gazetteer anew from address points; returns how many house numbers it knows. Of several points with
    the same number on the same street, such as flats, the first counts."""
    edition, last = _new_edition()
    streets = _Streets(edition, last)
    rows = streets.numbered(points)
    while batch := list(islice(rows, BATCH)):
        with transaction() as session:
            if new := streets.take_new():
                session.execute(sa.insert(Street), new)
            insert_new(session, HouseNumber, batch)
    with transaction() as session:
        here = sa.select(sa.func.count()).select_from(HouseNumber).where(HouseNumber.street > last)
        count = session.scalar(here) or 0
        done = {"loaded_at": clock.now(), "points": count}
        session.execute(sa.update(Edition).where(Edition.no == edition).values(done))
    _forget_all_but(edition)
    return count


def take_turn(geocoder: str, every_s: float, patience_s: float) -> float | None:
    """Take the next turn at `geocoder`, which may be asked once in `every_s` seconds by all processes together.
    Returns how many seconds to wait for it; None where that is more than `patience_s`: then no turn is taken."""
    now = clock.now()
    with transaction() as session:
        insert_new(session, GeocoderTurn, {"geocoder": geocoder, "next_at": now})
        this = GeocoderTurn.geocoder == geocoder
        turn = max(now, session.scalars(sa.select(GeocoderTurn.next_at).where(this).with_for_update()).one())
        wait = (turn - now).total_seconds()
        if wait > patience_s:
            return None
        session.execute(sa.update(GeocoderTurn).where(this).values(next_at=turn + timedelta(seconds=every_s)))
    return wait


class _Streets:
    """Numbers the streets of an edition in the order in which they come."""

    def __init__(self, edition: int, last: int) -> None:
        """`last` is the last number that was given to a street."""
        self._edition, self._last = edition, last
        self._known: dict[tuple[str, str, str, str], int] = {}
        self._new: list[dict[str, Any]] = []

    def take_new(self) -> list[dict[str, Any]]:
        """The rows of the streets that came since this was asked last."""
        new, self._new = self._new, []
        return new

    def numbered(self, points: Iterable[AddressPoint]) -> Iterator[dict[str, Any]]:
        """A row for each point whose address begins with a house number."""
        for point in points:
            asked = parse(point.address)
            if asked is None or asked.number is None or asked.cross:
                continue
            name, town = asked.streets[0], plain(point.town) or asked.town.split("  ")[0]
            town = "" if town.isdigit() else town
            key = (name.direction, name.called, name.kind, town)
            if key not in self._known:
                self._known[key] = self._last + len(self._known) + 1
                self._new.append(self._row(key))
            yield {
                "street": self._known[key],
                "side": asked.number % 2,
                "number": asked.number,
                "lat": point.lat,
                "lng": point.lng,
                "block": block_of(point.lat, point.lng),
            }

    def _row(self, key: tuple[str, str, str, str]) -> dict[str, Any]:
        direction, called, kind, town = key
        words = written(" ".join(filter(None, (direction, called, kind))))
        parts = {"direction": direction, "called": called[:120], "kind": kind, "town": town[:80]}
        return {"edition": self._edition, "no": self._known[key], "written": words[:160], **parts}


def _new_edition() -> tuple[int, int]:
    """A new edition, and the last number that any street has. What an interrupted load left is cleared away first."""
    with transaction() as session:
        in_force = session.scalar(sa.select(sa.func.max(Edition.no)).where(Edition.loaded_at.is_not(None)))
        edition = (session.scalar(sa.select(sa.func.max(Edition.no))) or 0) + 1
        session.execute(sa.insert(Edition).values(no=edition, loaded_at=None, points=0))
        last = session.scalar(sa.select(sa.func.max(Street.no))) or 0
    _forget_all_but(edition, *([in_force] if in_force else []))
    return edition, last


def _forget_all_but(*kept: int) -> None:
    """Delete the other editions, a few streets at a time: nobody else waits long for the database."""
    with transaction() as session:
        gone = session.scalars(sa.select(Street.no).where(Street.edition.not_in(kept)).order_by(Street.no)).all()
    for at in range(0, len(gone), STREETS_AT_ONCE):
        streets = gone[at : at + STREETS_AT_ONCE]
        with transaction() as session:
            session.execute(sa.delete(HouseNumber).where(HouseNumber.street.in_(streets)))
            session.execute(sa.delete(Street).where(Street.no.in_(streets)))
    with transaction() as session:
        session.execute(sa.delete(Edition).where(Edition.no.not_in(kept)))
