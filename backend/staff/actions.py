"""Signing in, and making members of staff."""

from __future__ import annotations

import secrets
from functools import lru_cache

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from backend.core import clock
from backend.core.access import ROLES
from backend.core.db import db, transaction
from backend.staff.models import Person, Staff
from backend.staff.queries import by_name

hasher = PasswordHasher()


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return hasher.hash(secrets.token_urlsafe(16))


def check_sign_in(name: str, password: str) -> Person | None:
    """The member of staff with this name and password, or None; it takes as long for a name that nobody has."""
    person = by_name(name)
    stored = db.session.scalar(sa.select(Staff.password_hash).where(Staff.name == name)) if person else None
    try:
        hasher.verify(stored or _nobodys_hash(), password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return person


def set_password(name: str, password: str, *, role: str, display: str) -> None:
    """Give `name` this password and role, making the member of staff where there is none; ends their sessions.

    Raises ValueError for a role that does not exist.
    """
    if role not in ROLES:
        raise ValueError(f"no role is called {role!r}; there are {', '.join(ROLES)}")
    values = {"role": role, "display": display, "active": True, "session_key": secrets.token_urlsafe(24)}
    values["password_hash"] = hasher.hash(password)
    with transaction() as session:
        changed = session.execute(sa.update(Staff).where(Staff.name == name).values(values))
        if changed.rowcount == 0:  # type: ignore[attr-defined]
            session.execute(sa.insert(Staff).values(name=name, created_at=clock.now(), **values))
