"""Publishes what the city folder says."""

from __future__ import annotations

from datetime import datetime

import orjson
import sqlalchemy as sa

from backend.city.folder import City
from backend.city.models import ServiceVersion
from backend.core import clock
from backend.core.db import AnySession, transaction


def load(city: City) -> list[str]:
    """Put the folder's definitions in force: a version not yet known is published, one that is known is published
    anew if something else was in force, and services no longer in the folder are retired. Returns the codes that
    changed. Nothing is deleted: old reports keep the version they answered."""
    now = clock.now()
    changed = []
    with transaction() as session:
        rows = session.execute(sa.select(ServiceVersion.code, ServiceVersion.version, ServiceVersion.retired_at)).all()
        known = {row.version for row in rows}
        in_force = {row.code: row.version for row in rows if row.retired_at is None}
        for definition in city.definitions:
            if in_force.get(definition.code) == definition.version:
                continue
            changed.append(definition.code)
            _retire(session, definition.code, now)
            if definition.version in known:
                again = {"published_at": now, "retired_at": None}
                where = ServiceVersion.version == definition.version
                session.execute(sa.update(ServiceVersion).where(where).values(again))
            else:
                body = orjson.dumps(definition.body, option=orjson.OPT_SORT_KEYS).decode()
                row = {
                    "version": definition.version,
                    "code": definition.code,
                    "body": body,
                    "published_at": now,
                }
                session.execute(sa.insert(ServiceVersion).values(row))
        for code in set(in_force) - {definition.code for definition in city.definitions}:
            changed.append(code)
            _retire(session, code, now)
    return changed


def _retire(session: AnySession, code: str, now: datetime) -> None:
    where = (ServiceVersion.code == code, ServiceVersion.retired_at.is_(None))
    session.execute(sa.update(ServiceVersion).where(*where).values(retired_at=now))
