"""The reads: the public view of a report, what its own reporter sees beside it, and lists for staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from backend import photos
from backend.city.catalogue import Definition, readable
from backend.city.queries import by_version, the_city
from backend.core import clock
from backend.core.clock import rfc3339
from backend.core.db import db
from backend.reports import number as numbers
from backend.reports import workflow
from backend.reports.models import Event, FollowUp, Report, Reporter, Words

Row = Any
BLOCK_DEGREES = 3  # decimals of a point blurred to the block: about 110 metres


def find(number: int) -> Row | None:
    """The report's row, or None."""
    return db.session.execute(sa.select(Report.__table__).where(Report.number == number)).first()


def public_view(report: Row, language: str) -> dict[str, Any]:
    """What everybody may see of a report, in `language`. Never personal data; words and photos only where they are
    public."""
    body = _definition(report, language).body
    words = db.session.execute(sa.select(Words.__table__).where(Words.report == report.number)).first()
    department = the_city().department(report.department, language)
    return {
        "number": numbers.symbols(report.number),
        "service": {name: body[name] for name in ("code", "name", "icon")},
        "state": report.state,
        "received_at": rfc3339(report.received_at),
        "updated_at": rfc3339(report.updated_at),
        "expected_by": report.expected_by.isoformat() if report.expected_by else None,
        "urgent": report.urgent,
        "department": {"name": department.get("name"), "phone": department.get("phone")},
        "place": public_place(report, body["public"]["place"]),
        "description": words.description if words and words.released and words.description else None,
        "photos": photos.public_list(report.number),
        "timeline": timeline(report.number, language),
    }


def reporters_view(report: Row, language: str | None = None) -> dict[str, Any]:
    """The public view with, under "mine", what the reporter told us and how each photo fares; in `language`, or in
    the city's own."""
    language = language or the_city().languages[0]
    words = db.session.execute(sa.select(Words.__table__).where(Words.report == report.number)).first()
    contact = db.session.execute(sa.select(Reporter.__table__).where(Reporter.report == report.number)).first()
    mine = {
        "description": words.description if words else "",
        "answers": readable(_definition(report, language), words.answers) if words else [],
        "place": {
            "point": _point(report),
            "address": report.address,
            "areas": report.areas,
            "note": words.place_note if words else "",
        },
        "contact": {name: getattr(contact, name) for name in ("kind", "name", "email", "phone")} if contact else None,
        "photos": photos.owners_list(report.number, language),
        "added": added(report.number),
    }
    return {**public_view(report, language), "mine": mine}


def added(number: int) -> list[dict[str, Any]]:
    """What the reporter added later, in order."""
    query = sa.select(FollowUp.kind, FollowUp.text, FollowUp.at, FollowUp.event).where(FollowUp.report == number)
    rows = db.session.execute(query.order_by(FollowUp.event))
    return [{"kind": row.kind, "text": row.text, "at": rfc3339(row.at), "event": row.event} for row in rows]


def timeline(number: int, language: str) -> list[dict[str, Any]]:
    """The report's events in order, their reasons in `language`."""
    columns = (Event.no, Event.kind, Event.state, Event.at, Event.note, Event.reason, Event.agency)
    rows = db.session.execute(sa.select(*columns).where(Event.report == number).order_by(Event.no))
    return [
        {
            "no": row.no,
            "kind": row.kind,
            "state": row.state,
            "at": rfc3339(row.at),
            "note": row.note,
            "reason": row.reason and reason(row.reason, language),
            "agency": row.agency and {**row.agency, "name": the_city().text(row.agency["name"], language)},
        }
        for row in rows
    ]


def reason(code: str, language: str) -> str:
    """Why a report was closed without being done, in `language`."""
    city = the_city()
    return city.text(city.facts["reasons"].get(code, code), language)


def event(number: int, no: int) -> Row:
    """One event of a report's timeline, or None."""
    return db.session.execute(sa.select(Event.__table__).where(Event.report == number, Event.no == no)).first()


def public_place(report: Row, precision: str) -> dict[str, Any]:
    """Where it is, as exactly as the service lets everyone know: exact, to the block (about 100 m), or not at all."""
    point, address, areas = _point(report), report.address, report.areas
    if precision == "none":
        point, address, areas = None, None, {}
    elif precision == "block":
        address = None
        point = point and {name: round(value, BLOCK_DEGREES) for name, value in point.items()}
    return {"address": address, "point": point, "areas": areas, "precision": precision}


Cursor = tuple[datetime, int]


def queue(
    filters: Mapping[str, str], *, limit: int, after: Cursor | None
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """Reports for the staff list, newest first, straight from columns: at most `limit`, after the cursor of the page
    before; with the cursor of the next page, or None at the end."""
    columns = (
        Report.number, Report.service, Report.version, Report.state, Report.received_at, Report.updated_at,
        Report.expected_by, Report.address, Report.urgent, Report.department,
    )  # fmt: skip
    query = sa.select(*columns).order_by(Report.received_at.desc(), Report.number.desc()).limit(limit + 1)
    query = query.where(*_conditions(filters))
    if after:
        query = query.where(sa.tuple_(Report.received_at, Report.number) < sa.tuple_(*map(sa.literal, after)))
    found = db.session.execute(query).all()
    rows = found[:limit]
    counted = photos.counts([row.number for row in rows])
    today = clock.now().astimezone(the_city().zone).date()
    following = (rows[-1].received_at, rows[-1].number) if len(found) > limit else None
    return [_line(row, counted.get(row.number, 0), today) for row in rows], following


def counts() -> dict[str, int]:
    """How many reports are in each state."""
    rows = db.session.execute(sa.select(Report.state, sa.func.count().label("reports")).group_by(Report.state))
    return dict.fromkeys(workflow.STATES, 0) | {row.state: row.reports for row in rows}


def _conditions(filters: Mapping[str, str]) -> Sequence[sa.ColumnElement[bool]]:
    columns = {"state": Report.state, "service": Report.service, "department": Report.department}
    found: list[sa.ColumnElement[bool]] = [columns[name] == value for name, value in filters.items() if name in columns]
    if text := filters.get("q"):
        try:
            found.append(Report.number == numbers.parse(text))
        except numbers.WrongNumber:
            found.append(Report.address.icontains(text, autoescape=True))
    return found


def _line(row: Row, photo_count: int, today: Any) -> dict[str, Any]:
    body, city = _body(row), the_city()
    overdue = bool(row.expected_by and row.expected_by < today and workflow.is_open(row.state))
    return {
        "number": numbers.symbols(row.number),
        "service": {name: body[name] for name in ("code", "name", "icon")},
        "state": row.state,
        "received_at": rfc3339(row.received_at),
        "updated_at": rfc3339(row.updated_at),
        "expected_by": row.expected_by.isoformat() if row.expected_by else None,
        "overdue": overdue,
        "address": row.address,
        "photos": photo_count,
        "urgent": row.urgent,
        "department": {"code": row.department, "name": city.departments.get(row.department, {}).get("name")},
    }


def _body(row: Row) -> Mapping[str, Any]:
    return _definition(row, the_city().languages[0]).body


def _definition(row: Row, language: str) -> Definition:
    definition = by_version(row.version)
    if definition is None:
        raise LookupError(f"report {row.number} names version {row.version}, which is gone")
    return the_city().definition_in(definition, language)


def _point(report: Row) -> dict[str, float] | None:
    return {"lat": report.lat, "lng": report.lng} if report.lat is not None else None
