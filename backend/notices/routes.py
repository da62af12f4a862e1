"""The server's push key, over HTTP. Subscribing to a ticket stands with the tickets."""

from __future__ import annotations

from flask import Blueprint, Response

from backend.core.access import anyone
from backend.core.errors import Problem
from backend.core.http import json_response
from backend.core.openapi import describe
from backend.notices import keys
from backend.notices.shapes import PushKeyShape

bp = Blueprint("notices", __name__, url_prefix="/api/v1")


@bp.get("/push-key")
@anyone
@describe(answers={200: PushKeyShape})
def push_key() -> Response:
    """The key a browser needs to subscribe; it changes when the city makes a new one, so never keep it for good."""
    newest = keys.newest()
    if newest is None:
        raise Problem(503, "no-push-key", "Push is not set up here yet. Use e-mail instead.")
    return json_response({"id": newest.id, "key": newest.public})
