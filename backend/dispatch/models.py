"""What was handed over, to whom, with which photos."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base, Instant


class Dispatch(Base):
    """One hand-over of a report's `item` ("event:1" is the report itself, others are updates)."""

    __tablename__ = "dispatch"

    report: Mapped[int] = mapped_column(
        sa.BigInteger, sa.ForeignKey("report.number"), primary_key=True, autoincrement=False
    )
    item: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    channel: Mapped[str] = mapped_column(sa.String(20))
    to: Mapped[str] = mapped_column(sa.String(254))
    message_id: Mapped[str] = mapped_column(sa.String(200))
    photos: Mapped[list[int]] = mapped_column(sa.JSON)
    sent_at: Mapped[datetime] = mapped_column(Instant, index=True)
