"""When a report should be done: the service's usual time in calendar or working days of the city."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

_LIST: Final = """
import sys, holidays
country, subdivision, year = sys.argv[1:]
print(*holidays.country_holidays(country, subdiv=subdivision or None, years=int(year)))
"""
_LIST_WAIT_S: Final = 30


@lru_cache(maxsize=8)
def _public(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """The public holidays of a year, listed by a process of its own: `holidays` brings every calendar of the world
    along, and the 12 MB they take end with it."""
    command = [sys.executable, "-I", "-c", _LIST, country, subdivision or "", str(year)]
    listed = subprocess.run(  # noqa: S603 - our own code, with what the city folder says
        command, stdout=subprocess.PIPE, text=True, check=True, timeout=_LIST_WAIT_S
    )
    return frozenset(map(date.fromisoformat, listed.stdout.split()))


def expected_by(received: date, expected: Mapping[str, Any] | None, city_holidays: Mapping[str, Any]) -> date | None:
    """The local date on which a report received on `received` should be done, or None where nothing is promised.

    `expected` is {"days": n, "kind": "working" | "calendar"}; working days leave out Saturdays, Sundays and the
    city's public holidays.
    """
    if expected is None:
        return None
    if expected["kind"] == "calendar":
        return received + timedelta(days=expected["days"])
    country, subdivision = city_holidays["country"], city_holidays["subdivision"]
    day, left = received, expected["days"]
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in _public(country, subdivision, day.year):
            left -= 1
    return day


def presses_from(expected: date | None, *, urgent: bool) -> date:
    """The day that a report is listed by for those who work on it: urgent ones before all, those without a promise
    last."""
    return date.min if urgent else expected or date.max
