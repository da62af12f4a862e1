"""What lies here for an hour."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base, Instant


class Parcel(Base):
    """Bytes that one phone sealed for another. `id` follows from the code that both know; the code and the key do
    not follow from `id`. It lies in the database because taking it is then one statement that nobody can do twice."""

    __tablename__ = "parcel"

    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(sa.LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(Instant)
