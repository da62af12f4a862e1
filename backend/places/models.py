"""The local gazetteer: streets, and the points of their house numbers. An edition is one address file as loaded."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base, Instant


class Edition(Base):
    """One load of an address file. The newest with a `loaded_at` is in force; one without is still being loaded."""

    __tablename__ = "gazetteer_edition"

    no: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    loaded_at: Mapped[datetime | None] = mapped_column(Instant)
    points: Mapped[int]


class Street(Base):
    """A street of an edition: its parts as `streets.parse` makes them, and how it is written. No number is given to a
    second street, whatever the edition."""

    __tablename__ = "gazetteer_street"

    no: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    edition: Mapped[int] = mapped_column(sa.Integer, index=True)
    direction: Mapped[str] = mapped_column(sa.String(8))
    called: Mapped[str] = mapped_column(sa.String(120))
    kind: Mapped[str] = mapped_column(sa.String(12))
    town: Mapped[str] = mapped_column(sa.String(80))
    written: Mapped[str] = mapped_column(sa.String(160))


class HouseNumber(Base):
    """The point of a house number. `side` is 0 for even numbers and 1 for odd ones; `block` is its H3 cell at
    resolution 10, by way of the cell at 15."""

    __tablename__ = "gazetteer_number"
    __table_args__ = ({"sqlite_with_rowid": False},)

    street: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    side: Mapped[int] = mapped_column(sa.SmallInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    lat: Mapped[float] = mapped_column(sa.Double)
    lng: Mapped[float] = mapped_column(sa.Double)
    block: Mapped[int] = mapped_column(sa.BigInteger, index=True)


class GeocoderTurn(Base):
    """When an outside geocoder may next be asked, for all processes together."""

    __tablename__ = "geocoder_turn"

    geocoder: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    next_at: Mapped[datetime] = mapped_column(Instant)
