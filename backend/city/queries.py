"""Reads of the catalogue. A version never changes, so each process keeps those it has seen."""

from __future__ import annotations

import orjson
import sqlalchemy as sa
from flask import current_app

from backend.city.catalogue import Definition
from backend.city.folder import City
from backend.city.models import ServiceVersion
from backend.core.db import db

_seen: dict[str, Definition] = {}


def the_city() -> City:
    """The city this app serves."""
    city: City = current_app.extensions["city"]
    return city


def in_force() -> list[Definition]:
    """The definitions in force, by group and name."""
    query = sa.select(ServiceVersion.version).where(ServiceVersion.retired_at.is_(None))
    found = [by_version(version) for version in db.session.scalars(query)]
    return sorted((d for d in found if d), key=lambda d: (d.body["group"], d.body["name"]))


def by_code(code: str) -> Definition | None:
    """The definition of service `code` that is in force, or None."""
    query = sa.select(ServiceVersion.version)
    version = db.session.scalar(query.where(ServiceVersion.code == code, ServiceVersion.retired_at.is_(None)))
    return by_version(version) if version else None


def by_version(version: str) -> Definition | None:
    """The definition with this digest, in force or not, or None if there never was one."""
    if version not in _seen:
        row = db.session.get(ServiceVersion, version)
        if row is None:
            return None
        _seen[version] = Definition(row.version, row.code, orjson.loads(row.body))
    return _seen[version]
