"""What a geocoder promises: a place for words and words for a place, and to say so where it does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, Protocol

Accuracy = Literal["exact", "interpolated", "approximate"]
Point = tuple[float, float]
"""Latitude and longitude, WGS 84 degrees."""
SURE_WITHIN_M: Final = 100
"""About a block: what is wrong can be seen from there."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place with an address. "exact" is a known point, "interpolated" lies between two known house numbers of the
    same side of the street, and "approximate" is only near it (whoever shows it says so in the reader's language).
    `number` is the house number of the place, and where the one asked for is not known, the nearest that is: whoever
    takes the first answer without asking a person must compare it. `within_m` is how far off the point may be in
    metres, where that is known."""

    lat: float
    lng: float
    address: str
    accuracy: Accuracy
    street: str
    number: int | None
    within_m: int | None = None

    def sure(self, number: int | None) -> bool:
        """Whether a crew sent there would find what was asked for, with the house number `number` (None: a crossing),
        without anybody having looked at the answer."""
        close = self.accuracy != "approximate" if self.within_m is None else self.within_m <= SURE_WITHIN_M
        return close and self.number == number


@dataclass(frozen=True, slots=True)
class Nearest:
    """No address is known here; this is the nearest street that one is known on, and how far away that is."""

    street: str
    distance_m: float


class Unavailable(Exception):
    """The geocoder does not answer now. Whoever asked goes on without it."""


class Geocoder(Protocol):
    """Finds places. Nothing is guessed: no answer is better than a wrong one. Both calls raise Unavailable."""

    def forward(self, text: str, near: Point | None = None) -> list[Found]:
        """The places that `text` (an address, or a crossing such as "13th and F") may mean, best first, at most five;
        `near` prefers those close to it."""

    def reverse(self, lat: float, lng: float) -> Found | Nearest | None:
        """The address of a point in degrees; else the nearest street; else None."""
