"""A report, its events, and, in rows of their own that can be emptied, the reporter's words and the reporter."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base, Instant
from backend.reports import workflow

Number = sa.BigInteger
IS_OPEN = f"state NOT IN ({', '.join(repr(state) for state in workflow.STATES if not workflow.is_open(state))})"
"""SQL. The index of what is open is found only by a query that says it in the same words; with IN in the place of
NOT IN, SQLite would take the index of states and sort."""


class Report(Base):
    """One request. Its key is the ticket number as 45 bits; `state` is what its last event made it;
    `areas` are those its point lies in, the name by kind (districts, neighborhoods); `near` is the address or street
    that the geocoder knows nearest to a point that came without an address; `presses_from` is the day it was promised
    for, the first of all days where it is urgent, the last of all where nothing was promised."""

    __tablename__ = "report"
    __table_args__ = (
        sa.Index("ix_report_newest", "received_at", "number"),
        sa.Index("ix_report_queue", "state", "received_at"),
        sa.Index(
            "ix_report_pressing",
            "presses_from",
            "number",
            sqlite_where=sa.text(IS_OPEN),
            postgresql_where=sa.text(IS_OPEN),
        ),
    )

    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    key_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    content_digest: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    service: Mapped[str] = mapped_column(sa.String(60), index=True)
    version: Mapped[str] = mapped_column(sa.ForeignKey("service_version.version"))
    department: Mapped[str] = mapped_column(sa.String(60))
    state: Mapped[str] = mapped_column(sa.String(20))
    urgent: Mapped[bool]
    channel: Mapped[str] = mapped_column(sa.String(20))
    language: Mapped[str] = mapped_column(sa.String(12))
    cell: Mapped[int | None] = mapped_column(sa.BigInteger, index=True)
    lat: Mapped[float | None]
    lng: Mapped[float | None]
    accuracy_m: Mapped[float | None]
    place_source: Mapped[str | None] = mapped_column(sa.String(12))
    address: Mapped[str | None] = mapped_column(sa.String(200))
    near: Mapped[str | None] = mapped_column(sa.String(200))
    asset: Mapped[str | None] = mapped_column(sa.String(60))
    areas: Mapped[dict[str, str]] = mapped_column(sa.JSON, server_default="{}")
    received_at: Mapped[datetime] = mapped_column(Instant)
    reported_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)
    expected_by: Mapped[date | None]
    presses_from: Mapped[date] = mapped_column(server_default=date.max.isoformat())
    last_event: Mapped[int] = mapped_column(sa.Integer)


class Event(Base):
    """One line of a timeline, appended and never changed: ids, codes and words that the city made public."""

    __tablename__ = "event"

    report: Mapped[int] = mapped_column(Number, sa.ForeignKey("report.number"), primary_key=True, autoincrement=False)
    no: Mapped[int] = mapped_column(sa.Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(sa.String(30))
    state: Mapped[str] = mapped_column(sa.String(20))
    at: Mapped[datetime] = mapped_column(Instant)
    device_at: Mapped[datetime | None] = mapped_column(Instant)
    by_staff: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(sa.String(2000))
    reason: Mapped[str | None] = mapped_column(sa.String(60))
    day: Mapped[date | None]
    agency: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON)


class Words(Base):
    """What the reporter wrote and answered. Shown to everyone only where the service says so or staff released it."""

    __tablename__ = "words"

    report: Mapped[int] = mapped_column(Number, sa.ForeignKey("report.number"), primary_key=True, autoincrement=False)
    description: Mapped[str] = mapped_column(sa.Text)
    place_note: Mapped[str] = mapped_column(sa.Text)
    answers: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    released: Mapped[bool]


class Reporter(Base):
    """How to reach the person or organisation, if they told us."""

    __tablename__ = "reporter"

    report: Mapped[int] = mapped_column(Number, sa.ForeignKey("report.number"), primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(sa.String(20))
    name: Mapped[str] = mapped_column(sa.String(120))
    email: Mapped[str] = mapped_column(sa.String(254))
    phone: Mapped[str] = mapped_column(sa.String(40))


class FollowUp(Base):
    """What the reporter added later: words, photos, or that the report is taken back. `id` is made by the phone, so
    that the same sent again is the same. The words can be emptied; the event that tells of them stays."""

    __tablename__ = "follow_up"

    report: Mapped[int] = mapped_column(Number, sa.ForeignKey("report.number"), primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(sa.String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(20))
    content_digest: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    event: Mapped[int] = mapped_column(sa.Integer)
    text: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Instant)
