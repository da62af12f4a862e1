"""A notice in words: what happened, and what comes next. Never personal data; a private service is not named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from backend.core.words import mark, translated

TITLES: Final = {
    "report.reviewed": mark("{service}: reviewed"),
    "report.working": mark("{service}: we're on it"),
    "report.elsewhere": mark("{service}: with another agency"),
    "report.done": mark("{service}: done"),
    "report.closed": mark("{service}: closed, not done"),
}
BODIES: Final = {
    "report.reviewed": mark("The city has looked at {number}. {department} takes it from here."),
    "report.working": mark("{department} has begun work on {number}."),
    "report.elsewhere": mark("{agency} has {number} now. Open the ticket to see how to reach them."),
    "report.done": mark("{number}: {note}"),
    "report.closed": mark("{number}: {reason}. Open the ticket to see what you can do."),
}
OWN_TITLE: Final = mark("{service}: {step}")
OWN_BODY: Final = mark("{number}: {step}. {department} takes care of it.")
PRIVATE_TITLE: Final = mark("News about your report")
PRIVATE_BODY: Final = mark("Something has changed on {number}. Open the ticket to see it.")
ASK_TITLE: Final = mark("Do you want to be told about {number}?")
ASK_BODY: Final = mark(
    "Somebody, most likely you, asked us to write to this address when something changes on report {number}. "
    "If that was you, open this page within {days} days and say yes. If not, do nothing: then we tell you nothing."
)
LEAVE: Final = mark("You get this because you asked to be told. To get no more of these mails, open:")
LONGEST_BODY: Final = 300
SAYS_MORE: Final = ("report.elsewhere", "report.done", "report.closed")
"""What was done, why it was not, or who has it, which a service's own name of the state does not tell."""


def said(kind: str, context: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Title and body of a notice in `language`. `context` holds what the words name: text, or {language: text} with
    the city's own first; a `step` is the service's own name of the state; with `private` true they name neither service
    nor place. Raises KeyError for a kind that has
    no words."""
    values = {name: _in(language, value) for name, value in context.items()}
    private = context.get("private")
    title, body = TITLES[kind], BODIES[kind]
    if values.get("step"):
        title, body = OWN_TITLE, body if kind in SAYS_MORE else OWN_BODY
    if private:
        title, body = PRIVATE_TITLE, PRIVATE_BODY
    title, body = (translated(words, language).format_map(values) for words in (title, body))
    return title, body if len(body) <= LONGEST_BODY else body[: LONGEST_BODY - 1] + "…"


def asked(number: str, days: int, language: str) -> tuple[str, str]:
    """Title and body of the mail that asks its reader to confirm, in `language`. It names neither service nor place."""
    return (
        translated(ASK_TITLE, language).format(number=number),
        translated(ASK_BODY, language).format(number=number, days=days),
    )


def _in(language: str, value: Any) -> Any:
    return value.get(language, next(iter(value.values()))) if isinstance(value, Mapping) else value
