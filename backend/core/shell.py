"""Serves the built web app: hashed files for ever, the page itself always fresh, both as packed by the build."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from flask import Blueprint, Response, current_app, request, send_file
from werkzeug.security import safe_join

from backend.core import ahead
from backend.core.access import anyone
from backend.core.errors import of_status

FOR_EVER = "public, max-age=31536000, immutable"
FRESH = "no-cache"
PACKED = (("br", ".br"), ("gzip", ".gz"))

bp = Blueprint("shell", __name__)
mimetypes.add_type("application/manifest+json", ".webmanifest")


@bp.get("/", defaults={"path": ""})
@bp.get("/<path:path>")
@anyone
def page(path: str) -> Response:
    """A file of the app; any other address without an extension is the app itself, which knows its own routes."""
    root: Path = current_app.extensions["pwa"]
    asked = safe_join(str(root), path)
    if asked and Path(asked).is_file():
        return _file(Path(asked))
    if Path(path).suffix or path.startswith(("api/", "open311/")):
        return of_status(404).response()
    entry = "staff/index.html" if path.split("/", maxsplit=1)[0] == "staff" else "index.html"
    if not (root / entry).is_file():
        return of_status(404).response()
    response = _file(root / entry)
    if links := ahead.links(root, path, request.accept_languages):
        response.headers["Link"] = links
    response.vary.add("Accept-Language")
    return response


def _file(path: Path) -> Response:
    content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    accepted = request.accept_encodings
    chosen, encoding = path, None
    for name, suffix in PACKED:
        packed = path.with_name(path.name + suffix)
        if accepted[name] and packed.is_file():
            chosen, encoding = packed, name
            break
    response = send_file(chosen, mimetype=content_type, conditional=True, etag=True)
    response.headers["Cache-Control"] = FOR_EVER if "/assets/" in path.as_posix() else FRESH
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response
