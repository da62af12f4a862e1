"""When a report should be done: the service's usual time in calendar or working days of the city."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=8)
def _public(country: str, subdivision: str | None) -> Container[date]:
    import holidays  # noqa: PLC0415 - knows every calendar of the world and takes 0.4 s to say so

    return holidays.country_holidays(country, subdiv=subdivision)


def expected_by(received: date, expected: Mapping[str, Any] | None, city_holidays: Mapping[str, Any]) -> date | None:
    """The local date on which a report received on `received` should be done, or None where nothing is promised.

    `expected` is {"days": n, "kind": "working" | "calendar"}; working days leave out Saturdays, Sundays and the
    city's public holidays.
    """
    if expected is None:
        return None
    if expected["kind"] == "calendar":
        return received + timedelta(days=expected["days"])
    off = _public(city_holidays["country"], city_holidays["subdivision"])
    day, left = received, expected["days"]
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in off:
            left -= 1
    return day


def presses_from(expected: date | None, *, urgent: bool) -> date:
    """The day that a report is listed by for those who work on it: urgent ones before all, those without a promise
    last."""
    return date.min if urgent else expected or date.max
