"""What staff see of a report beside its reporter's view."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from backend import photos
from backend.city.queries import the_city
from backend.core.db import connection, table_of
from backend.dispatch.queries import for_staff as dispatches
from backend.reports import queries as reports
from backend.reports import workflow
from backend.staff.models import Person, Staff

STAFF = table_of(Staff)
_ACTIVE = sa.select(*(STAFF.c[name] for name in ("id", "name", "display", "role", "session_key"))).where(STAFF.c.active)
_BY_SESSION = _ACTIVE.where(STAFF.c.session_key == sa.bindparam("who"))
_BY_NAME = _ACTIVE.where(STAFF.c.name == sa.bindparam("who"))

LABELS = {
    workflow.REVIEWED: "Mark as reviewed",
    workflow.WORKING: "Start work",
    workflow.ELSEWHERE: "With another agency",
    workflow.DONE: "Done",
    workflow.CLOSED: "Close, not done",
}


def by_session(session_key: str) -> Person | None:
    """The active member of staff whose session this is."""
    return _person(_BY_SESSION, session_key)


def by_name(name: str) -> Person | None:
    """The active member of staff who signs in by this name."""
    return _person(_BY_NAME, name)


def report_view(report: reports.Row) -> dict[str, Any]:
    """Everything a member of staff needs to work on a report."""
    labels = LABELS if workflow.is_open(report.state) else LABELS | {workflow.WORKING: "Open it again"}
    booking = reports.is_booked(report.number)
    moves = [
        {"to": to, "label": labels[to], "needs": workflow.needed(to, booking=booking)}
        for to in workflow.MOVES[report.state]
    ]
    reasons = [
        {"code": code, "label": label}
        for code, label in the_city().facts["reasons"].items()
        if code != workflow.WITHDRAWN
    ]
    return {
        **reports.reporters_view(report),
        "moves": moves,
        "reasons": reasons,
        "photos_all": photos.staff_list(report.number),
        "description_released": bool(report.released),
        "dispatch": dispatches(report.number),
    }


def write_cursor(cursor: reports.Cursor) -> str:
    """Where a page ended, as an opaque word."""
    return base64.urlsafe_b64encode(f"{cursor[0].isoformat()} {cursor[1]}".encode()).decode()


def read_cursor(word: str, *, pressing_first: bool) -> reports.Cursor | None:
    """Where the next page begins in the list of this order, or None if the word is none of ours."""
    try:
        at, number = base64.urlsafe_b64decode(word).decode().split()
        of_days = len(at) == len("2026-11-22")
        cursor = (date.fromisoformat(at) if of_days else datetime.fromisoformat(at).astimezone(UTC), int(number))
    except (binascii.Error, UnicodeDecodeError, ValueError, OverflowError):
        return None
    return cursor if of_days == pressing_first and 0 <= cursor[1] < 1 << 45 else None


def _person(who: sa.Select[Any], value: str) -> Person | None:
    row = connection().execute(who, {"who": value}).first()
    return Person(*row) if row else None
