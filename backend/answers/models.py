"""How often people found an answer useful, and how often not."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.db import Base


class AnswerCount(Base):
    """How many people said the same of an answer on one day of the city, reading the app in one language."""

    __tablename__ = "answer_count"

    answer: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    day: Mapped[date] = mapped_column(sa.Date, primary_key=True)
    language: Mapped[str] = mapped_column(sa.String(12), primary_key=True)
    useful: Mapped[bool] = mapped_column(sa.Boolean, primary_key=True)
    people: Mapped[int] = mapped_column(sa.Integer)
