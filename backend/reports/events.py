"""Appending to a timeline: the event, the state it makes, and what is owed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from backend.core import clock, owed
from backend.core.db import AnySession, connection, table_of
from backend.reports import workflow
from backend.reports.models import Event, Report


@dataclass(frozen=True, slots=True)
class By:
    """Who made an event: a member of staff by id, or (None) the reporter or Wellkept itself."""

    staff: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an event says beside its kind. All of it is public."""

    note: str | None = None
    reason: str | None = None
    day: date | None = None
    agency: dict[str, Any] | None = None
    device_at: datetime | None = None


FIRST: Final = 1
REPORT, EVENT = table_of(Report), table_of(Event)

_INSERT = sa.insert(EVENT)
_COUNT_ON = (
    sa.update(REPORT)
    .where(REPORT.c.number == sa.bindparam("of"))
    .values(
        last_event=REPORT.c.last_event + 1,
        updated_at=sa.bindparam("now"),
        state=sa.func.coalesce(sa.bindparam("to", type_=sa.String), REPORT.c.state),
    )
    .returning(REPORT.c.last_event, REPORT.c.state)
)


def record(session: AnySession, number: int, kind: str, by: By, step: Step, *, state: str | None = None) -> int:
    """Append an event of `kind` to the report's timeline, let it make `state` (None: unchanged) the report's, and
    write what is owed for the topic `report.<kind>`. Returns the event's number."""
    now = clock.now()
    no, state_now = session.execute(_COUNT_ON, {"of": number, "now": now, "to": state}).one()
    _append(session, {"report": number, "no": no, "kind": kind, "state": state_now, "at": now}, by, step)
    return int(no)


def begin(session: AnySession, number: int, at: datetime, step: Step) -> None:
    """Append the event that a report was received, to one that was just stored with `last_event` FIRST."""
    first = {"report": number, "no": FIRST, "kind": "received", "state": workflow.RECEIVED, "at": at}
    _append(session, first, By(), step)


def _append(session: AnySession, event: dict[str, Any], by: By, step: Step) -> None:
    said = {
        "note": step.note,
        "reason": step.reason,
        "day": step.day,
        "agency": step.agency,
        "device_at": step.device_at,
    }
    connection().execute(_INSERT, {**event, **said, "by_staff": by.staff})
    owed.owe(session, event["report"], f"event:{event['no']}", f"report.{event['kind']}")
