"""The writes: one verb, one function, one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson
import sqlalchemy as sa
from marshmallow import ValidationError

from backend import photos
from backend.city import Definition, answers_schema
from backend.city.catalogue import route, stop_in
from backend.city.queries import by_code, by_version, the_city
from backend.core import clock
from backend.core.db import AnySession, connection, db, insert_new, table_of, transaction
from backend.core.errors import Problem, field_error, from_marshmallow, invalid
from backend.core.owed import Claim
from backend.core.speech import say, spoken
from backend.places import Found, areas_at, cell_of
from backend.reports import events, queries, workflow
from backend.reports import number as numbers
from backend.reports.deadlines import expected_by, presses_from
from backend.reports.events import By, Step
from backend.reports.models import FollowUp, Report, Reporter, Words
from backend.reports.schemas import PHOTOS, WITHDRAW, WORDS, FollowUpSchema, ReportSchema

MOST_IN_ALL = 12
"""Photos that one report can hold, those added later included."""

_REPORT, _FOLLOW_UP = ReportSchema(), FollowUpSchema()
_INSERT_WORDS, _INSERT_REPORTER = sa.insert(table_of(Words)), sa.insert(table_of(Reporter))


@dataclass(frozen=True, slots=True)
class Sent:
    """A report as it came in: its number, the key that proves it, the JSON as sent, and the channel it took."""

    number: int
    key: bytes
    body: Mapping[str, Any]
    channel: str = "app"


def submit(sent: Sent) -> bool:
    """Store a report with its first event and everything owed for it, in one transaction.

    Returns True if it is new, False if the very same was stored before (then nothing changes). Raises Problem:
    409 other-content, number-taken, version-unknown; 422 with the fields at fault.
    """
    digest = digest_of(sent.body)
    try:
        report, definition = _checked(sent.body)
    except (Problem, ValidationError):
        if _already_here(sent, digest):  # what was taken once is not judged again
            return False
        raise
    row = _row(sent, digest, report, definition)
    with transaction() as session:
        return _store(session, row, report, definition) or not _already_here(sent, digest)


def move(number: int, to: str, by: By, step: Step) -> None:
    """Move a report along one of the allowed moves. Raises Problem 404, 409 move-not-allowed, 422."""
    needed = workflow.needed(to, booking=queries.is_booked(number))
    if needed and not getattr(step, needed):
        raise invalid([field_error(needed, *_missing(needed))])
    if step.reason and step.reason not in the_city().facts["reasons"]:
        remedy = say("Choose one of the reasons that the city has.")
        raise invalid([field_error("reason", say("There is no such reason."), remedy)])
    with transaction() as session:
        state = _state(number)
        if to not in workflow.STATES or not workflow.allowed(state, to):
            allowed = ", ".join(workflow.MOVES[state])
            title = f"A report that is {state!r} cannot become {to!r}; it may become: {allowed}."
            raise Problem(409, "move-not-allowed", title)
        events.record(session, number, to, by, step, state=to)


def follow_up(number: int, body: Mapping[str, Any]) -> bool:
    """Add the reporter's words or photos to a report, or take it back. Returns True if it is new, False if the very
    same was added before. Raises Problem: 404, 409 other-content, already-ended, too-many-photos; 422."""
    given = _FOLLOW_UP.load(body)
    digest = digest_of(body)
    key = {"report": number, "id": str(given["id"])}
    with transaction() as session:
        state = _state(number)
        known = session.execute(sa.select(FollowUp.content_digest).filter_by(**key)).first()
        if known is not None:
            if known.content_digest != digest:
                raise Problem(409, "other-content", say("We have this follow-up with other content. Make a new one."))
            return False
        no = _FOLLOW[given["kind"]](session, number, state, given)
        row = {"kind": given["kind"], "content_digest": digest, "event": no, "text": given["text"].strip()}
        session.execute(sa.insert(FollowUp).values(**key, **row, at=clock.now()))
    return True


def _add_words(session: AnySession, number: int, _state: str, _given: Mapping[str, Any]) -> int:
    return events.record(session, number, "words-added", By(), Step())


def _add_photos(session: AnySession, number: int, _state: str, given: Mapping[str, Any]) -> int:
    listed = photos.count(number)
    if listed + len(given["photos"]) > MOST_IN_ALL:
        raise Problem(
            409, "too-many-photos", say("A report can hold {max} photos. This one has {n}.", max=MOST_IN_ALL, n=listed)
        )
    photos.expect(session, number, given["photos"], released=False, first_no=listed)
    return events.record(session, number, "photos-added", By(), Step())


def _withdraw(session: AnySession, number: int, state: str, _given: Mapping[str, Any]) -> int:
    if not workflow.is_open(state):
        raise Problem(409, "already-ended", say("This report has ended already; there is nothing to take back."))
    step = Step(reason=workflow.WITHDRAWN)
    return events.record(session, number, "withdrawn", By(), step, state=workflow.CLOSED)


_FOLLOW: Final[Mapping[str, Callable[[AnySession, int, str, Mapping[str, Any]], int]]] = {
    WORDS: _add_words,
    PHOTOS: _add_photos,
    WITHDRAW: _withdraw,
}


def note_sent(session: AnySession, number: int, department: str) -> None:
    """Tell in the timeline that the report has gone to its department, in the open transaction of who sent it."""
    events.record(session, number, "sent-to-department", By(), Step(agency={"name": department, "phone": None}))


def place(claim: Claim, found: Found) -> None:
    """Put a report that came without a point where its address was found, and strike the claim. One that has a point
    by now keeps it."""
    point = {"lat": found.lat, "lng": found.lng, "accuracy_m": found.within_m, "source": "address"}
    with transaction() as session:
        claim.finish(session)
        unplaced = (Report.number == claim.owner, Report.lat.is_(None))
        session.execute(sa.update(Report).where(*unplaced).values(**_where(point)))


def note_nearest(claim: Claim, nearest: str) -> None:
    """Keep what the geocoder knows nearest to the point of a report that came without an address, and strike the
    claim."""
    with transaction() as session:
        claim.finish(session)
        session.execute(sa.update(Report).where(Report.number == claim.owner).values(near=nearest[:200]))


def release_words(number: int, *, released: bool) -> None:
    """Show the reporter's words to everyone, or no longer."""
    with transaction() as session:
        session.execute(sa.update(Words).where(Words.report == number).values(released=released))


def digest_of(body: Mapping[str, Any]) -> bytes:
    """SHA-256 of the JSON as sent, with its keys in order: what tells the same again from something else."""
    return hashlib.sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).digest()


def _already_here(sent: Sent, digest: bytes) -> bool:
    row = queries.holder(sent.number)
    if row is None:
        return False
    if row.key_hash != numbers.key_hash(sent.key):
        raise Problem(
            409, "number-taken", say("Another report has this number already. Make a new number and send again.")
        )
    if row.content_digest != digest:
        raise Problem(
            409, "other-content", say("We have this report with other content. Add to it instead of changing it.")
        )
    return True


def _checked(body: Mapping[str, Any]) -> tuple[dict[str, Any], Definition]:
    report = _REPORT.load(body)
    definition = _definition(report["service"], report["version"])
    _check(report, definition)
    return report, definition


def _definition(code: str, version: str) -> Definition:
    definition = by_version(version)
    if definition is not None and definition.code == code:
        return definition
    current = by_code(code)
    if current is None:
        raise invalid(
            [field_error("service", say("There is no such service."), say("Choose one of those on the first page."))]
        )
    form = the_city().form(current, spoken())
    raise Problem(409, "version-unknown", say("This form is not known here. Answer it as it is now."), service=form)


def _check(report: dict[str, Any], definition: Definition) -> None:
    errors = [*_answer_errors(report["answers"], definition), *_place_errors(report["place"], definition)]
    body = definition.body
    if body["description"]["required"] and not report["description"].strip():
        errors.append(
            field_error("description", say("Your own words are missing."), say("Say in a few words what is wrong."))
        )
    if len(report["description"]) > body["description"]["max"]:
        most = body["description"]["max"]
        errors.append(field_error("description", say("This is too long."), say("Use at most {max} signs.", max=most)))
    if len(report["photos"]) > body["photos"]["max"]:
        errors.append(
            field_error("photos", say("Too many photos."), say("Send at most {max}.", max=body["photos"]["max"]))
        )
    if errors:
        raise invalid(errors)


def _answer_errors(answers: dict[str, Any], definition: Definition) -> list[dict[str, str]]:
    try:
        answers_schema(definition).load(answers)
    except ValidationError as error:
        return from_marshmallow(error.messages, "answers")
    whole = definition.body.get("leads_to")  # absent from versions older than the field
    if code := whole or stop_in(definition, answers):
        return [_led_elsewhere(definition.body["stops"][code], "service" if whole else "answers")]
    return []


def _led_elsewhere(stop: Mapping[str, Any], field: str) -> dict[str, str]:
    """Why no report is taken, and the next step in its place."""
    if stop.get("kind", "emergency") == "emergency":
        remedy = say("Call {phone} now.", phone=stop["phone"])
        return field_error(field, say("This is dangerous: it must not wait for a report."), remedy)
    way = stop["phone"] or stop["link"] or "/answers/" + stop["answer"]
    return field_error(field, say("No report is taken for this."), say("Turn to {way}.", way=way))


def _place_errors(place: dict[str, Any], definition: Definition) -> list[dict[str, str]]:
    point, wanted = place["point"], definition.body["place"]
    if wanted["kind"] == "area":
        return _area_errors(place["area"], wanted)
    if point and not the_city().contains(point["lat"], point["lng"]):
        return [field_error("place.point", say("This place is outside the city."), say("Move the point, or call us."))]
    if (
        wanted["required"]
        and wanted["kind"] != "none"
        and not (point or any(place[name].strip() for name in ("address", "asset", "note")))
    ):
        return [
            field_error(
                "place", say("We do not know where this is."), say("Give a point, an address, or describe the place.")
            )
        ]
    return []


def _area_errors(area: str, wanted: Mapping[str, Any]) -> list[dict[str, str]]:
    names = the_city().facts["areas"].get(wanted["of"], {"names": {}})["names"]
    if area in names or not (area or wanted["required"]):
        return []
    return [
        field_error(
            "place.area", say("There is no such area."), say("Choose one of: {choices}.", choices=", ".join(names))
        )
    ]


def _named_area(area: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What is stored of an area that was chosen: its name, as of one that a point lies in."""
    if wanted["kind"] != "area" or not area:
        return {}
    return {"areas": {wanted["of"]: the_city().facts["areas"][wanted["of"]]["names"][area]}}


def _row(sent: Sent, digest: bytes, report: Mapping[str, Any], definition: Definition) -> dict[str, Any]:
    now, place, body, city = clock.now(), report["place"], definition.body, the_city()
    whom, today = route(definition, report["answers"]), now.astimezone(city.zone).date()
    promised = expected_by(today, body["expected"], city.facts["holidays"])
    return {
        "number": sent.number,
        "key_hash": numbers.key_hash(sent.key),
        "content_digest": digest,
        "service": definition.code,
        "version": definition.version,
        "department": whom.department,
        "state": workflow.RECEIVED,
        "urgent": whom.urgent,
        "channel": sent.channel,
        "language": report["language"],
        **_where(place["point"]),
        **_named_area(place["area"], body["place"]),
        "address": place["address"].strip() or None,
        "asset": place["asset"].strip() or None,
        "received_at": now,
        "reported_at": report["reported_at"],
        "updated_at": now,
        "expected_by": promised,
        "presses_from": presses_from(promised, urgent=whom.urgent),
        "last_event": events.FIRST,
    }


def _store(session: AnySession, row: dict[str, Any], report: Mapping[str, Any], definition: Definition) -> bool:
    if not insert_new(session, Report, row):
        return False
    number, public = row["number"], definition.body["public"]
    words = {
        "report": number,
        "description": report["description"].strip(),
        "place_note": report["place"]["note"].strip(),
    }
    told = {"answers": report["answers"], "released": public["description"]}
    connection().execute(_INSERT_WORDS, {**words, **told})
    if contact := report["contact"]:
        connection().execute(_INSERT_REPORTER, {"report": number, **contact})
    photos.expect(session, number, report["photos"], released=public["photos"])
    events.begin(session, number, row["received_at"], Step(device_at=report["reported_at"]))
    return True


def _where(point: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is stored of a point: itself, its cell and the areas it lies in."""
    if point is None:
        return {}
    lat, lng = point["lat"], point["lng"]
    told = {"accuracy_m": point["accuracy_m"], "place_source": point["source"]}
    return {"lat": lat, "lng": lng, **told, "cell": cell_of(lat, lng), "areas": areas_at(lat, lng)}


def _state(number: int) -> str:
    state = db.session.scalar(sa.select(Report.state).where(Report.number == number))
    if state is None:
        raise not_arrived()
    return state


def not_arrived() -> Problem:
    """404 for a right number that we do not know: it may still be on somebody's phone."""
    title = say("The report has not reached us yet. It may still be waiting on the phone that made it.")
    return Problem(404, "not-arrived", title)


def _missing(needed: str) -> tuple[str, str]:
    return {
        "note": ("What was done is missing.", "Say in a sentence what was done: residents read it."),
        "reason": ("The reason is missing.", "Choose why it was closed without being done."),
        "day": ("The day is missing.", "Say for which day it is booked: residents read it."),
        "agency": ("The other agency is missing.", "Write who has it now and how to reach them."),
    }[needed]
