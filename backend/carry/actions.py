"""Writes: leaving a parcel, taking it, throwing it away when its hour is over."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from backend.carry.models import Parcel
from backend.core import clock, owed
from backend.core.db import insert_new, transaction
from backend.core.errors import Problem
from backend.core.owed import Claim
from backend.core.speech import say

KEPT_FOR = timedelta(hours=1)
LARGEST = 8 * 1024 * 1024
TOPIC = "parcel.left"
OWNER_HEX = 15  # an owed row's owner is a 64-bit integer: the first 60 bits of the id


def leave(parcel: str, sealed: bytes, room: int) -> tuple[datetime, bool]:
    """Keep `sealed` bytes under the id `parcel` (32 hex digits) while all parcels together take at most `room` bytes.
    Returns until when, and whether that is new: the same left again is the same.

    Raises Problem: 413 too-large; 409 carry-taken where other bytes lie under that id; 503 carry-full.
    """
    if len(sealed) > LARGEST:
        raise Problem(413, "too-large", say("This is too much for a code. Carry it over as a file."))
    until = clock.now() + KEPT_FOR
    with transaction() as session:
        held = session.execute(sa.select(Parcel.sealed, Parcel.expires_at).where(Parcel.id == parcel)).first()
        if held is not None and held.sealed == sealed:
            return held.expires_at, False
        taken = session.scalar(sa.select(sa.func.sum(sa.func.length(Parcel.sealed)))) or 0
        if taken + len(sealed) > room:
            raise Problem(503, "carry-full", say("There is no room for this just now. Carry it over as a file."))
        if not insert_new(session, Parcel, {"id": parcel, "sealed": sealed, "expires_at": until}):
            raise Problem(409, "carry-taken", say("Something else lies under this code. Make a new code."))
        owed.owe(session, int(parcel[:OWNER_HEX], 16), parcel, TOPIC)
    return until, True


def take(parcel: str) -> bytes:
    """The sealed bytes under the id `parcel`, for the first who asks within their hour; they are deleted with that.

    Raises Problem 404 carry-gone: used, expired, or never there, which must not be told apart.
    """
    with transaction() as session:
        this = (Parcel.id == parcel, Parcel.expires_at > clock.now())
        sealed = session.scalar(sa.delete(Parcel).where(*this).returning(Parcel.sealed))
    if sealed is None:
        raise Problem(404, "carry-gone", say("This code was used already, or its hour is over. Make a new code."))
    return bytes(sealed)


def throw_away(claim: Claim) -> None:
    """Delete the claim's parcel and strike the claim, in one transaction."""
    with transaction() as session:
        claim.finish(session)
        session.execute(sa.delete(Parcel).where(Parcel.id == claim.item))
