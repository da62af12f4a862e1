"""Reads about photos: what everyone, the reporter and staff may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from backend.core.db import db, table_of
from backend.photos.actions import store
from backend.photos.models import RECEIVED, SHOWN, WAITING, Photo
from backend.photos.words import reason

Row = Any
PHOTO = table_of(Photo)
_OF_OWNER = sa.select(PHOTO).where(PHOTO.c.owner == sa.bindparam("owner")).order_by(PHOTO.c.no)
_COUNTS = (
    sa.select(PHOTO.c.owner, sa.func.count().label("photos"))
    .where(PHOTO.c.owner.in_(sa.bindparam("owners", expanding=True)))
    .group_by(PHOTO.c.owner)
)


def of_owner(owner: int) -> Sequence[Row]:
    """Every photo that `owner` lists, in order."""
    return db.session.execute(_OF_OWNER, {"owner": owner}).all()


def unsettled(owner: int) -> bool:
    """Whether a photo is still awaited or not yet cleaned."""
    query = sa.select(Photo.no).where(Photo.owner == owner, Photo.state.in_((WAITING, RECEIVED)))
    return db.session.execute(query.limit(1)).first() is not None


def shown(owner: int) -> list[Row]:
    """The cleaned photos of `owner`."""
    return [photo for photo in of_owner(owner) if photo.state == SHOWN]


def picture(photo: Row) -> bytes:
    """The cleaned JPEG of a shown photo."""
    return store().read(f"{photo.name}.jpg")


def state_of(owner: int, sha256: str) -> str:
    """The state of the photo with this digest."""
    query = sa.select(Photo.state).where(Photo.owner == owner, Photo.sha256 == sha256)
    return db.session.scalars(query).first() or WAITING


def counts(owners: Sequence[int]) -> dict[int, int]:
    """How many photos each of `owners` lists."""
    return {row.owner: row.photos for row in db.session.execute(_COUNTS, {"owners": owners})}


def public_list(owner: int) -> list[dict[str, Any]]:
    """What everyone may see: cleaned, and released."""
    return [{"no": photo.no, **_addresses(photo)} for photo in shown(owner) if photo.released]


def owners_list(owner: int, language: str) -> list[dict[str, Any]]:
    """How each photo fares, for its reporter, in `language`."""
    return [
        {
            "sha256": photo.sha256,
            "state": photo.state,
            "public": photo.released and photo.state == SHOWN,
            "reason": reason(photo.reason, language) if photo.reason else None,
            "thumb": _addresses(photo)["thumb"],
        }
        for photo in of_owner(owner)
    ]


def staff_list(owner: int) -> list[dict[str, Any]]:
    """Every photo with what it told about itself, for staff."""
    return [
        {
            "no": photo.no,
            "state": photo.state,
            "released": photo.released,
            **_addresses(photo),
            "taken_at": photo.taken_at,
            "gps": {"lat": photo.taken_lat, "lng": photo.taken_lng} if photo.taken_lat is not None else None,
            "reason": reason(photo.reason) if photo.reason else None,
        }
        for photo in of_owner(owner)
    ]


def _addresses(photo: Row) -> dict[str, Any]:
    if photo.name is None:
        return {"url": None, "thumb": None, "width": None, "height": None}
    start = f"/photos/{photo.name}"
    return {
        "url": f"{start}.jpg",
        "thumb": f"{start}-small.jpg",
        "width": photo.width,
        "height": photo.height,
    }
