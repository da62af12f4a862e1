"""Outside geocoders are asked politely, and a dead or slow one is only said to be away."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask

from backend.places.adapters import make
from backend.places.interface import Found, Geocoder, Unavailable
from tests.fakes import arcgis, nominatim
from tests.fakes.nominatim import Service

BOUNDS = (38.43, -121.56, 38.69, -121.36)
AGENT = "Wellkept/1 (+https://311.example)"


@pytest.fixture(params=["nominatim", "arcgis"])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    with {"nominatim": nominatim, "arcgis": arcgis}[request.param].running() as running:
        running.kind = request.param  # type: ignore[attr-defined]
        yield running


@pytest.fixture
def geocoder(inside: None, service: Service, tmp_path: Path) -> Geocoder:
    url = f"{service.kind}+http://{service.domain}"  # type: ignore[attr-defined]
    return make(url, tmp_path, "Sacramento", BOUNDS, AGENT)


def test_a_hit_is_a_place(geocoder: Geocoder, service: Service) -> None:
    (found,) = geocoder.forward("1300 F St")
    assert (found.lat, found.lng, found.number, found.accuracy) == (38.5835, -121.4874, 1300, "exact")
    assert found.address.startswith("1300 F St")
    ((_, _, query, headers),) = service.asked
    assert headers["user-agent"] == AGENT
    box = query.get("viewbox") or query["searchExtent"]
    assert sorted(map(float, box.split(","))) == sorted(BOUNDS)


def test_a_point_has_an_address(geocoder: Geocoder) -> None:
    found = geocoder.reverse(38.5835, -121.4874)
    assert isinstance(found, Found)
    assert (found.number, found.accuracy) == (1300, "exact")
    assert found.street.startswith("F St")


def test_nothing_found_is_nothing(geocoder: Geocoder, service: Service) -> None:
    service.does = "empty"
    assert geocoder.forward("1300 Zebra St") == []
    assert geocoder.reverse(0, 0) is None


@pytest.mark.parametrize("does", ["busy", "broken", "no-json", "hang", "drip"])
def test_whatever_goes_wrong_it_is_away_within_five_seconds(
    app: Flask, geocoder: Geocoder, service: Service, does: str
) -> None:
    service.does = does
    app.extensions["geocoder"] = geocoder
    start = time.monotonic()
    answer = app.test_client().get("/api/v1/geocode?q=1300+F+St")
    assert time.monotonic() - start < 5
    assert (answer.status_code, answer.get_json()) == (200, {"found": [], "unavailable": True})


def test_a_dead_server_is_away(geocoder: Geocoder, service: Service) -> None:
    dead = make("nominatim+http://127.0.0.1:1", Path(), "Sacramento", BOUNDS, AGENT)
    with pytest.raises(Unavailable):
        dead.forward("1300 F St")


def test_nominatim_is_asked_once_a_second_by_all_together(inside: None, tmp_path: Path) -> None:
    with nominatim.running() as service:
        url = f"nominatim+http://{service.domain}"
        one, other = (make(url, tmp_path, "Sacramento", BOUNDS, AGENT) for _ in range(2))
        for geocoder in (one, other, one):
            assert geocoder.forward("1300 F St")
        times = [at for at, *_ in service.asked]
        assert all(later - earlier > 0.95 for earlier, later in pairwise(times))


def test_what_is_asked_is_not_logged(
    geocoder: Geocoder, service: Service, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    service.does = "broken"
    with pytest.raises(Unavailable):
        geocoder.forward("1300 Secret St")
    assert "Secret" not in caplog.text + capfd.readouterr().err


@pytest.mark.parametrize("url", ["nominatim", "ftp://x", "arcgis+ftp://x", "bing+https://x", "nominatim+https://"])
def test_an_unknown_geocoder_is_refused_at_the_start(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="WELLKEPT_GEOCODER_URL"):
        make(url, tmp_path, "Sacramento", BOUNDS, AGENT)
