"""Owed work: rows written with the event that causes them, claimed under a lease, tried until done.

The database says what is owed; the queue only says "look now". A row is one listener's duty about one item
("event:3", "photo:0") of one owner (a report's number). Which listener hears of what stands in `backend/wiring.py`.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.db import AnySession, Base, Instant, after_commit, db, insert_new, transaction
from backend.core.log import log

FIRST_WAIT_S = 5
LONGEST_WAIT_S = 3600
MOST_ATTEMPTS = 90  # about three days and a half at the longest wait: a department's system may be down a weekend


class Owed(Base):
    """One thing owed. `due_at` is when to look (again): the lease's end while claimed, NULL once given up."""

    __tablename__ = "owed"

    owner: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True, autoincrement=False)
    item: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    listener: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    due_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    attempts: Mapped[int] = mapped_column(sa.Integer, default=0)
    lease: Mapped[int | None] = mapped_column(sa.BigInteger)
    made_at: Mapped[datetime] = mapped_column(Instant)
    error: Mapped[str | None] = mapped_column(sa.String(200))


class Later(Exception):
    """Raised by a listener that has to wait for `seconds`; it counts as no failure and may be hastened."""

    def __init__(self, seconds: float, why: str) -> None:
        super().__init__(why)
        self.seconds = seconds


class Never(Exception):
    """Raised by a listener when trying again cannot help: the row is kept and shown to staff."""


class LeaseLost(Exception):
    """The lease ran out and another worker holds the row: what was about to be written must not be."""


@dataclass(slots=True)
class Claim:
    """A row held by this worker until its lease ends. A listener may `finish` it in its own transaction."""

    owner: int
    item: str
    listener: str
    lease: int
    attempts: int
    finished: bool = False

    @property
    def item_no(self) -> int:
        """The number in the item: 3 of "event:3"."""
        return int(self.item.rpartition(":")[2])

    def finish(self, session: AnySession) -> None:
        """Strike the row, in the open transaction of what was done. Raises LeaseLost if it is no longer held."""
        self._only_if_held(session, sa.delete(Owed))
        self.finished = True

    def put_off(self, session: AnySession, due_at: datetime | None, error: str | None, *, failed: bool) -> None:
        """Look again at `due_at` (None: given up). A wait that is no failure takes its attempt back."""
        attempts = self.attempts if failed else self.attempts - 1
        values = {"due_at": due_at, "lease": None, "attempts": attempts, "error": error and error[:200]}
        self._only_if_held(session, sa.update(Owed).values(values))

    def _only_if_held(self, session: AnySession, statement: sa.Delete | sa.Update) -> None:
        held = (Owed.owner == self.owner, Owed.item == self.item, Owed.listener == self.listener)
        result = session.execute(statement.where(*held, Owed.lease == self.lease))
        if result.rowcount != 1:  # type: ignore[attr-defined]
            raise LeaseLost(f"{self.listener} {self.item}")


Job = Callable[[Claim], None]


@dataclass(slots=True)
class Desk:
    """Who hears of which topic, and how the queue is told to look."""

    hears: Mapping[str, Mapping[str, Job]]
    tell: Callable[[], None]
    lease_s: int
    jobs: dict[str, Job] = field(init=False)

    def __post_init__(self) -> None:
        named = [pair for jobs in self.hears.values() for pair in jobs.items()]
        self.jobs = dict(named)
        if any(self.jobs[listener] is not job for listener, job in named):
            raise ValueError("two jobs go by the name of one listener")


def init_app(app: Flask, desk: Desk) -> None:
    """Give `app` its desk."""
    app.extensions["owed"] = desk


def desk() -> Desk:
    """The desk of the current app."""
    found: Desk = current_app.extensions["owed"]
    return found


def owe(session: AnySession, owner: int, item: str, topic: str) -> None:
    """Write, in the open transaction, one row for each listener wired for `topic`, due one after the other in the order
    of the wiring; writing twice is harmless.

    Raises KeyError for a topic that wiring does not know.
    """
    now, listeners = clock.now(), list(desk().hears[topic])
    rows = [
        {
            "owner": owner,
            "item": item,
            "listener": listener,
            "due_at": now - timedelta(microseconds=turn),
            "made_at": now,
            "attempts": 0,
        }
        for turn, listener in enumerate(reversed(listeners))
    ]
    if not rows:
        return
    insert_new(session, Owed, rows)
    after_commit(session, desk().tell)


def hasten(session: AnySession, owner: int) -> None:
    """Make everything of `owner` that merely waits due now: what it waited for may have happened."""
    waits = (Owed.owner == owner, Owed.lease.is_(None), Owed.due_at.is_not(None))
    session.execute(sa.update(Owed).where(*waits).values(due_at=clock.now()))
    after_commit(session, desk().tell)


def claim_due(most: int = 1) -> list[Claim]:
    """Take up to `most` rows that are due, the longest due first, each under a lease of its own."""
    now = clock.now()
    due = (Owed.due_at <= now, Owed.listener.in_(list(desk().jobs)))
    if not db.session.execute(sa.select(Owed.owner).where(*due).limit(1)).first():
        db.session.rollback()
        return []
    until = now + timedelta(seconds=desk().lease_s)
    claims = []
    with transaction() as session:
        query = sa.select(Owed.owner, Owed.item, Owed.listener, Owed.attempts).where(*due)
        rows = session.execute(query.order_by(Owed.due_at).limit(most).with_for_update(skip_locked=True)).all()
        for owner, item, listener, attempts in rows:
            claim = Claim(owner, item, listener, secrets.randbits(62), attempts + 1)
            key = (Owed.owner == owner, Owed.item == item, Owed.listener == listener)
            values = {"lease": claim.lease, "due_at": until, "attempts": claim.attempts}
            session.execute(sa.update(Owed).where(*key).values(values))
            claims.append(claim)
    return claims


def work(claim: Claim) -> None:
    """Let the listener do what is owed and note the outcome; an error here never stops the worker."""
    fields = {"listener": claim.listener, "item": claim.item, "attempt": claim.attempts}
    try:
        desk().jobs[claim.listener](claim)
        if not claim.finished:
            _note(claim, Claim.finish)
        log.info("owed-done", **fields)
    except LeaseLost:
        log.warning("owed-lease-lost", **fields)
    except Later as wait:
        due_at = clock.now() + timedelta(seconds=wait.seconds)
        _note(claim, lambda held, session: held.put_off(session, due_at, None, failed=False))
    except Never as why:
        reason = str(why)
        log.error("owed-given-up", **fields, why=reason)
        _note(claim, lambda held, session: held.put_off(session, None, reason, failed=True))
    except Exception as error:
        again_at, kind = _next_try(claim.attempts), type(error).__name__
        log.exception("owed-failed", **fields, kind=kind)
        _note(claim, lambda held, session: held.put_off(session, again_at, kind, failed=True))


def work_all_due(most: int = 10_000) -> int:
    """Work until nothing is due (or `most` rows are done); returns how many rows were worked on."""
    done = 0
    while done < most and (claims := claim_due()):
        for claim in claims:
            work(claim)
            done += 1
    return done


def given_up(owners: Iterable[int]) -> list[Owed]:
    """The rows of `owners` that need a person: given up, or failing and waiting for the next try."""
    query = sa.select(Owed).where(Owed.owner.in_(list(owners)), Owed.error.is_not(None))
    return list(db.session.scalars(query))


def _note(claim: Claim, outcome: Callable[[Claim, AnySession], None]) -> None:
    try:
        with transaction() as session:
            outcome(claim, session)
    except LeaseLost:
        log.warning("owed-lease-lost", listener=claim.listener, item=claim.item)


def _next_try(attempts: int) -> datetime | None:
    if attempts >= MOST_ATTEMPTS:
        return None
    wait = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** min(attempts - 1, 20))
    return clock.now() + timedelta(seconds=wait * random.uniform(0.8, 1.2))  # noqa: S311 - spreads retries
