"""The page tells what it will ask for, so that a phone does not find it out one answer after another."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without anything kept."""
    return app.test_client()


def ahead(client: FlaskClient, path: str, language: str = "en-US") -> list[str]:
    """The addresses that come with a page, without their marks."""
    with client.get(path, headers={"Accept-Language": language}) as answer:
        assert answer.status_code == 200
        assert "Accept-Language" in answer.vary
    return [link.split(">")[0].removeprefix("<") for link in answer.headers.get("Link", "").split(", ") if link]


def names(links: list[str]) -> list[str]:
    """What the files are called before the build adds a digest."""
    return [link.removeprefix("/assets/").split("-")[0] for link in links]


def test_what_the_first_paint_waits_for_is_named_first(client: FlaskClient) -> None:
    for page in ("/", "/report/pothole"):
        style, *code = ahead(client, page)[:3]
        assert style.endswith(".css")
        assert names(code) == ["app", "residents"]


def test_home_comes_with_its_code_the_city_and_its_services(client: FlaskClient) -> None:
    home, *links = ahead(client, "/")[3:]
    assert names([home]) == ["Home"]
    assert links == ["/api/v1/city?lang=en", "/api/v1/services?lang=en"]


def test_a_form_comes_with_its_code_and_its_questions(client: FlaskClient) -> None:
    links = ahead(client, "/report/pothole")[3:]
    assert names(links[:-2]) == ["Report", "outbox"]
    assert links[-2:] == ["/api/v1/services/pothole?lang=en", "/api/v1/city?lang=en"]


def test_everything_that_is_told_ahead_is_there(client: FlaskClient) -> None:
    for page in ("/", "/report/pothole", "/report/show-us", "/ticket/7K3-M9Q-XT2T"):
        links = ahead(client, page, "es")
        assert links
        for link in links:
            with client.get(link) as answer:
                assert answer.status_code == 200, link


def test_who_reads_spanish_gets_spanish_words_along(client: FlaskClient) -> None:
    links = ahead(client, "/", "fr, es-MX;q=0.9, en;q=0.5")
    assert links[4:6] == ["/api/v1/city?lang=es", "/api/v1/services?lang=es"]
    assert names(links[6:]) == ["words"]


def test_a_photo_before_its_kind_asks_for_no_form(client: FlaskClient) -> None:
    assert not [link for link in ahead(client, "/report/show-us") if "services" in link]


@pytest.mark.parametrize("path", ["/report", "/report/", "/privacy", "/staff/", "/staff/reports"])
def test_other_pages_come_alone(client: FlaskClient, path: str) -> None:
    assert ahead(client, path) == []


def test_no_address_can_write_a_header_of_its_own(client: FlaskClient) -> None:
    links = ahead(client, "/report/a>; rel=preload, <b")
    assert links[-2] == "/api/v1/services/a%3E%3B%20rel%3Dpreload%2C%20%3Cb?lang=en"
