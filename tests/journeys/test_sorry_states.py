"""When something goes wrong: each screen says what happened, that nothing is lost, and what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.fakes.fault_proxy import Fate, FaultProxy
from tests.journeys.gallery import Visitor
from tests.journeys.steps import ready_for_offline
from tests.journeys.test_pictures import a_drawn_pothole

pytestmark = pytest.mark.browser
RIGHT_NUMBER_NOBODY_HAS = "2TY2RF234Z"
LOCATION_DENIED = (
    "Your phone did not let us see your location. That is fine: write the address or the nearest crossing."
)
NOTICES_DENIED = (
    "This phone does not let us send notices. You can allow them in the browser’s settings for this page. "
    "The ticket page always shows the latest."
)
OUTSIDE = (
    "This place is outside {city}, so our crews cannot mend it. People at {phone} know whom to ask. "
    "What you wrote is kept."
)
FAR_OFF = {"latitude": 38.5766, "longitude": -121.4934, "accuracy": 2400}
SAN_FRANCISCO = {"latitude": 37.7749, "longitude": -122.4194, "accuracy": 20}


def network_is(network: FaultProxy, fate: Fate) -> None:
    """From now on every request suffers this fate."""
    network.fate = lambda _request: fate


def test_no_reports_yet(visitor: Visitor) -> None:
    visitor.page.goto("/mine")
    visitor.sees("No reports from this phone yet. When you send one, it is listed here with its number.")
    visitor.keep("sorry-no-reports-yet")


def test_the_phone_may_not_say_where_it_is(visitor: Visitor) -> None:
    visitor.page.context.clear_permissions()
    visitor.opens_pothole()
    visitor.presses("Use my location")
    visitor.sees(LOCATION_DENIED)
    visitor.keep("sorry-location-denied")


def test_the_phone_is_not_sure_where_it_is(visitor: Visitor) -> None:
    visitor.page.context.set_geolocation(FAR_OFF)
    visitor.opens_pothole()
    visitor.finds_itself()
    visitor.sees("That is not very exact. Please add the address or the nearest crossing, so that the crew finds it.")
    visitor.keep("sorry-location-far-off")


def test_the_place_is_outside_the_city(visitor: Visitor) -> None:
    visitor.page.context.set_geolocation(SAN_FRANCISCO)
    visitor.opens_pothole()
    visitor.finds_itself()
    visitor.sees(OUTSIDE)
    visitor.keep("sorry-outside-the-city")


def test_nobody_knows_the_address(visitor: Visitor) -> None:
    visitor.opens_pothole()
    visitor.page.locator("[name='place.address']").fill("Behind the old mill")
    visitor.presses("Find this address")
    visitor.sees("You can go on: it is sent as you wrote it. Or choose the place on the map.")
    visitor.keep("sorry-address-unknown")


def test_a_picture_that_is_none(visitor: Visitor, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(a_drawn_pothole()[:2000])
    visitor.opens_pothole()
    visitor.page.locator("input[type=file]").last.set_input_files(str(broken))
    expect(visitor.page.locator("main .notice, main .fault").first).to_be_visible()
    visitor.keep("sorry-photo-unreadable")


def test_notices_are_not_allowed(visitor: Visitor) -> None:
    visitor.reports()
    visitor.sees(NOTICES_DENIED)
    visitor.keep("sorry-notices-denied")


def test_saved_on_the_phone_and_not_sent_yet(visitor: Visitor, network: FaultProxy) -> None:
    ready_for_offline(visitor.page.context)
    network_is(network, "refuse")
    visitor.opens_pothole()
    visitor.finds_itself()
    visitor.answers()
    visitor.sends()
    visitor.sees("not sent yet")
    visitor.keep("sorry-saved-not-sent")
    visitor.page.goto("/mine")
    visitor.sees("Not sent yet")
    visitor.keep("sorry-my-reports-not-sent")


def test_the_phone_is_full(visitor: Visitor, network: FaultProxy, tmp_path: Path) -> None:
    picture = tmp_path / "hole.jpg"
    picture.write_bytes(a_drawn_pothole())
    ready_for_offline(visitor.page.context)
    quota = visitor.page.context.new_cdp_session(visitor.page)
    quota.send("Storage.overrideQuotaForOrigin", {"origin": network.url, "quotaSize": 1})
    visitor.opens_pothole()
    visitor.adds(picture)
    visitor.finds_itself()
    visitor.answers()
    visitor.presses("Send the report")
    visitor.sees("This phone is full")
    visitor.keep("sorry-phone-full")


@pytest.mark.parametrize(
    ("fate", "title"),
    [
        ("unavailable", "The city’s computer has trouble just now"),
        ("too-many", "Many people are writing at once"),
        ("portal", "Something else answered in place of the city"),
    ],
)
def test_the_city_does_not_answer_as_it_should(visitor: Visitor, network: FaultProxy, fate: Fate, title: str) -> None:
    def only_tickets(request: bytes) -> Fate:
        return fate if b"/api/v1/reports/" in request else "pass"

    network.fate = only_tickets
    visitor.page.goto(f"/ticket/{RIGHT_NUMBER_NOBODY_HAS}")
    visitor.sees(title)
    visitor.keep(f"sorry-{fate}")


def test_the_last_state_that_is_known(visitor: Visitor, network: FaultProxy) -> None:
    ready_for_offline(visitor.page.context)
    number = visitor.reports()
    visitor.page.goto(f"/ticket/{number}")
    visitor.sees("What you sent")
    network_is(network, "refuse")
    visitor.page.goto(f"/ticket/{number}")
    visitor.sees("Below is the last state we know. Nothing is lost; please ask again later.")
    visitor.keep("sorry-last-state-known")


def test_a_wrong_number_says_which_part_looks_wrong(visitor: Visitor) -> None:
    visitor.page.goto("/track")
    visitor.page.locator("[name=number]").fill("7K3-M9Q-XU2T")
    visitor.page.locator("button[type=submit]").click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("U")
    visitor.keep("sorry-number-with-a-wrong-sign")
    visitor.page.goto("/ticket/7K3M9QXT22")
    visitor.sees("One letter or digit is wrong, or two have changed places. Compare the number once more.")
    visitor.keep("sorry-number-wrong")


def test_a_number_that_has_not_arrived(visitor: Visitor) -> None:
    visitor.page.goto(f"/ticket/{RIGHT_NUMBER_NOBODY_HAS}")
    visitor.sees("This report has not reached us yet")
    visitor.keep("sorry-not-arrived")


def test_a_number_that_another_report_has(visitor: Visitor, network: FaultProxy) -> None:
    fates: list[Fate] = ["number-taken"]
    visitor.opens_pothole()
    visitor.finds_itself()
    visitor.answers()
    network.fate = lambda request: fates.pop() if request.startswith(b"PUT") and fates else "pass"
    visitor.presses("Send the report")
    visitor.sees("Your number is now {number}.")
    visitor.keep("sorry-number-taken")


def test_plain_http_from_another_host_says_which_powers_are_off(visitor: Visitor, network: FaultProxy) -> None:
    visitor.page.goto(f"http://plain.test:{network.port}/")
    visitor.sees("Pothole")
    expect(visitor.page.locator(".powers-off, .update-bar, [role=status]").first).to_be_visible()
    visitor.keep("sorry-plain-http")
