"""Is it up, is it ready, how does it fare."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from backend.core.access import anyone
from backend.core.db import db
from backend.core.http import json_response

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@anyone
def alive() -> Response:
    """Always the same words: a phone asks here whether it truly speaks with us and not with a hotel's sign-in page."""
    return json_response({"wellkept": "ok"})


@bp.get("/readyz")
@anyone
def ready() -> Response:
    """Ready to serve: the database answers. 503 otherwise."""
    db.session.execute(sa.text("SELECT 1"))
    return json_response({"database": "ok"})


@bp.get("/metrics")
@anyone
def metrics() -> Response:
    """Counters for Prometheus; they hold no personal data."""
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)
