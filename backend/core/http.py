"""What every request and every answer has in common: headers, the origin of writes, limits, JSON, entity tags."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import orjson
from flask import Flask, Response, request
from flask.json.provider import JSONProvider
from werkzeug.middleware.proxy_fix import ProxyFix

from backend.core.errors import Problem, field_error, invalid
from backend.core.limits import limiter as limiter
from backend.settings import Settings

LARGEST_BODY = 12 * 1024 * 1024
LARGEST_JSON = 64 * 1024
DEEPEST_JSON = 20
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
AS_RFC3339 = orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS
SANDBOX = "default-src 'none'; sandbox"
View = TypeVar("View", bound=Callable[..., Any])


class OrjsonProvider(JSONProvider):
    """Flask's JSON through orjson."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """The object as JSON text."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """JSON text as an object; raises ValueError."""
        return orjson.loads(s)


def init_app(app: Flask, settings: Settings) -> None:
    """Wire the common behaviour into `app`."""
    app.json = OrjsonProvider(app)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_JSON
    app.config["MAX_FORM_PARTS"] = 50
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    limiter.init_app(app, settings)
    headers = _headers(settings)

    @app.before_request
    def refuse_foreign_writes() -> None:
        view = app.view_functions.get(request.endpoint or "")
        if request.method not in SAFE and not getattr(view, "from_anywhere", False):
            _check_origin(settings.public_url)

    @app.before_request
    def refuse_nul_in_addresses() -> None:
        if "\0" in request.path or b"%00" in request.query_string:
            raise Problem(400, "unreadable", "This address holds a sign (NUL) that no text has.")

    @app.after_request
    def add_headers(response: Response) -> Response:
        given = set(response.headers.keys(lower=True))
        response.headers.extend(header for header in headers if header[0].lower() not in given)
        return response


def from_anywhere(view: View) -> View:
    """Mark a view whose writes may come from any page or program: what allows them is a secret in its address, and
    neither a cookie nor who asks changes what it does."""
    view.from_anywhere = True  # type: ignore[attr-defined]
    return view


def json_response(body: Any, status: int = 200, *, cache: str = "no-store") -> Response:
    """`body` (what orjson takes; instants in UTC) as an answer with its entity tag; 304 where the caller holds the same
    already."""
    data = orjson.dumps(body, option=AS_RFC3339)
    response = Response(data, status, content_type="application/json")
    response.headers["Cache-Control"] = cache
    if status == 200 and request.method == "GET":
        response.set_etag(hashlib.blake2b(data, digest_size=12).hexdigest())
        if "If-None-Match" in request.headers:
            response.make_conditional(request)
    return response


def json_body() -> Any:
    """The request's JSON. Raises Problem 413 over 64 kB and 400 where it is not JSON, or nested too deeply."""
    if (request.content_length or 0) > LARGEST_JSON:
        raise Problem(413, "too-large", f"A report may be {LARGEST_JSON // 1024} kB of text; photos are sent apart.")
    data = request.get_data(cache=True)
    try:
        body = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Problem(400, "unreadable", f"This is not JSON: {error}. Send UTF-8 JSON.") from None
    if not isinstance(body, dict):
        raise Problem(400, "unreadable", "Send one JSON object.")
    if data.count(b"[") + data.count(b"{") > DEEPEST_JSON and _is_deep(body):
        raise Problem(400, "unreadable", f"This is nested too deeply. Use at most {DEEPEST_JSON} levels.")
    if rb"\u0000" in data and (field := _place_of_nul(body)) is not None:
        raise invalid([field_error(field, "This holds a sign that cannot be kept.", "Write it with plain letters.")])
    return body


def _is_deep(body: Any) -> bool:
    level = [body]
    for _ in range(DEEPEST_JSON):
        containers = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        level = [part for container in containers for part in container]
    return bool(level)


def _place_of_nul(value: Any, path: str = "") -> str | None:
    """The path of the first text with a NUL, which PostgreSQL cannot store, or None."""
    if isinstance(value, str):
        return path if "\0" in value else None
    if isinstance(value, dict):
        inner = [(f"{path}.{name}".lstrip("."), part) for name, part in value.items()]
        if any("\0" in name for name in value):
            return path
    else:
        inner = [(f"{path}.{n}", part) for n, part in enumerate(value)] if isinstance(value, list) else []
    return next((found for name, part in inner if (found := _place_of_nul(part, name)) is not None), None)


def _headers(settings: Settings) -> list[tuple[str, str]]:
    tiles = _origin_of(settings.tiles_url)
    policy = "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' blob: data: {tiles}".rstrip(),
            f"connect-src 'self' {tiles}".rstrip(),
            "font-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
    headers = [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ]
    if settings.https:
        headers.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
    return headers


def _origin_of(url: str) -> str:
    parts = urlsplit(url.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _check_origin(public_url: str) -> None:
    """A write comes from our own page, or from a program that proves itself with a key and carries no cookie."""
    site = request.headers.get("Sec-Fetch-Site")
    if site in ("same-origin", "none"):
        return
    origin = request.headers.get("Origin")
    own = {public_url, f"{request.scheme}://{request.host}"}
    if site is None and origin is not None and origin in own:
        return
    if request.headers.get("Authorization", "").startswith("Bearer ") and not request.cookies:
        return
    raise Problem(403, "foreign-origin", "This must be sent from our own page, or with a key and without cookies.")
