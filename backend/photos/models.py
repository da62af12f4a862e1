"""A photo that a report lists: awaited, received, then shown or refused. The evidence in it stays with its reporter."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base, Instant

WAITING: Final = "waiting"
RECEIVED: Final = "received"
SHOWN: Final = "shown"
REFUSED: Final = "refused"


class Photo(Base):
    """Photo `no` of `owner` (a report's number). `name` is what its cleaned picture is served under once it is shown;
    it cannot be guessed. `released` says whether everyone may see it. `taken_…` is what the picture itself told."""

    __tablename__ = "photo"

    owner: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)
    no: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(sa.String(64))
    state: Mapped[str] = mapped_column(sa.String(12))
    reason: Mapped[str | None] = mapped_column(sa.String(40))
    released: Mapped[bool]
    name: Mapped[str | None] = mapped_column(sa.String(60), unique=True)
    width: Mapped[int | None]
    height: Mapped[int | None]
    received_at: Mapped[datetime | None] = mapped_column(Instant)
    taken_at: Mapped[str | None] = mapped_column(sa.String(40))
    taken_lat: Mapped[float | None]
    taken_lng: Mapped[float | None]
