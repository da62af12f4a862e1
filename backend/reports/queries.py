"""The reads: the public view of a report, what its own reporter sees beside it, and lists for staff."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from backend import photos
from backend.city.catalogue import Definition, readable
from backend.city.queries import by_version, the_city
from backend.core import clock
from backend.core.clock import rfc3339
from backend.core.db import Instant, connection, table_of, written
from backend.reports import number as numbers
from backend.reports import workflow
from backend.reports.events import FIRST
from backend.reports.models import IS_OPEN, Event, FollowUp, Number, Report, Reporter, Words

Row = Any
BLOCK_DEGREES = 3  # decimals of a point blurred to the block: about 110 metres


REPORT, WORDS, REPORTER, EVENT, ADDED = map(table_of, (Report, Words, Reporter, Event, FollowUp))
OF_NUMBER: sa.BindParameter[int] = sa.bindparam("number")
TOLD = tuple(WORDS.c[name] for name in ("description", "place_note", "answers", "released"))
CONTACT = ("kind", "name", "email", "phone")

_FIND = sa.select(REPORT, *TOLD).outerjoin(WORDS, WORDS.c.report == REPORT.c.number).where(REPORT.c.number == OF_NUMBER)
_HOLDER = sa.select(REPORT.c.key_hash, REPORT.c.content_digest).where(REPORT.c.number == OF_NUMBER)
_CONTACT = sa.select(*(REPORTER.c[name] for name in CONTACT)).where(REPORTER.c.report == OF_NUMBER)
_ADDED = sa.select(ADDED).where(ADDED.c.report == OF_NUMBER).order_by(ADDED.c.event)
_TIMELINE = sa.select(EVENT).where(EVENT.c.report == OF_NUMBER).order_by(EVENT.c.no)
_EVENT = sa.select(EVENT).where(EVENT.c.report == OF_NUMBER, EVENT.c.no == sa.bindparam("event_no"))


def find(number: int) -> Row | None:
    """The report's row with its words (None where there are none), or None."""
    return connection().execute(_FIND, {"number": number}).first()


def holder(number: int) -> Row | None:
    """What tells whose a number is and what came under it: `key_hash` and `content_digest`, or None."""
    return connection().execute(_HOLDER, {"number": number}).first()


def public_view(report: Row, language: str) -> dict[str, Any]:
    """What everybody may see of a report, in `language`. Never personal data; words and photos only where they are
    public."""
    return _public(report, language, photos.of_owner(report.number))


def _public(report: Row, language: str, pictures: Sequence[Row]) -> dict[str, Any]:
    body = _in_language(report.version, language).body
    department = the_city().department(report.department, language)
    return {
        "number": numbers.symbols(report.number),
        "service": {name: body[name] for name in ("code", "name", "icon")},
        "steps": body.get("steps", {}),
        "state": report.state,
        "received_at": rfc3339(report.received_at),
        "updated_at": rfc3339(report.updated_at),
        "expected_by": report.expected_by.isoformat() if report.expected_by else None,
        "urgent": report.urgent,
        "department": {"name": department.get("name"), "phone": department.get("phone")},
        "place": public_place(report, body["public"]["place"]),
        "description": report.description if report.released and report.description else None,
        "photos": photos.public_list(pictures),
        "timeline": timeline(report.number, language),
    }


def reporters_view(report: Row, language: str | None = None) -> dict[str, Any]:
    """The public view with, under "mine", what the reporter told us and how each photo fares; in `language`, or in
    the city's own."""
    language = language or the_city().languages[0]
    pictures = photos.of_owner(report.number)
    contact = connection().execute(_CONTACT, {"number": report.number}).first()
    mine = {
        "description": report.description or "",
        "answers": readable(_in_language(report.version, language), report.answers or {}, language),
        "place": {
            "point": _point(report),
            "address": report.address,
            "near": report.near,
            "areas": report.areas,
            "asset": report.asset,
            "note": report.place_note or "",
        },
        "contact": {name: getattr(contact, name) for name in CONTACT} if contact else None,
        "photos": photos.owners_list(pictures, language),
        "added": added(report.number) if report.last_event > FIRST else [],
    }
    return {**_public(report, language, pictures), "mine": mine}


def added(number: int) -> list[dict[str, Any]]:
    """What the reporter added later, in order."""
    rows = connection().execute(_ADDED, {"number": number})
    return [{"kind": row.kind, "text": row.text, "at": rfc3339(row.at), "event": row.event} for row in rows]


def timeline(number: int, language: str) -> list[dict[str, Any]]:
    """The report's events in order, their reasons in `language`."""
    return [
        {
            "no": row.no,
            "kind": row.kind,
            "state": row.state,
            "at": rfc3339(row.at),
            "note": row.note,
            "reason": row.reason and reason(row.reason, language),
            "day": row.day and row.day.isoformat(),
            "agency": row.agency and {**row.agency, "name": the_city().text(row.agency["name"], language)},
        }
        for row in connection().execute(_TIMELINE, {"number": number})
    ]


def is_booked(number: int) -> bool:
    """Whether the report's service is done on a day set for it; False for a report we do not have."""
    report = find(number)
    definition = by_version(report.version) if report else None
    return bool(definition and definition.body.get("booking"))


def reason(code: str, language: str) -> str:
    """Why a report was closed without being done, in `language`."""
    city = the_city()
    return city.text(city.facts["reasons"].get(code, code), language)


def event(number: int, no: int) -> Row:
    """One event of a report's timeline, or None."""
    return connection().execute(_EVENT, {"number": number, "event_no": no}).first()


def public_place(report: Row, precision: str) -> dict[str, Any]:
    """Where it is, as exactly as the service lets everyone know: exact, to the block (about 100 m), or not at all."""
    point, address, near, areas = _point(report), report.address, report.near, report.areas
    if precision == "none":
        point, address, near, areas = None, None, None, {}
    elif precision == "block":
        address = near = None
        point = point and {name: round(value, BLOCK_DEGREES) for name, value in point.items()}
    return {"address": address, "near": near, "point": point, "areas": areas, "precision": precision}


Cursor = tuple[date, int]
"""Where a page of a list ended: an instant (newest first) or a day (what presses most first), and a number."""
OPEN = "open"
MOST_COUNTED = 100


class Line(NamedTuple):
    """A report as lists have it, with how many photos it has. What SQLAlchemy gives has the same names, but takes ten
    times as long to read by them, and a list reads hundreds."""

    number: int
    version: str
    state: str
    received_at: datetime
    updated_at: datetime
    expected_by: date | None
    presses_from: date
    address: str | None
    near: str | None
    urgent: bool
    department: str
    photos: int


_LINE = tuple(REPORT.c[name] for name in Line._fields if name != "photos")
_LINES = sa.select(*_LINE, photos.number_of(REPORT.c.number))
_AFTER_NUMBER: sa.BindParameter[int] = sa.bindparam("after_number", type_=Number)
_NEWEST = _LINES.order_by(REPORT.c.received_at.desc(), REPORT.c.number.desc())
_EARLIER = sa.tuple_(REPORT.c.received_at, REPORT.c.number) < sa.tuple_(
    sa.bindparam("after_at", type_=Instant), _AFTER_NUMBER
)
_PRESSING = _LINES.where(sa.text(IS_OPEN)).order_by(REPORT.c.presses_from, REPORT.c.number)
_LATER = sa.tuple_(REPORT.c.presses_from, REPORT.c.number) > sa.tuple_(
    sa.bindparam("after_at", type_=sa.Date), _AFTER_NUMBER
)


def queue(
    filters: Mapping[str, str], *, limit: int, after: Cursor | None
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """Reports for the staff list, straight from columns: at most `limit`, after the cursor of the page before; with the
    cursor of the next page, or None at the end. With the state "open" whatever is still to be done, what presses most
    first: urgent, then by the day it was promised for; else the newest first."""
    given, pressing = _given(filters), pressing_first(filters)
    statement = _page(frozenset(given), limit + 1, pressing=pressing, first=after is None)
    at = {"after_at": after[0], "after_number": after[1]} if after else {}
    found = [Line(*row) for row in connection().execute(statement, {**given, **at}).all()]
    rows = found[:limit]
    if len(found) <= limit:
        return _lines(rows), None
    last = rows[-1]
    return _lines(rows), (last.presses_from if pressing else last.received_at, last.number)


def pressing_first(filters: Mapping[str, str]) -> bool:
    """Whether a list with these filters is in the order of what presses most."""
    return filters.get("state") == OPEN


def counts(filters: Mapping[str, str]) -> dict[str, int]:
    """How many reports are in each state among those that the other filters leave, counted up to MOST_COUNTED: so it
    costs the same however many are stored."""
    given = {name: value for name, value in _given(filters).items() if name != "state"}
    found = connection().execute(_tally(frozenset(given)), given).one()
    return dict(zip(workflow.STATES, found, strict=True))


def _given(filters: Mapping[str, str]) -> dict[str, Any]:
    """The filters as the parameters of a statement; `q` is a number where it can be read as one."""
    given: dict[str, Any] = {name: filters[name] for name in ("state", "service", "department") if filters.get(name)}
    if pressing_first(filters):
        del given["state"]
    if text := filters.get("q"):
        try:
            given["number"] = numbers.parse(text)
        except numbers.WrongNumber:
            given["part"] = re.sub(r"([/%_])", r"/\1", text)
    return given


def _condition(name: str) -> sa.ColumnElement[bool]:
    if name == "part":
        part: sa.BindParameter[str] = sa.bindparam("part")
        return sa.or_(*(each.icontains(part, escape="/") for each in (REPORT.c.address, REPORT.c.near)))
    return REPORT.c[name] == sa.bindparam(name)


@lru_cache(maxsize=128)
def _page(names: frozenset[str], most: int, *, pressing: bool, first: bool) -> sa.Select[Any]:
    lines, following = (_PRESSING, _LATER) if pressing else (_NEWEST, _EARLIER)
    conditions = [_condition(name) for name in sorted(names)] + ([] if first else [following])
    return lines.where(*conditions).limit(written(most))


@lru_cache(maxsize=64)
def _tally(names: frozenset[str]) -> sa.Select[Any]:
    conditions = [_condition(name) for name in sorted(names)]
    some = [
        sa.select(written(1))
        .where(REPORT.c.state == written(state), *conditions)
        .limit(written(MOST_COUNTED))
        .subquery()
        for state in workflow.STATES
    ]
    return sa.select(*(sa.select(sa.func.count()).select_from(each).scalar_subquery() for each in some))


def _lines(rows: Sequence[Line]) -> list[dict[str, Any]]:
    """What is common to many lines is made once."""
    city = the_city()
    today = clock.now().astimezone(city.zone).date()
    services = {version: _service(version) for version in {row.version for row in rows}}
    departments = {
        code: {"code": code, "name": city.departments.get(code, {}).get("name")}
        for code in {row.department for row in rows}
    }
    return [
        {
            "number": numbers.symbols(row.number),
            "service": services[row.version],
            "state": row.state,
            "received_at": row.received_at,
            "updated_at": row.updated_at,
            "expected_by": row.expected_by,
            "overdue": row.expected_by is not None and row.expected_by < today and workflow.is_open(row.state),
            "address": row.address,
            "near": row.near,
            "photos": row.photos,
            "urgent": row.urgent,
            "department": departments[row.department],
        }
        for row in rows
    ]


def _service(version: str) -> dict[str, Any]:
    body = _in_language(version, the_city().languages[0]).body
    return {name: body[name] for name in ("code", "name", "icon")}


def _in_language(version: str, language: str) -> Definition:
    definition = by_version(version)
    if definition is None:
        raise LookupError(f"version {version} is gone")
    return the_city().definition_in(definition, language)


def _point(report: Row) -> dict[str, float] | None:
    return {"lat": report.lat, "lng": report.lng} if report.lat is not None else None
