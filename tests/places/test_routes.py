"""Places over HTTP: documented shapes, and bad input is named."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.core.db import db
from backend.places.shapes import GeocodedShape, ReversedShape
from tests.factories import Phone


@pytest.fixture
def client(phone: Phone) -> FlaskClient:
    return phone.client


def test_an_address_of_the_default_city_is_found(client: FlaskClient) -> None:
    body = client.get("/api/v1/geocode?q=1300+F+St&lat=38.58&lng=-121.49").get_json()
    GeocodedShape().load(body)
    (found,) = body["found"]
    assert (found["address"], found["accuracy"], found["within_m"]) == ("1300 F St", "approximate", 25)
    assert 200 < found["distance_m"] < 600
    assert "unavailable" not in body


def test_without_a_point_there_is_no_distance(client: FlaskClient) -> None:
    assert client.get("/api/v1/geocode?q=1300+F+St").get_json()["found"][0]["distance_m"] is None


def test_what_is_not_known_is_an_empty_answer(client: FlaskClient) -> None:
    body = client.get("/api/v1/geocode?q=Zoom").get_json()
    assert body == {"found": []}
    assert client.get("/api/v1/geocode/reverse?lat=0&lng=0").get_json() == {
        "address": None,
        "accuracy": None,
        "nearest": None,
    }


def test_a_point_is_near_an_address(client: FlaskClient) -> None:
    body = client.get("/api/v1/geocode/reverse?lat=38.58372&lng=-121.48800").get_json()
    ReversedShape().load(body)
    assert body["address"] == "1260 F St"
    assert body["accuracy"] == "approximate"
    assert body["nearest"]["street"] == "F St"


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/api/v1/geocode", "q"),
        ("/api/v1/geocode?q=", "q"),
        (f"/api/v1/geocode?q={'x' * 201}", "q"),
        ("/api/v1/geocode?q=F&lat=38", "lng"),
        ("/api/v1/geocode?q=F&lng=-121", "lat"),
        ("/api/v1/geocode?q=F&lat=north&lng=1", "lat"),
        ("/api/v1/geocode?q=F&lat=91&lng=1", "lat"),
        ("/api/v1/geocode?q=F&lat=nan&lng=1", "lat"),
        ("/api/v1/geocode/reverse", "lat"),
        ("/api/v1/geocode/reverse?lat=1", "lng"),
        ("/api/v1/geocode/reverse?lat=1&lng=181", "lng"),
        ("/api/v1/geocode/reverse?lat=1&lng=inf", "lng"),
    ],
)
def test_bad_input_names_the_field_and_the_remedy(client: FlaskClient, path: str, field: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 422
    (error, *_) = answer.get_json()["errors"]
    assert error["field"] == field
    assert error["problem"]
    assert error["remedy"]


def test_what_is_asked_is_not_kept(app: Flask, client: FlaskClient, inside: None) -> None:
    client.get("/api/v1/geocode?q=1300+Secret+St&lat=38.58&lng=-121.49")
    for table in db.metadata.sorted_tables:
        assert "Secret" not in str(db.session.execute(table.select()).all()), table.name
