"""Writes: counting who found an answer useful."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from backend.answers.models import AnswerCount
from backend.core.db import insert_new, transaction


def count(answer: str, day: date, language: str, *, useful: bool) -> None:
    """One more person said whether `answer` was useful; nothing else about them is kept."""
    key = {"answer": answer, "day": day, "language": language, "useful": useful}
    with transaction() as session:
        insert_new(session, AnswerCount, {**key, "people": 0})
        this = [getattr(AnswerCount, name) == value for name, value in key.items()]
        session.execute(sa.update(AnswerCount).where(*this).values(people=AnswerCount.people + 1))
