"""What the worker does for those who follow a ticket."""

from __future__ import annotations

from collections.abc import Callable

from backend import notices
from backend.city import Definition
from backend.city.queries import by_version, the_city
from backend.core.dates import day_in_words
from backend.core.owed import Claim, Later, Never
from backend.notices import Notice
from backend.places import Unavailable, nearest_words, sure_place
from backend.reports import actions, queries
from backend.reports import number as numbers

GEOCODER_WAIT_S = 300


def complete_place(claim: Claim) -> None:
    """Find the point of a report that came with an address only, or what is nearest to one that came with a point
    only. What is not surely known is left to its department. Raises Later while the geocoder is away."""
    report = queries.find(claim.owner)
    if report is None:
        return
    try:
        if report.lat is None and report.address:
            found = sure_place(report.address)
            if found and the_city().contains(found.lat, found.lng):
                actions.place(claim, found)
        elif report.lat is not None and not report.address:
            nearest = nearest_words(report.lat, report.lng)
            if nearest:
                actions.note_nearest(claim, nearest)
    except Unavailable as away:
        raise Later(GEOCODER_WAIT_S, "the geocoder does not answer") from away


def tell_followers(claim: Claim) -> None:
    """Say what an event changed to everyone who follows the ticket."""
    report = queries.find(claim.owner)
    definition = by_version(report.version) if report else None
    if report is None or definition is None:
        raise Never("the report is gone")
    event = queries.event(claim.owner, claim.item_no)
    context = {
        "number": numbers.shown(claim.owner),
        "private": definition.body["public"]["place"] == "none",
        "service": _in_each_language(lambda language: the_city().definition_in(definition, language).body["name"]),
        "department": _in_each_language(lambda language: _department(report.department, language)),
        "step": _in_each_language(lambda language: _own_step(definition, event, language)),
        "note": event.note or "",
        "reason": _in_each_language(lambda language: queries.reason(event.reason or "", language)),
        "agency": (event.agency or {}).get("name", ""),
    }
    path = f"/ticket/{numbers.symbols(claim.owner)}"
    notices.tell(claim, Notice(f"report.{event.kind}", path, context))


def _in_each_language(words: Callable[[str], str]) -> dict[str, str]:
    """Followers read in languages of their own: the same words in each that the city speaks, its own first."""
    return {language: words(language) for language in the_city().languages}


def _own_step(definition: Definition, event: queries.Row, language: str) -> str:
    """The service's own name of the state that an event made, with the day it is booked for; empty without one."""
    name = the_city().definition_in(definition, language).body.get("steps", {}).get(event.state, "")
    return str(name).replace("{day}", day_in_words(event.day, language) if event.day else "…")


def _department(code: str, language: str) -> str:
    return str(the_city().department(code, language).get("name") or the_city().facts["name"])
