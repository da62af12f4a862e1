"""Writes about photos: what a report lists is awaited, what arrives goes into quarantine and is owed a cleaning."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import sqlalchemy as sa
from flask import current_app

from backend.core import clock, owed
from backend.core.db import AnySession, db, transaction
from backend.core.errors import Problem, field_error
from backend.core.speech import say, spoken
from backend.photos.models import RECEIVED, REFUSED, WAITING, Photo
from backend.photos.sniff import Refusal, accepted_type
from backend.photos.store import Store
from backend.photos.words import reason


def store() -> Store:
    """Where this app keeps photos."""
    found: Store = current_app.extensions["photo-store"]
    return found


def item(no: int) -> str:
    """A photo as an owed row names it."""
    return f"photo:{no}"


def quarantine_name(owner: int, no: int) -> str:
    """Where a photo waits to be cleaned; nothing is ever served from there."""
    return f"{owner:012x}-{no}"


def expect(session: AnySession, owner: int, digests: Sequence[str], *, released: bool, first_no: int = 0) -> None:
    """Write, in the open transaction, that `owner` lists photos with these SHA-256 digests (hex)."""
    rows = [
        {"owner": owner, "no": no, "sha256": digest, "state": WAITING, "released": released}
        for no, digest in enumerate(digests, start=first_no)
    ]
    if rows:
        session.execute(sa.insert(Photo), rows)


def receive(owner: int, sha256: str, data: bytes) -> bool:
    """Take the bytes of a photo that `owner` lists. Returns True if they are new, False if we had them.

    Raises Problem: 404 photo-unlisted; 415 photo-digest where the bytes are not the ones announced, or the reason why
    this kind of picture is not taken (it is then noted as refused).
    """
    mine = (Photo.owner == owner, Photo.sha256 == sha256)
    rows = db.session.execute(sa.select(Photo.no, Photo.state).where(*mine)).all()
    if not rows:
        raise Problem(404, "photo-unlisted", say("The report does not list this photo. Add it to the report first."))
    if all(row.state != WAITING for row in rows):
        return False
    if hashlib.sha256(data).hexdigest() != sha256:
        errors = [field_error("sha256", say("The photo did not arrive whole."), say("Send the whole file again."))]
        raise Problem(415, "photo-digest", say("The photo did not arrive whole."), errors=errors)
    refusal = accepted_type(data[:64])
    if isinstance(refusal, Refusal):
        _refuse(owner, sha256, refusal)
        why = reason(refusal.code, spoken())
        errors = [field_error("photo", why, say("Send a JPEG, PNG or WebP picture."))]
        raise Problem(415, refusal.code, why, errors=errors)
    for row in rows:
        store().quarantine(quarantine_name(owner, row.no), data)
    with transaction() as session:
        waiting = (*mine, Photo.state == WAITING)
        changed = sa.update(Photo).where(*waiting).values(state=RECEIVED, received_at=clock.now())
        for no in session.scalars(changed.returning(Photo.no)).all():
            owed.owe(session, owner, item(no), "photo.received")
    return True


def release(owner: int, no: int, *, released: bool) -> None:
    """Show a photo to everyone, or no longer. Raises Problem 404."""
    with transaction() as session:
        this = (Photo.owner == owner, Photo.no == no)
        changed = session.execute(sa.update(Photo).where(*this).values(released=released))
        if changed.rowcount == 0:  # type: ignore[attr-defined]
            raise Problem(404, "photo-unknown", "The report has no such photo.")


def _refuse(owner: int, sha256: str, refusal: Refusal) -> None:
    with transaction() as session:
        mine = (Photo.owner == owner, Photo.sha256 == sha256, Photo.state == WAITING)
        session.execute(sa.update(Photo).where(*mine).values(state=REFUSED, reason=refusal.code))
        owed.hasten(session, owner)
