"""One shape for everything that goes wrong: application/problem+json (RFC 9457) with the field and the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from flask import Flask, Response
from marshmallow import ValidationError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, default_exceptions

from backend.core.log import log
from backend.core.phrases import in_our_words
from backend.core.speech import say
from backend.core.words import mark

TITLES = {
    400: ("unreadable", mark("We could not read this request.")),
    401: ("sign-in", mark("Please sign in first.")),
    403: ("forbidden", mark("This is not open to you.")),
    404: ("not-found", mark("There is nothing at this address.")),
    405: ("method", mark("This address does not take that method.")),
    409: ("conflict", mark("This does not fit what we have.")),
    413: ("too-large", mark("This is larger than we can take.")),
    415: ("media-type", mark("We do not take this kind of content here.")),
    422: ("invalid", mark("Some answers need another look.")),
    429: ("too-many", mark("Too many requests from here. Please wait a little.")),
    500: ("our-fault", mark("Something went wrong on our side. Nothing of yours is lost.")),
    503: ("try-again", mark("We cannot do this right now. Nothing of yours is lost: try again in a moment.")),
}


class Problem(Exception):
    """An answer that tells the caller what is wrong: HTTP status, stable code, plain words, the fields at fault.

    `errors` is a list of {"field": dotted path, "problem": words, "remedy": words}; `extra` is merged into the body.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        errors: list[dict[str, str]] | None = None,
        headers: Mapping[str, str] | None = None,
        **extra: object,
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.headers, self.extra = errors or [], headers or {}, extra

    def response(self) -> Response:
        """The problem as an HTTP response."""
        body = {
            "type": f"/problems/{self.code}",
            "code": self.code,
            "title": say(TITLES[self.status][1]) if self.status in TITLES else self.detail,
            "status": self.status,
            "detail": self.detail,
            "errors": self.errors,
            **self.extra,
        }
        answer = Response(orjson.dumps(body), self.status, content_type="application/problem+json")
        answer.headers.update(self.headers)
        return answer


def invalid(problems: list[dict[str, str]]) -> Problem:
    """422: the request was read, and these fields need another look."""
    return Problem(422, "invalid", say(TITLES[422][1]), errors=problems)


def field_error(field: str, problem: str, remedy: str) -> dict[str, str]:
    """One field at fault: dotted path, what is wrong, what to do."""
    return {"field": field, "problem": problem, "remedy": remedy}


def from_marshmallow(messages: Any, field: str = "") -> list[dict[str, str]]:
    """marshmallow's nested messages as a flat list of field errors; "problem | remedy" is split at the bar."""
    if isinstance(messages, Mapping):
        found: list[dict[str, str]] = []
        for name, inner in messages.items():
            path = field if name == "_schema" else f"{field}.{name}".lstrip(".")
            found += from_marshmallow(inner, path)
        return found
    errors = []
    for text in messages if isinstance(messages, list) else [messages]:
        problem, _, remedy = in_our_words(str(text)).partition(" | ")
        errors.append(field_error(field, problem, remedy or say("Check this and send it again.")))
    return errors


def init_app(app: Flask) -> None:
    """Answer every error of `app` as a problem; the unknown ones say nothing about their cause."""
    app.register_error_handler(Problem, lambda problem: problem.response())
    app.register_error_handler(ValidationError, lambda error: invalid(from_marshmallow(error.messages)).response())
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unexpected)


def of_status(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """The problem for a bare HTTP status (400-599)."""
    code, title = TITLES.get(status, (f"http-{status}", default_exceptions[status].description or "Error"))
    return Problem(status, code, say(title), headers=headers)


def _of_http(error: HTTPException) -> Response:
    if isinstance(error.response, Response):
        return error.response
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After", "Location")}
    if error.code is not None and error.code < 400:
        return Response(status=error.code, headers=kept)
    return of_status(error.code or 500, kept).response()


def _database_away(error: OperationalError) -> Response:
    log.error("database-away", error=type(error.orig).__name__)
    return of_status(503, {"Retry-After": "5"}).response()


def _unexpected(error: Exception) -> Response:
    log.exception("unexpected-error", kind=type(error).__name__)
    return of_status(500).response()
