"""Which language the request under way is answered in, and the app's words said in it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import current_app, g, has_request_context, request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from backend.core.words import ENGLISH, translated


def say(text: str, **values: object) -> str:
    """`text` in the language of the request under way, with each {name} put in; in English outside of one."""
    found = translated(text, spoken())
    return found.format_map(values) if values else found


class Later(str):
    """Words of a check, said in the reader's language only when the check fails and fills them in."""

    __slots__ = ()

    def format(self, *args: object, **values: Any) -> str:
        """As `str.format`, in the language of the request under way."""
        return translated(str(self), spoken()).format(*args, **values)


def speak(language: object) -> None:
    """From here on this request is answered in `language`, where the city speaks it."""
    if language in current_app.config["LANGUAGES"]:
        g.language = language


def spoken() -> str:
    """The language of the request under way: that of `speak`, else ?lang=, else Accept-Language, as far as the city
    speaks it. Outside of a request, and where nothing fits, the city's own."""
    if not has_request_context():
        return _own()
    if "language" not in g:
        known = current_app.config["LANGUAGES"]
        wanted, accepted = request.args.get("lang", ""), request.headers.get("Accept-Language", "")
        g.language = wanted if wanted in known else _spoken_best(accepted, tuple(known))
    return str(g.language)


@lru_cache(maxsize=256)
def _spoken_best(accepted: str, known: tuple[str, ...]) -> str:
    """Kept, since few different ones are sent and taking one apart costs a tenth of a ticket."""
    return parse_accept_header(accepted, LanguageAccept).best_match(known) or known[0]


def _own() -> str:
    return str(current_app.config["LANGUAGES"][0]) if current_app else ENGLISH
