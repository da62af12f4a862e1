"""What the worker does for those who follow a ticket."""

from __future__ import annotations

from backend import notices
from backend.city.queries import by_version, the_city
from backend.core.owed import Claim, Never
from backend.notices import Notice
from backend.reports import number as numbers
from backend.reports import queries


def tell_followers(claim: Claim) -> None:
    """Say what an event changed to everyone who follows the ticket."""
    report = queries.find(claim.owner)
    definition = by_version(report.version) if report else None
    if report is None or definition is None:
        raise Never("the report is gone")
    event = next(line for line in queries.timeline(claim.owner) if line["no"] == claim.item_no)
    department = the_city().departments.get(report.department, {})
    context = {
        "number": numbers.shown(claim.owner),
        "service": definition.body["name"],
        "private": definition.body["public"]["place"] == "none",
        "department": department.get("name") or the_city().facts["name"],
        "note": event["note"] or "",
        "reason": event["reason"] or "",
        "agency": (event["agency"] or {}).get("name", ""),
    }
    path = f"/ticket/{numbers.symbols(claim.owner)}"
    notices.tell(claim, Notice(f"report.{event['kind']}", path, context))
