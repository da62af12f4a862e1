"""The local gazetteer: house numbers of an address file, in the main database, and what lies between them."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import cos, radians
from typing import Final

from backend.places import queries
from backend.places.cells import REACH_M, blocks_around
from backend.places.distance import between, flat_metres, metres, share_along
from backend.places.interface import Found, Geocoder, Nearest, Point
from backend.places.queries import KnownNumber, KnownStreet
from backend.places.streets import Asked, parse, plain

LARGEST_GAP: Final = 400  # house numbers: about four blocks
WIDEST_GAP_M: Final = 800
AT_THE_DOOR_M: Final = 10
NEAR_AN_ADDRESS_M: Final = 75
OFF_THE_LINE_M: Final = 40
SEARCHED_RINGS: Final = (1, 5)
LIKE: Final = 0.85
SHORTEST_MISSPELT: Final = 5
FRESH_S: Final = 5.0


@dataclass(slots=True)
class Directory:
    """The streets of one edition, by what they are called and by number. They fit into memory: a city has thousands."""

    edition: int
    by_name: dict[str, list[KnownStreet]] = field(default_factory=lambda: defaultdict(list))
    by_no: dict[int, KnownStreet] = field(default_factory=dict)
    towns: frozenset[str] = frozenset()

    @classmethod
    def read(cls, edition: int, town: str) -> Directory:
        """The directory of an edition in the database; `town` is the city's own name."""
        directory = cls(edition)
        for street in queries.streets_of(edition):
            directory.by_name[street.name.called].append(street)
            directory.by_no[street.no] = street
        directory.towns = frozenset({plain(town)} | {street.town for street in directory.by_no.values()} - {""})
        return directory

    def streets(self, asked: Asked) -> tuple[list[KnownStreet], bool]:
        """The streets that may be meant, and whether they are called quite so."""
        for name in asked.streets:
            ranked = [(by, s) for s in self.by_name.get(name.called, ()) if (by := name.differs(s.name)) is not None]
            if ranked:
                least = min(by for by, _ in ranked)
                found = self._in_town([street for by, street in ranked if by == least], asked.town)
                return found, least < 4
        for name in asked.streets:
            if len(name.called) >= SHORTEST_MISSPELT and not name.called[0].isdigit():
                alike = [called for called in self.by_name if called[0] == name.called[0]]
                for called in get_close_matches(name.called, alike, n=1, cutoff=LIKE):
                    meant = [s for s in self.by_name[called] if not name.kind or s.name.kind in (name.kind, "")]
                    meant = [s for s in meant if not name.direction or s.name.direction in (name.direction, "")]
                    return self._in_town(meant, asked.town), False
        return [], False

    def _in_town(self, streets: list[KnownStreet], town: str) -> list[KnownStreet]:
        town = town.split("  ", maxsplit=1)[0]
        there = [street for street in streets if street.town == town]
        return there if there or (town in self.towns and any(s.town for s in streets)) else streets


class Gazetteer:
    """Answers from the address file that was loaded last; where none was, from `otherwise`."""

    def __init__(self, otherwise: Geocoder, town: str) -> None:
        """`town` is the city's own name: it may stand behind an address."""
        self._otherwise, self._town = otherwise, town
        self._directory: Directory | None = None
        self._checked = -FRESH_S

    def forward(self, text: str, near: Point | None = None) -> list[Found]:
        """See Geocoder."""
        directory = self._fresh()
        if directory is None:
            return self._otherwise.forward(text, near)
        asked = parse(text, directory.towns)
        if asked is None:
            return []
        if asked.number is None:  # an address file knows houses; of crossings the city's plan may know
            return self._otherwise.forward(text, near)
        streets, sure = directory.streets(asked)
        found = [place for street in streets if (place := _on_street(street, asked.number, sure=sure))]
        order = {"exact": 0, "interpolated": 1, "approximate": 2}
        return sorted(found, key=lambda f: (order[f.accuracy], metres(near, (f.lat, f.lng)) if near else 0.0))

    def reverse(self, lat: float, lng: float) -> Found | Nearest | None:
        """See Geocoder."""
        directory = self._fresh()
        if directory is None:
            return self._otherwise.reverse(lat, lng)
        close = _close(directory, lat, lng)
        if not close:
            return None
        street = directory.by_no[close[0].street]
        distance = flat_metres((lat, lng), close[0].point)
        if distance > AT_THE_DOOR_M and (beside := _beside(close, (lat, lng))):
            line, number, foot, within = beside
            return _found(directory.by_no[line], number, foot, "interpolated", within)
        if distance > NEAR_AN_ADDRESS_M:
            return Nearest(street.written, distance)
        accuracy = "exact" if distance <= AT_THE_DOOR_M else "approximate"
        return _found(street, close[0].number, close[0].point, accuracy, None)

    def _fresh(self) -> Directory | None:
        """The directory of the edition in force; looked up anew every few seconds, since another process loads it."""
        if time.monotonic() - self._checked >= FRESH_S:
            edition = queries.edition_in_force()
            if edition is None:
                self._directory = None
            elif self._directory is None or self._directory.edition != edition:
                self._directory = Directory.read(edition, self._town)
            self._checked = time.monotonic()
        return self._directory


def _close(directory: Directory, lat: float, lng: float) -> list[KnownNumber]:
    """The closest house numbers, the very closest first; none where that is farther than the rings surely reach."""
    shrink = cos(radians(lat))
    for rings in SEARCHED_RINGS:
        close = queries.closest_numbers(lat, lng, blocks_around(lat, lng, rings), shrink)
        close = [known for known in close if known.street in directory.by_no]
        if close and flat_metres((lat, lng), close[0].point) <= rings * REACH_M:
            return close
    return []


def _on_street(street: KnownStreet, number: int, *, sure: bool) -> Found | None:
    """The house number on a street: known, or between known ones (of its side of the street, or only about there
    where but the other side is known), or else the nearest known one."""
    known = [(n, (lat, lng)) for n, lat, lng in queries.around_number(street, number)]
    side = [row for row in known if row[0] % 2 == number % 2]
    for n, point in side:
        if n == number:
            return _found(street, n, point, "exact" if sure else "approximate", None)
    for rows in (side, known):
        low = max((row for row in rows if row[0] <= number), default=None)
        high = min((row for row in rows if row[0] > number), default=None)
        if sure and low and high and high[0] - low[0] <= LARGEST_GAP:
            point = between(low[1], high[1], (number - low[0]) / (high[0] - low[0]))
            apart = flat_metres(low[1], high[1])
            if apart <= WIDEST_GAP_M:
                accuracy = "interpolated" if rows is side else "approximate"
                return _found(street, number, point, accuracy, round(apart / 2))
    nearest = min(known, key=lambda row: (abs(row[0] - number), row[0] % 2 != number % 2), default=None)
    return _found(street, *nearest, "approximate", None) if nearest else None


def _beside(close: list[KnownNumber], point: Point) -> tuple[int, int, Point, int] | None:
    """Street, house number and foot of a point beside a line between two known numbers, the closest of their side of
    the street, and half the length of that line; of several lines, the closest."""
    sides: dict[tuple[int, int], list[KnownNumber]] = defaultdict(list)
    for known in close:
        sides[known.street, known.number % 2].append(known)
    best: tuple[float, tuple[int, int, Point, int]] | None = None
    for (street, _), (first, *others) in sides.items():
        for other in others[:2]:
            share = share_along(first.point, other.point, point)
            number = first.number + 2 * round((other.number - first.number) * share / 2)
            if not 0 <= share <= 1 or abs(other.number - first.number) > LARGEST_GAP:
                continue
            foot = between(first.point, other.point, share)
            off = flat_metres(point, foot)
            if off <= OFF_THE_LINE_M and (best is None or off < best[0]):
                best = off, (street, number, foot, round(flat_metres(first.point, other.point) / 2))
    return best[1] if best else None


def _found(street: KnownStreet, number: int, point: Point, accuracy: str, within_m: int | None) -> Found:
    address = f"{number} {street.written}"
    return Found(point[0], point[1], address, accuracy, street.written, number, within_m)  # type: ignore[arg-type]
