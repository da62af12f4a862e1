"""By when a report should be done: working days leave out weekends and the city's public holidays."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from backend.reports.deadlines import expected_by

CALIFORNIA = {"country": "US", "subdivision": "CA"}


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        (date(2026, 11, 23), 2, date(2026, 11, 25)),  # Monday: Tuesday and Wednesday
        (date(2026, 11, 25), 1, date(2026, 11, 30)),  # Thanksgiving, the day after, a weekend
        (date(2026, 3, 30), 1, date(2026, 4, 1)),  # the 31st of March is one in California alone
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # New Year's Day of the next year
    ],
)
def test_working_days(received: date, days: int, expected: date) -> None:
    assert expected_by(received, {"days": days, "kind": "working"}, CALIFORNIA) == expected


def test_a_country_without_subdivision() -> None:
    whole = {"country": "US", "subdivision": None}
    assert expected_by(date(2026, 3, 30), {"days": 1, "kind": "working"}, whole) == date(2026, 3, 31)


def test_calendar_days_and_no_promise() -> None:
    assert expected_by(date(2026, 11, 25), {"days": 2, "kind": "calendar"}, CALIFORNIA) == date(2026, 11, 27)
    assert expected_by(date(2026, 11, 25), None, CALIFORNIA) is None


def test_the_calendars_of_the_world_take_no_memory_of_ours() -> None:
    asked = "{'days': 1, 'kind': 'working'}, {'country': 'US', 'subdivision': 'CA'}"
    code = (
        "import datetime, sys; from backend.reports.deadlines import expected_by; "
        f"expected_by(datetime.date(2026, 11, 25), {asked}); print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
