"""Staff move a report along the allowed moves, and say what residents need to know."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from backend.city import read_city
from backend.core import clock
from backend.reports import workflow
from tests.factories import SACRAMENTO, SAME_ORIGIN, Phone, SignedIn, Ticket, a_photo, a_report, digest

SAID = {
    "done": {"note": "Filled with asphalt."},
    "closed": {"reason": "not-found"},
    "elsewhere": {"agency": {"name": "Caltrans", "phone": "916-555-0100"}},
}


def test_the_timeline_tells_every_step(phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends(a_report())["ticket"]
    for to in ("reviewed", "working", "elsewhere", "working", "done"):
        clerk.moves(ticket, to, **SAID.get(to, {}))
    view = phone.looks_at(ticket)
    kinds = [event["kind"] for event in view["timeline"]]
    assert kinds == ["received", "reviewed", "working", "elsewhere", "working", "done"]
    assert view["state"] == "done"
    assert view["timeline"][-1]["note"] == "Filled with asphalt."
    assert view["timeline"][3]["agency"] == {"name": "Caltrans", "phone": "916-555-0100"}


@pytest.mark.parametrize("to", workflow.STATES)
@pytest.mark.parametrize("state", workflow.STATES)
def test_only_allowed_moves_are_made(phone: Phone, clerk: SignedIn, state: str, to: str) -> None:
    ticket = phone.sends(a_report())["ticket"]
    if state != "received":
        clerk.moves(ticket, state, **SAID.get(state, {}))
    expected = 200 if to in workflow.MOVES[state] else 409
    answer = clerk.moves(ticket, to, status=expected, **SAID.get(to, {}))
    assert (answer["state"] == to) if expected == 200 else (answer["code"] == "move-not-allowed")


@pytest.mark.parametrize("to", ["done", "closed", "elsewhere"])
def test_an_end_or_a_hand_over_needs_its_words(phone: Phone, clerk: SignedIn, to: str) -> None:
    ticket = phone.sends(a_report())["ticket"]
    answer = clerk.moves(ticket, to, status=422)
    assert answer["errors"][0]["field"] == workflow.NEEDS[to]


def test_the_queue_shows_the_newest_first_and_filters(phone: Phone, clerk: SignedIn) -> None:
    tickets = [phone.sends(a_report())["ticket"] for _ in range(3)]
    clerk.moves(tickets[0], "reviewed")
    listed = clerk.gets("reports")
    assert [line["number"] for line in listed["reports"]] == [t.text for t in reversed(tickets)]
    assert listed["counts"]["received"] == 2
    assert [line["number"] for line in clerk.gets("reports?state=reviewed")["reports"]] == [tickets[0].text]
    assert clerk.gets(f"reports?q={tickets[1].text.lower()}")["reports"][0]["number"] == tickets[1].text
    assert len(clerk.gets("reports?q=10th")["reports"]) == 3


def days_ago(phone: Phone, days: int, **changes: Any) -> Ticket:
    """A report that came in so many days ago."""
    with clock.moved_to(clock.now() - timedelta(days=days)):
        ticket: Ticket = phone.sends(a_report(**changes))["ticket"]
    return ticket


def danger() -> dict[str, Any]:
    """A fallen tree, which may not wait."""
    version = next(d.version for d in read_city(SACRAMENTO).definitions if d.code == "tree")
    fallen = {"what": "down", "wire": "no", "fallen-on": "nothing", "whose": "park"}
    return {"service": "tree", "version": version, "answers": fallen}


def test_what_is_open_is_listed_by_what_presses_most(phone: Phone, clerk: SignedIn) -> None:
    today, overdue, long_overdue, ended = (days_ago(phone, days) for days in (0, 20, 30, 40))
    urgent = days_ago(phone, 1, **danger())
    clerk.moves(ended, "done", note="Filled.")
    clerk.moves(overdue, "working")
    listed = clerk.gets("reports?state=open")["reports"]
    assert [line["number"] for line in listed] == [t.text for t in (urgent, long_overdue, overdue, today)]
    assert [line["overdue"] for line in listed] == [False, True, True, False]


def test_what_is_open_is_read_page_by_page(phone: Phone, clerk: SignedIn) -> None:
    sent = [days_ago(phone, days).text for days in (50, 40, 30, 0, 0, 0)]
    sent += [days_ago(phone, 1, **danger()).text for _ in range(2)]
    seen, cursor = [], ""
    while True:
        page = clerk.gets(f"reports?state=open&limit=1&cursor={cursor}")
        seen += [line["number"] for line in page["reports"]]
        if not (cursor := page["next"] or ""):
            break
    assert sorted(seen[:2]) == sorted(sent[6:])
    assert seen[2:5] == sent[:3]
    assert sorted(seen[5:]) == sorted(sent[3:6])


def test_a_page_of_one_order_is_none_of_the_other(phone: Phone, clerk: SignedIn) -> None:
    for _ in range(2):
        phone.sends(a_report())
    newest, pressing = (clerk.gets(f"reports?limit=1{more}")["next"] for more in ("", "&state=open"))
    assert clerk.gets(f"reports?cursor={pressing}", status=422)["errors"][0]["field"] == "cursor"
    assert clerk.gets(f"reports?state=open&cursor={newest}", status=422)["errors"][0]["field"] == "cursor"


def test_the_queue_says_when_it_was_read(phone: Phone, clerk: SignedIn) -> None:
    before = clerk.gets("reports?state=open")["as_of"]
    with clock.moved_to(clock.now() + timedelta(seconds=2)):
        phone.sends(a_report())
    assert clerk.gets("reports")["reports"][0]["received_at"] > before


def test_the_queue_is_read_page_by_page(phone: Phone, clerk: SignedIn) -> None:
    sent = {phone.sends(a_report())["ticket"].text for _ in range(5)}
    seen, cursor = [], ""
    while True:
        page = clerk.gets(f"reports?limit=2&cursor={cursor}")
        seen += [line["number"] for line in page["reports"]]
        if not (cursor := page["next"] or ""):
            break
    assert len(seen) == 5
    assert set(seen) == sent
    assert clerk.gets("reports?cursor=nonsense", status=422)["errors"][0]["field"] == "cursor"


def test_a_photo_and_words_are_public_once_released(phone: Phone, clerk: SignedIn, worker) -> None:
    picture = a_photo()
    ticket = phone.sends(a_report(photos=[digest(picture)]))["ticket"]
    phone.sends_photo(ticket, picture)
    worker.works()
    assert phone.looks_at(ticket)["photos"] == []
    clerk.posts(f"reports/{ticket.text}/release", {"photo": 0, "released": True})
    clerk.posts(f"reports/{ticket.text}/release", {"description": True, "released": True})
    view = phone.looks_at(ticket)
    assert view["description"] == "Deep, a wheel fits in."
    served = phone.client.get(view["photos"][0]["url"])
    assert served.status_code == 200
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in served.headers["Content-Security-Policy"]
    assert b"secret" not in served.data
    clerk.posts(f"reports/{ticket.text}/release", {"photo": 0, "released": False})
    assert phone.looks_at(ticket)["photos"] == []


def test_a_wrong_password_does_not_sign_in(app: Flask, clerk: SignedIn) -> None:
    stranger = SignedIn(app.test_client())
    assert (
        stranger.posts("sign-in", {"name": "test-department", "password": "x"}, status=401)["code"] == "sign-in-wrong"
    )
    assert stranger.posts("sign-in", {"name": "nobody", "password": "x"}, status=401)["code"] == "sign-in-wrong"
    assert stranger.gets("reports", status=401)["code"] == "sign-in"


def test_guessing_passwords_is_limited(app: Flask) -> None:
    guesser = SignedIn(app.test_client())
    for _ in range(10):
        guesser.posts("sign-in", {"name": "admin", "password": "guess"}, status=401)
    assert guesser.posts("sign-in", {"name": "admin", "password": "guess"}, status=429)["code"] == "too-many"


def test_a_limit_says_when_to_try_again(app: Flask) -> None:
    body = {"name": "admin", "password": "guess"}
    for _ in range(11):
        answer = app.test_client().post("/api/v1/staff/sign-in", json=body, headers=SAME_ORIGIN)
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_the_counts_are_of_what_the_other_filters_leave(phone: Phone, clerk: SignedIn) -> None:
    here, there = (phone.sends(a_report(place={"address": place}))["ticket"] for place in ("1300 F St", "9 P St"))
    clerk.moves(there, "reviewed")
    assert clerk.gets("reports")["counts"]["reviewed"] == 1
    narrowed = clerk.gets("reports?q=f st&state=received")
    assert [line["number"] for line in narrowed["reports"]] == [here.text]
    assert narrowed["counts"] == dict.fromkeys(workflow.STATES, 0) | {"received": 1}
    assert clerk.gets("reports?service=tree")["counts"]["received"] == 0


def test_signs_of_a_pattern_are_looked_for_as_they_are(phone: Phone, clerk: SignedIn) -> None:
    wanted = phone.sends(a_report(place={"address": "100% Juice_Bar/Deli"}))["ticket"]
    phone.sends(a_report())
    for part in ("100%25", "juice_", "bar/d"):
        assert [line["number"] for line in clerk.gets(f"reports?q={part}")["reports"]] == [wanted.text]
    assert clerk.gets("reports?q=1%25t")["reports"] == []


def test_a_reason_is_one_that_the_city_has(phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends(a_report())["ticket"]
    errors = clerk.moves(ticket, "closed", status=422, reason="no idea")["errors"]
    assert (errors[0]["field"], bool(errors[0]["remedy"])) == ("reason", True)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00 1", f"2026-11-22T19:00:00+00:00 {1 << 70}", "x 1"])
def test_a_made_up_cursor_is_refused_by_name(clerk: SignedIn, at: str) -> None:
    word = base64.urlsafe_b64encode(at.encode()).decode()
    assert clerk.gets(f"reports?cursor={word}", status=422)["errors"][0]["field"] == "cursor"


def test_signing_out_ends_the_session(clerk: SignedIn) -> None:
    assert clerk.gets("me")["role"] == "department"
    clerk.posts("sign-out", {}, status=204)
    clerk.gets("me", status=401)
