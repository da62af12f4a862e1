"""What the worker does: throw a parcel away once its hour is over."""

from __future__ import annotations

import sqlalchemy as sa

from backend.carry import actions
from backend.carry.models import Parcel
from backend.core import clock
from backend.core.db import db
from backend.core.owed import Claim, Later


def expire(claim: Claim) -> None:
    """Delete the parcel if its time is over; one that was taken is gone already. Raises Later until then."""
    expires_at = db.session.scalar(sa.select(Parcel.expires_at).where(Parcel.id == claim.item))
    left = (expires_at - clock.now()).total_seconds() if expires_at else 0.0
    if left > 0:
        raise Later(left, "its hour is not over")
    actions.throw_away(claim)
