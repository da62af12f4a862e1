"""Appending to a timeline: the event, the state it makes, and what is owed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from backend.core import clock, owed
from backend.core.db import AnySession
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
    agency: dict[str, Any] | None = None
    device_at: datetime | None = None


def record(session: AnySession, number: int, kind: str, by: By, step: Step, *, state: str | None = None) -> int:
    """Append an event of `kind` to the report's timeline, let it make `state` (None: unchanged) the report's, and
    write what is owed for the topic `report.<kind>`. Returns the event's number."""
    now = clock.now()
    values: dict[str, Any] = {"last_event": Report.last_event + 1, "updated_at": now}
    if state:
        values["state"] = state
    changed = sa.update(Report).where(Report.number == number).values(values)
    no, state_now = session.execute(changed.returning(Report.last_event, Report.state)).one()
    event = {"report": number, "no": no, "kind": kind, "state": state_now, "at": now, "by_staff": by.staff}
    said = {"note": step.note, "reason": step.reason, "agency": step.agency, "device_at": step.device_at}
    session.execute(sa.insert(Event).values(**event, **said))
    owed.owe(session, number, f"event:{no}", f"report.{kind}")
    return int(no)
