"""What the department has, and what is on its way."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from backend.core import owed
from backend.core.clock import rfc3339
from backend.core.db import db
from backend.dispatch.models import Dispatch

LISTENERS = ("dispatch", "dispatch-update", "dispatch-photo")
THE_REPORT = "event:1"


def handed_over(number: int) -> list[Dispatch]:
    """Every hand-over of a report, in order."""
    return list(db.session.scalars(sa.select(Dispatch).where(Dispatch.report == number).order_by(Dispatch.sent_at)))


def for_staff(number: int) -> list[dict[str, Any]]:
    """What was handed over, and what keeps failing, as staff see it."""
    sent = [
        {"at": rfc3339(row.sent_at), "channel": row.channel, "to": row.to, "state": "sent", "error": None}
        for row in handed_over(number)
    ]
    failing = [
        {
            "at": rfc3339(row.made_at),
            "channel": "email",
            "to": None,
            "state": "waiting" if row.due_at else "given-up",
            "error": row.error,
        }
        for row in owed.given_up([number])
        if row.listener in LISTENERS
    ]
    return sent + failing
