"""Parcels over HTTP: left by one phone, taken once by another."""

from __future__ import annotations

import re

from flask import Blueprint, Response, current_app, request

from backend.carry import actions
from backend.carry.shapes import LeftShape
from backend.core.access import anyone
from backend.core.clock import rfc3339
from backend.core.errors import Problem, field_error, invalid
from backend.core.http import json_response, limiter
from backend.core.openapi import describe
from backend.core.speech import say

BYTES = "application/octet-stream"
# Whole neighbourhoods share one address of a mobile network, so these only stop a flood.
LEAVE_LIMIT = "10 per minute; 60 per hour"
TAKE_LIMIT = "20 per minute; 120 per hour"
MEBIBYTE = 1024 * 1024

bp = Blueprint("carry", __name__, url_prefix="/api/v1/carry")


@bp.put("/<parcel>")
@limiter.limit(LEAVE_LIMIT)
@anyone
@describe(body=BYTES, answers={201: LeftShape, 200: LeftShape})
def leave(parcel: str) -> Response:
    """Leave sealed bytes for another phone, for an hour; the same left again is answered the same."""
    checked(parcel)
    sealed = request.get_data(cache=False)
    if not sealed:
        raise invalid([field_error("body", say("There is nothing in it."), say("Send the sealed bytes."))])
    room = current_app.extensions["settings"].carry_mb * MEBIBYTE
    until, new = actions.leave(parcel, sealed, room)
    return json_response({"until": rfc3339(until)}, 201 if new else 200)


@bp.post("/<parcel>/take")
@limiter.limit(TAKE_LIMIT)
@anyone
@describe(answers={200: None})
def take(parcel: str) -> Response:
    """Take what was left, once: the bytes are deleted as they are handed out."""
    checked(parcel)
    answer = Response(actions.take(parcel), content_type=BYTES)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def checked(parcel: str) -> None:
    """Raises Problem 400 where this is no id: 32 digits and letters a to f."""
    if not re.fullmatch(r"[0-9a-f]{32}", parcel):
        errors = [field_error("parcel", "An id has 32 digits and letters a to f.", "Type the code again.")]
        raise Problem(400, "carry-id", say("This is not the address of anything to carry over."), errors=errors)
