"""Cleaned pictures over HTTP. The name cannot be guessed; whoever was told it may look."""

from __future__ import annotations

from flask import Blueprint, Response

from backend.core.access import anyone
from backend.core.errors import Problem
from backend.core.http import SANDBOX
from backend.photos.actions import store

bp = Blueprint("photos", __name__)


@bp.get("/photos/<name>.jpg")
@anyone
def picture(name: str) -> Response:
    """A cleaned JPEG."""
    try:
        data = store().read(f"{name}.jpg")
    except (FileNotFoundError, ValueError):
        raise Problem(404, "photo-unknown", "There is no such photo.") from None
    response = Response(data, content_type="image/jpeg")
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Content-Disposition"] = "inline"
    response.headers["Cache-Control"] = "private, max-age=86400"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
