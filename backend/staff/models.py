"""Members of staff, and the one who is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from flask_login import UserMixin
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base, Instant


class Staff(Base):
    """Somebody who signs in by name and password. `session_key` changes with the password, which ends every session."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(80), unique=True)
    display: Mapped[str] = mapped_column(sa.String(120))
    role: Mapped[str] = mapped_column(sa.String(20))
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    session_key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True, slots=True)
class Person(UserMixin):  # type: ignore[misc]
    """Whoever is signed in, apart from the database."""

    id: int
    name: str
    display: str
    role: str
    session_key: str

    def get_id(self) -> str:
        """What the session cookie holds (flask-login)."""
        return self.session_key
