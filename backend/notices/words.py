"""A notice in words: what happened, and what comes next. Never personal data; a private service is not named."""

from __future__ import annotations

from typing import Any, Final

TITLES: Final = {
    "report.reviewed": "{service}: reviewed",
    "report.working": "{service}: we're on it",
    "report.elsewhere": "{service}: with another agency",
    "report.done": "{service}: done",
    "report.closed": "{service}: closed, not done",
}
BODIES: Final = {
    "report.reviewed": "The city has looked at {number}. {department} takes it from here.",
    "report.working": "{department} has begun work on {number}.",
    "report.elsewhere": "{agency} has {number} now. Open the ticket to see how to reach them.",
    "report.done": "{number}: {note}",
    "report.closed": "{number}: {reason}. Open the ticket to see what you can do.",
}
PRIVATE_TITLE: Final = "News about your report"
PRIVATE_BODY: Final = "Something has changed on {number}. Open the ticket to see it."
LONGEST_BODY: Final = 300


def said(kind: str, context: dict[str, Any], _language: str) -> tuple[str, str]:
    """Title and body of a notice. `context` holds what the words name; with `private` true they name neither service
    nor place. Raises KeyError for a kind that has no words."""
    if context.get("private"):
        return PRIVATE_TITLE, PRIVATE_BODY.format_map(context)
    body = BODIES[kind].format_map(context)
    return TITLES[kind].format_map(context), body if len(body) <= LONGEST_BODY else body[: LONGEST_BODY - 1] + "…"
