"""What the worker does with a photo: clean it in a child process, show it or say why not."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from flask import current_app

from backend.core import owed
from backend.core.db import db, transaction
from backend.core.owed import Claim, Never
from backend.photos.actions import item, quarantine_name, store
from backend.photos.models import RECEIVED, REFUSED, SHOWN, Photo
from backend.photos.sandbox import Cleaned, clean_in_child
from backend.photos.sniff import Refusal
from backend.photos.store import public_name


def clean(claim: Claim) -> None:
    """Turn the picture in quarantine into a clean one, or note why it is refused; then whoever waits for it looks."""
    this = (Photo.owner == claim.owner, Photo.no == claim.item_no)
    row = db.session.execute(sa.select(Photo.state, Photo.sha256).where(*this)).first()
    if row is None:
        raise Never("the photo is gone")
    if row.state != RECEIVED:
        return
    db.session.rollback()  # no transaction is open while the child works
    held = quarantine_name(claim.owner, claim.item_no)
    outcome = clean_in_child(store().quarantined(held))
    values = _told(outcome) | (
        _shown(claim, row.sha256, outcome) if isinstance(outcome, Cleaned) else _refused(outcome)
    )
    with transaction() as session:
        claim.finish(session)
        session.execute(sa.update(Photo).where(*this).values(values))
        if isinstance(outcome, Cleaned):
            owed.owe(session, claim.owner, item(claim.item_no), "photo.shown")
        owed.hasten(session, claim.owner)
    store().forget(held)


def _told(outcome: Cleaned | Refusal) -> dict[str, Any]:
    evidence = outcome.evidence
    return {"taken_at": evidence.taken_at, "taken_lat": evidence.lat, "taken_lng": evidence.lng}


def _shown(claim: Claim, sha256: str, cleaned: Cleaned) -> dict[str, Any]:
    secret = current_app.extensions["settings"].secret_key
    name = public_name(secret, claim.owner, claim.item_no, sha256)
    store().publish(f"{name}.jpg", cleaned.full)
    store().publish(f"{name}-small.jpg", cleaned.thumb)
    return {"state": SHOWN, "name": name, "width": cleaned.width, "height": cleaned.height}


def _refused(refusal: Refusal) -> dict[str, Any]:
    return {"state": REFUSED, "reason": refusal.code}
