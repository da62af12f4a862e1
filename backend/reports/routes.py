"""Reports over HTTP: send one, send its photos, look at one."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, current_app, redirect, request

from backend import photos
from backend.core.access import anyone, reporter
from backend.core.errors import Problem, field_error
from backend.core.http import from_anywhere, json_body, json_response, limiter
from backend.core.openapi import describe
from backend.core.speech import say, speak, spoken
from backend.notices import actions as notices
from backend.notices.actions import Address
from backend.notices.schemas import LinkSchema, SubscriptionSchema
from backend.notices.shapes import AboutShape, AskedShape, SubscribedShape
from backend.reports import actions, queries
from backend.reports import number as numbers
from backend.reports.schemas import FollowUpSchema, ReportSchema
from backend.reports.shapes import PhotoStateShape, ReportersShape, TicketShape

bp = Blueprint("reports", __name__, url_prefix="/api/v1/reports")
subscriptions = Blueprint("subscriptions", __name__, url_prefix="/api/v1/subscriptions")

# A phone that comes back from a week in the hills sends twenty reports with four photos each at once.
REPORTS_LIMIT = "60 per minute; 600 per hour"
PHOTOS_LIMIT = "240 per minute; 2400 per hour"
READ_LIMIT = "300 per minute"
# A library's computers share one address; each mail may go to somebody who did not ask for it.
MAILS_LIMIT = "20 per hour; 60 per day"


@bp.put("/<text>")
@limiter.limit(REPORTS_LIMIT)
@reporter
@describe(body=ReportSchema, answers={201: ReportersShape, 200: ReportersShape})
def submit(text: str) -> Response:
    """Store a report under its number; sending the same again is answered the same."""
    number = parsed(text)
    key, body = proven_key(number), json_body()
    speak(body.get("language"))
    new = actions.submit(actions.Sent(number, key, body))
    return json_response(queries.reporters_view(queries.find(number), spoken()), 201 if new else 200)


@bp.put("/<text>/photos/<sha256>")
@limiter.limit(PHOTOS_LIMIT)
@reporter
@describe(body="image/*", answers={201: PhotoStateShape, 200: PhotoStateShape})
def photo(text: str, sha256: str) -> Response:
    """Take the bytes of a photo that the report lists, after the report, in any order, more than once."""
    number = parsed(text)
    proven_reporter(number)
    new = photos.receive(number, sha256, request.get_data(cache=False))
    return json_response({"sha256": sha256, "state": photos.state_of(number, sha256)}, 201 if new else 200)


@bp.post("/<text>/follow-ups")
@limiter.limit(REPORTS_LIMIT)
@reporter
@describe(body=FollowUpSchema, answers={201: ReportersShape, 200: ReportersShape})
def follow_up(text: str) -> Response:
    """Add words or photos to a report, or take it back; sending the same again is answered the same."""
    number = parsed(text)
    proven_reporter(number)
    new = actions.follow_up(number, json_body())
    return json_response(queries.reporters_view(queries.find(number), spoken()), 201 if new else 200)


@bp.get("/<text>")
@limiter.limit(READ_LIMIT)
@anyone
@describe(answers={200: TicketShape})
def show(text: str) -> Response:
    """The public view of a report; with its key, the reporter's."""
    number = parsed(text)
    report = queries.find(number)
    if report is None:
        raise actions.not_arrived()
    if "Authorization" in request.headers:
        proven_reporter(number)
        return json_response(queries.reporters_view(report, spoken()))
    return json_response(queries.public_view(report, spoken()))


@subscriptions.post("")
@limiter.limit(REPORTS_LIMIT)
@anyone
@describe(body=SubscriptionSchema, answers={201: SubscribedShape, 200: SubscribedShape, 202: AskedShape})
def subscribe() -> Response:
    """Be told about a ticket from now on: by push at once, by e-mail (202) once the mail that asks is answered."""
    settings = current_app.extensions["settings"]
    body = json_body()
    speak(body.get("language"))
    given = SubscriptionSchema(settings.push_test_host).load(body)
    number = parsed(given["ticket"], "ticket")
    if queries.find(number) is None:
        raise actions.not_arrived()
    if given["channel"] == notices.EMAIL:
        limiter.hold(MAILS_LIMIT)
        notices.ask(number, numbers.shown(number), given["email"], given["language"])
        return json_response({"channel": notices.EMAIL}, 202)
    who = Address(given["channel"], {**given["push"], "key_id": given["key_id"]}, given["language"])
    new = notices.subscribe(number, who)
    return json_response({"id": who.id, "channel": who.channel}, 201 if new else 200)


@subscriptions.post("/confirm")
@limiter.limit(REPORTS_LIMIT)
@anyone
@describe(body=LinkSchema, answers={200: AboutShape})
def confirm() -> Response:
    """Say yes to being told by e-mail, by the link in the mail that asked."""
    return _about(notices.confirm(LinkSchema().load(json_body())["token"]))


@subscriptions.post("/stop")
@limiter.limit(REPORTS_LIMIT)
@anyone
@describe(body=LinkSchema, answers={200: AboutShape})
def stop() -> Response:
    """Be told by e-mail no longer, by the link in every mail."""
    return _about(notices.stop(LinkSchema().load(json_body())["token"]))


@subscriptions.post("/stop/<token>")
@limiter.limit(REPORTS_LIMIT)
@from_anywhere
@anyone
@describe(answers={200: AboutShape})
def stop_by_one_click(token: str) -> Response:
    """The same for a mail program's own button (RFC 8058), which sends no page's headers."""
    return _about(notices.stop(token))


@subscriptions.get("/stop/<token>")
@limiter.limit(READ_LIMIT)
@anyone
@describe(answers={303: None})
def show_stop(token: str) -> Response:
    """A program that only follows links is shown the page with the button; nothing changes by looking."""
    return redirect(f"/stop#{quote(token, safe='')}", 303)  # type: ignore[return-value]


@subscriptions.delete("/<text>/<subscription>")
@limiter.limit(REPORTS_LIMIT)
@anyone
@describe(answers={204: None})
def unsubscribe(text: str, subscription: str) -> Response:
    """Be told no longer; whoever knows the subscription's id may end it."""
    notices.unsubscribe(parsed(text), subscription)
    return Response(status=204)


def _about(number: int) -> Response:
    return json_response({"ticket": numbers.symbols(number)})


def parsed(text: str, field: str = "number") -> int:
    """The number in an address, or in the `field` of a body. Raises Problem 400 saying which part looks wrong."""
    try:
        return numbers.parse(text)
    except numbers.WrongNumber as wrong:
        errors = [field_error(field, wrong.problem, wrong.remedy)]
        raise Problem(400, "number-wrong", f"This is not a ticket number. {wrong.problem}", errors=errors) from None


def proven_key(number: int) -> bytes:
    """The key in the Authorization header, if it gives `number`; no look into the database. Raises Problem 403."""
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    key = numbers.read_key(text.strip()) if scheme == "Bearer" else None
    if key is None or numbers.of_key(key) != number:
        raise _mismatch()
    return key


def proven_reporter(number: int) -> None:
    """The caller's key gives the number and is the very one the report came with. Raises Problem 403 or 404."""
    key = proven_key(number)
    report = queries.find(number)
    if report is None:
        raise Problem(404, "report-first", say("The report has not reached us yet. Send it before its photos."))
    if report.key_hash != numbers.key_hash(key):
        raise _mismatch()


def _mismatch() -> Problem:
    problem = say("The key does not belong to this ticket number.")
    errors = [field_error("Authorization", problem, say("Send the key that this number was made from."))]
    return Problem(403, "key-mismatch", problem, errors=errors)
