"""The staff's side over HTTP: sign in, the queue, one report, its moves. Every address refuses a stranger."""

from __future__ import annotations

from flask import Blueprint, Response, request
from flask_login import current_user, login_user, logout_user

from backend import photos
from backend.core import clock
from backend.core.access import anyone, staff
from backend.core.errors import Problem, field_error, invalid
from backend.core.http import json_body, json_response, limiter
from backend.core.openapi import describe
from backend.reports import actions as reports
from backend.reports import queries as report_queries
from backend.reports.events import By, Step
from backend.reports.routes import parsed
from backend.staff import actions, queries, sent
from backend.staff.models import Person
from backend.staff.schemas import MoveSchema, ReleaseSchema, SignInSchema
from backend.staff.shapes import PersonShape, QueueShape, SentPageShape, StaffReportShape

PAGE = 50
FILTERS = {
    "state": "Only reports in this state, or `open`: in any state but an end",
    "service": "Only this service",
    "department": "Only this department",
    "q": "A ticket number, or part of an address",
    "cursor": "Where the page before ended",
    "limit": "How many, at most 200",
}
SIGN_IN_LIMIT = "10 per minute; 60 per hour"
bp = Blueprint("staff", __name__, url_prefix="/api/v1/staff")


@bp.post("/sign-in")
@limiter.limit(SIGN_IN_LIMIT)
@anyone
@describe(body=SignInSchema, answers={200: PersonShape})
def sign_in() -> Response:
    """Begin a session."""
    given = SignInSchema().load(json_body())
    person = actions.check_sign_in(given["name"], given["password"])
    if person is None:
        raise Problem(401, "sign-in-wrong", "Name and password do not belong together.")
    login_user(person)
    return json_response(_who(person))


@bp.post("/sign-out")
@staff()
@describe(answers={204: None})
def sign_out() -> Response:
    """End the session."""
    logout_user()
    return Response(status=204)


@bp.get("/me")
@staff()
@describe(answers={200: PersonShape})
def me() -> Response:
    """Who is signed in."""
    return json_response(_who(current_user))


@bp.get("/reports")
@staff()
@describe(answers={200: QueueShape}, query=FILTERS)
def queue() -> Response:
    """The queue, filtered by state, service, department, or words of the address or number: newest first, or, of what
    is open, urgent first and then by the day it was promised for."""
    word, as_of = request.args.get("cursor", ""), clock.now()
    filters = {name: value for name, value in request.args.items() if value}
    pressing_first = report_queries.pressing_first(filters)
    after = queries.read_cursor(word, pressing_first=pressing_first) if word else None
    if word and after is None:
        raise _no_such_page()
    found, following = report_queries.queue(filters, limit=_limit(), after=after)
    next_word = queries.write_cursor(following) if following else None
    counts = report_queries.counts(filters)
    return json_response({"reports": found, "next": next_word, "counts": counts, "as_of": as_of})


@bp.get("/sent")
@staff()
@describe(answers={200: SentPageShape}, query={name: FILTERS[name] for name in ("cursor", "limit")})
def what_was_sent() -> Response:
    """What was sent: every mail and push as its reader sees it, newest first."""
    word = request.args.get("cursor", "")
    before = sent.read_cursor(word) if word else None
    if word and before is None:
        raise _no_such_page()
    shown, following = sent.page(before, _limit())
    return json_response({"sent": shown, "next": sent.write_cursor(following) if following else None})


@bp.get("/reports/<text>")
@staff()
@describe(answers={200: StaffReportShape})
def report(text: str) -> Response:
    """One report, with its moves, its photos and what the department has."""
    return _answer(parsed(text))


@bp.post("/reports/<text>/moves")
@staff()
@describe(body=MoveSchema, answers={200: StaffReportShape})
def move(text: str) -> Response:
    """Move a report on."""
    number = parsed(text)
    given = MoveSchema().load(json_body())
    step = Step(**{name: given[name] for name in ("note", "reason", "day", "agency")})
    reports.move(number, given["to"], By(current_user.id), step)
    return _answer(number)


@bp.post("/reports/<text>/release")
@staff()
@describe(body=ReleaseSchema, answers={200: StaffReportShape})
def release(text: str) -> Response:
    """Show everyone a photo or the reporter's words, or no longer."""
    number = parsed(text)
    given = ReleaseSchema().load(json_body())
    if given["photo"] is not None:
        photos.release(number, given["photo"], released=given["released"])
    if given["description"]:
        reports.release_words(number, released=given["released"])
    return _answer(number)


def _limit() -> int:
    return min(max(request.args.get("limit", PAGE, type=int), 1), 200)


def _no_such_page() -> Problem:
    return invalid([field_error("cursor", "This is no page of ours.", "Begin without a cursor.")])


def _answer(number: int) -> Response:
    found = report_queries.find(number)
    if found is None:
        raise reports.not_arrived()
    return json_response(queries.report_view(found))


def _who(person: Person) -> dict[str, str]:
    return {"name": person.name, "role": person.role, "display": person.display}
