"""Reads about photos: what everyone, the reporter and staff may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from backend.core.db import connection, db, table_of
from backend.photos.actions import store
from backend.photos.models import RECEIVED, SHOWN, WAITING, Photo
from backend.photos.words import reason

Row = Any
PHOTO = table_of(Photo)
_OF_OWNER = sa.select(PHOTO).where(PHOTO.c.owner == sa.bindparam("owner")).order_by(PHOTO.c.no)
_COUNT = sa.select(sa.func.count()).where(PHOTO.c.owner == sa.bindparam("owner"))


def number_of(owner: sa.ColumnElement[int]) -> sa.Label[int]:
    """How many photos the `owner` of each row of a statement lists, as its column "photos"."""
    return sa.select(sa.func.count()).where(PHOTO.c.owner == owner).scalar_subquery().label("photos")


def of_owner(owner: int) -> Sequence[Row]:
    """Every photo that `owner` lists, in order."""
    return connection().execute(_OF_OWNER, {"owner": owner}).all()


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


def count(owner: int) -> int:
    """How many photos `owner` lists."""
    return int(connection().execute(_COUNT, {"owner": owner}).scalar_one())


def public_list(found: Sequence[Row]) -> list[dict[str, Any]]:
    """What everyone may see of the photos that were `found` for an owner: cleaned, and released."""
    return [{"no": photo.no, **_addresses(photo)} for photo in found if photo.state == SHOWN and photo.released]


def owners_list(found: Sequence[Row], language: str) -> list[dict[str, Any]]:
    """How each photo that was `found` for an owner fares, for its reporter, in `language`."""
    return [
        {
            "sha256": photo.sha256,
            "state": photo.state,
            "public": photo.released and photo.state == SHOWN,
            "reason": reason(photo.reason, language) if photo.reason else None,
            "thumb": _addresses(photo)["thumb"],
        }
        for photo in found
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
