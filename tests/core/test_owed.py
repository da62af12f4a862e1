"""What is owed is done: once a lease allows, by one worker at a time, however often workers die."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from backend.core import clock, owed
from backend.core.db import db, transaction
from backend.core.owed import Claim, Desk, Later, LeaseLost, Never, Owed

LEASE_S = 60


class Listener:
    """A listener that does as it is told and counts."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.outcome: Exception | None = None

    def __call__(self, claim: Claim) -> None:
        self.calls.append(claim.item)
        if self.outcome:
            raise self.outcome


@pytest.fixture
def listener(app: Flask, inside: None) -> Listener:
    """The only one who hears of anything."""
    heard = Listener()
    owed.init_app(app, Desk({"thing.happened": {"listener": heard}}, lambda: None, LEASE_S))
    with transaction() as session:
        owed.owe(session, 7, "event:1", "thing.happened")
    return heard


def rows() -> list[Owed]:
    db.session.rollback()
    db.session.expire_all()
    return list(db.session.scalars(sa.select(Owed)))


def test_what_is_owed_is_done_and_struck_off(listener: Listener) -> None:
    assert owed.work_all_due() == 1
    assert listener.calls == ["event:1"]
    assert rows() == []


def test_owing_twice_is_owing_once(listener: Listener) -> None:
    with transaction() as session:
        owed.owe(session, 7, "event:1", "thing.happened")
    assert len(rows()) == 1


def test_a_topic_that_wiring_does_not_know_is_a_mistake(listener: Listener) -> None:
    with pytest.raises(KeyError), transaction() as session:
        owed.owe(session, 7, "event:1", "no.such.topic")


def test_nothing_is_owed_for_an_event_that_was_rolled_back(listener: Listener) -> None:
    with pytest.raises(RuntimeError), transaction() as session:
        owed.owe(session, 8, "event:1", "thing.happened")
        raise RuntimeError
    assert [row.owner for row in rows()] == [7]


def test_a_claimed_row_is_nobody_elses_until_the_lease_ends(listener: Listener) -> None:
    (mine,) = owed.claim_due()
    assert owed.claim_due() == []
    with clock.moved_to(clock.now() + timedelta(seconds=LEASE_S + 1)):
        (theirs,) = owed.claim_due()
        owed.work(theirs)
    with pytest.raises(LeaseLost), transaction() as session:
        mine.finish(session)
    assert listener.calls == ["event:1"]


def test_a_failure_is_tried_again_later_and_shown(listener: Listener) -> None:
    listener.outcome = ConnectionError("down")
    owed.work_all_due()
    (row,) = owed.given_up([7])
    assert (row.error, row.attempts) == ("ConnectionError", 1)
    assert owed.work_all_due() == 0
    listener.outcome = None
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        assert owed.work_all_due() == 1
    assert rows() == []


def test_waits_grow_and_end_in_a_persons_hands(listener: Listener) -> None:
    listener.outcome = ConnectionError("down")
    now, waits = clock.now(), []
    for _ in range(owed.MOST_ATTEMPTS):
        with clock.moved_to(now):
            assert owed.work_all_due() == 1
            (row,) = rows()
            if row.due_at is not None:
                waits.append((row.due_at - now).total_seconds())
                now = row.due_at
    (row,) = rows()
    assert row.due_at is None
    assert waits[0] < 10
    assert max(waits) <= owed.LONGEST_WAIT_S * 1.2
    assert 2 * 86400 < sum(waits) < 5 * 86400


def test_what_can_never_work_is_not_tried_again(listener: Listener) -> None:
    listener.outcome = Never("no such department")
    owed.work_all_due()
    (row,) = owed.given_up([7])
    assert (row.due_at, row.error) == (None, "no such department")


def test_waiting_is_no_failure_and_can_be_hastened(listener: Listener) -> None:
    listener.outcome = Later(600, "photos")
    owed.work_all_due()
    (row,) = rows()
    assert (row.attempts, row.error) == (0, None)
    listener.outcome = None
    with transaction() as session:
        owed.hasten(session, 7)
    assert owed.work_all_due() == 1
    assert rows() == []


def test_one_that_fails_does_not_hold_up_the_others(listener: Listener) -> None:
    with transaction() as session:
        for owner in range(20, 30):
            owed.owe(session, owner, "event:1", "thing.happened")
    listener.outcome = ConnectionError("down")
    assert owed.work_all_due() == 11
    listener.outcome = None
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        assert owed.work_all_due() == 11


def test_the_queue_is_told_once_after_the_commit(app: Flask, inside: None) -> None:
    told: list[int] = []
    owed.init_app(app, Desk({"thing.happened": {"a": print, "b": print}}, lambda: told.append(len(rows())), LEASE_S))
    with transaction() as session:
        owed.owe(session, 1, "event:1", "thing.happened")
        owed.owe(session, 1, "event:2", "thing.happened")
        assert told == []
    assert told == [4]


def test_a_queue_that_is_down_does_not_undo_what_was_stored(app: Flask, inside: None) -> None:
    def broken() -> None:
        raise ConnectionError

    owed.init_app(app, Desk({"thing.happened": {"a": print}}, broken, LEASE_S))
    with transaction() as session:
        owed.owe(session, 1, "event:1", "thing.happened")
    assert len(rows()) == 1
