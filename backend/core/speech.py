"""Which language the request under way is answered in, and the app's words said in it."""

from __future__ import annotations

from typing import Any

from flask import current_app, g, has_request_context, request

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
        wanted = request.args.get("lang", "")
        g.language = wanted if wanted in known else request.accept_languages.best_match(known) or known[0]
    return str(g.language)


def _own() -> str:
    return str(current_app.config["LANGUAGES"][0]) if current_app else ENGLISH
