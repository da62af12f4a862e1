"""A dead spot, a dead battery, a bad line: what was typed and photographed arrives, once and whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.fakes.fault_proxy import Fate
from tests.journeys.pocket import Pocket
from tests.journeys.steps import (
    TRACES,
    add_photos,
    answer_pothole,
    begin_pothole,
    button,
    photos_shown,
    ready_for_offline,
    report_pothole,
    shown_number,
)
from tests.live import eventually

pytestmark = pytest.mark.browser
ONLINE = "() => void dispatchEvent(new Event('online'))"


def test_what_was_typed_is_there_after_the_phone_died(pocket: Pocket, pictures: list[Path]) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        begin_pothole(page)
        add_photos(page, *pictures)
        button(page, "Use my location")
        expect(page.get_by_text("Your location")).to_be_visible()
        page.get_by_label("Address or crossing").fill("13th and F, by the hydrant")
        eventually(lambda: "by the hydrant" in page.evaluate(TRACES))
        pocket.dies()
    with pocket.switched_on() as context:
        page = context.new_page()
        page.goto("/report/pothole")
        expect(page.get_by_label("Address or crossing")).to_have_value("13th and F, by the hydrant")
        expect(page.get_by_role("button", name="Remove photo")).to_have_count(2)


def test_two_tabs_send_one_report(pocket: Pocket) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        pocket.network_is("refuse")
        begin_pothole(page)
        answer_pothole(page)
        button(page, "Send the report")
        expect(page.get_by_text("not sent yet").first).to_be_visible()
        others = [context.new_page() for _ in range(2)]
        for other in others:
            other.goto("/mine")
        pocket.network_is("pass")
        for tab in (page, *others):
            tab.evaluate(ONLINE)
        eventually(lambda: pocket.reports == 1, within_s=60)
        for tab in others:
            expect(tab.get_by_role("heading", name="Sent", exact=True)).to_be_visible(timeout=20_000)
    assert pocket.reports == 1


def test_lost_replies_and_cut_lines_make_no_twins(pocket: Pocket, pictures: list[Path]) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        fates: list[Fate] = ["lose-reply", "cut-request", "unavailable", "lose-reply", "portal", "lose-reply"]

        def fate(request: bytes) -> Fate:
            return fates.pop(0) if request.startswith(b"PUT") and fates else "pass"

        begin_pothole(page)
        add_photos(page, *pictures)
        answer_pothole(page)
        pocket.network.fate = fate
        button(page, "Send the report")
        shown_number(page)
        # The phone finds the network again and again, as on a train, and tries at once
        eventually(lambda: page.evaluate(ONLINE) or not fates, within_s=90)
        eventually(lambda: len(photos_shown(pocket.live)) == 2, within_s=90)
    assert pocket.reports == 1


def test_a_hotels_sign_in_page_is_not_taken_for_the_city(pocket: Pocket) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        begin_pothole(page)
        answer_pothole(page)
        pocket.network_is("portal")
        button(page, "Send the report")
        expect(page.get_by_text("not sent yet").first).to_be_visible()
        assert pocket.reports == 0
        pocket.network_is("pass")
        page.evaluate(ONLINE)
        eventually(lambda: pocket.reports == 1, within_s=60)


def test_a_number_that_somebody_else_holds_is_changed_and_plainly_so(pocket: Pocket) -> None:
    fates: list[Fate] = ["number-taken"]

    def fate(request: bytes) -> Fate:
        return fates.pop() if request.startswith(b"PUT") and fates else "pass"

    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        begin_pothole(page)
        answer_pothole(page)
        pocket.network.fate = fate
        button(page, "Send the report")
        expect(page.get_by_text("Your number is now")).to_be_visible()
        first_shown = page.url.rpartition("/")[2]
        number = shown_number(page)
        assert number != first_shown
        now = f"Your number is now {number[:3]}\N{NON-BREAKING HYPHEN}{number[3:6]}\N{NON-BREAKING HYPHEN}{number[6:]}"
        for path in (f"/sent/{number}", f"/ticket/{number}", f"/ticket/{first_shown}", "/mine"):
            page.goto(path)
            expect(page.get_by_text(now)).to_be_visible()
        page.goto(f"/ticket/{first_shown}")
        page.get_by_role("link", name="See the ticket").click()
        expect(page.get_by_role("heading", name="What you sent")).to_be_visible()
    assert pocket.reports == 1


def test_the_app_opens_in_a_dead_spot_and_knows_the_last_state(pocket: Pocket) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        report_pothole(page)
        number = shown_number(page)
        page.goto(f"/ticket/{number}")
        expect(page.get_by_role("heading", name="What happened")).to_be_visible()
        pocket.network_is("refuse")
        page.goto("/")
        expect(page.get_by_role("link", name="Pothole")).to_be_visible()
        page.goto(f"/ticket/{number}")
        expect(page.get_by_role("heading", name="What you sent")).to_be_visible()
        expect(page.get_by_text("last state we know").first).to_be_visible()


def test_a_full_phone_says_so_and_calls_nothing_saved(pocket: Pocket, pictures: list[Path]) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        quota = context.new_cdp_session(page)
        quota.send("Storage.overrideQuotaForOrigin", {"origin": pocket.network.url, "quotaSize": 1})
        begin_pothole(page)
        add_photos(page, *pictures)
        answer_pothole(page)
        pocket.network_is("refuse")
        button(page, "Send the report")
        expect(page.get_by_role("heading", name="This phone is full").first).to_be_visible()
        expect(page.get_by_text("Saved on this phone")).to_have_count(0)
        assert pocket.reports == 0
        pocket.network_is("pass")
        button(page, "Send it right away")
        eventually(lambda: pocket.reports == 1, within_s=60)


def test_what_is_added_in_a_dead_spot_arrives_later(pocket: Pocket) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        report_pothole(page)
        page.goto(f"/ticket/{shown_number(page)}")
        expect(page.get_by_role("heading", name="What you sent")).to_be_visible()
        pocket.network_is("refuse")
        button(page, "Add to it")
        page.get_by_label("What do you want to add?").fill("It is deeper now.")
        button(page, "Send it")
        expect(page.get_by_role("heading", name="Added on this phone, not sent yet")).to_be_visible()
        pocket.network_is("pass")
        page.evaluate(ONLINE)
        eventually(lambda: pocket.count("follow_up") == 1, within_s=60)


def test_a_forgotten_report_leaves_no_trace_on_the_phone(pocket: Pocket) -> None:
    with pocket.switched_on() as context:
        page = ready_for_offline(context)
        report_pothole(page)
        number = shown_number(page)
        page.goto(f"/ticket/{number}")
        button(page, "Forget this report on this phone")
        page.wait_for_url("**/mine")
        traces = page.evaluate(TRACES)
        assert number not in traces
    assert pocket.reports == 1
