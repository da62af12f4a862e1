"""The states of a report and the one table of allowed moves.

Residents see Received, Reviewed, We're on it, and one of two ends that never look alike: Done, or Closed, not done.
"With another agency" is a step, not an end.
"""

from __future__ import annotations

from typing import Final

RECEIVED: Final = "received"
REVIEWED: Final = "reviewed"
WORKING: Final = "working"
ELSEWHERE: Final = "elsewhere"
DONE: Final = "done"
CLOSED: Final = "closed"

STATES: Final = (RECEIVED, REVIEWED, WORKING, ELSEWHERE, DONE, CLOSED)
OPEN: Final = (RECEIVED, REVIEWED, WORKING, ELSEWHERE)

MOVES: Final[dict[str, tuple[str, ...]]] = {
    RECEIVED: (REVIEWED, WORKING, ELSEWHERE, DONE, CLOSED),
    REVIEWED: (WORKING, ELSEWHERE, DONE, CLOSED),
    WORKING: (ELSEWHERE, DONE, CLOSED),
    ELSEWHERE: (WORKING, DONE, CLOSED),
    DONE: (WORKING,),
    CLOSED: (WORKING,),
}

NEEDS: Final[dict[str, str]] = {DONE: "note", CLOSED: "reason", ELSEWHERE: "agency"}
"""What must be said with a move: what was done; why it was not; who has it now."""

BOOKING: Final[dict[str, str]] = {WORKING: "day"}
"""The same, of a service that is done on a day set for it."""

WITHDRAWN: Final = "withdrawn"
"""The reason of a report that its reporter took back."""


def allowed(state: str, to: str) -> bool:
    """Whether a report in `state` may move to `to`."""
    return to in MOVES[state]


def needed(to: str, *, booking: bool) -> str | None:
    """What must be said with a move to `to`, of a service that is (or is not) done on a day set for it."""
    return NEEDS.get(to) or (BOOKING.get(to) if booking else None)


def is_open(state: str) -> bool:
    """Whether something is still to be done."""
    return state in OPEN
