"""What one phone leaves for another: taken once, within the hour, and never looked into."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from backend import create_app
from backend.carry.actions import KEPT_FOR, LARGEST
from backend.carry.models import Parcel
from backend.core import clock
from backend.core.db import db
from backend.core.owed import Owed
from tests.conftest import settings_for
from tests.factories import SAME_ORIGIN

SEALED = b"\x00sealed\xff" * 100


def an_id() -> str:
    """What a code gives."""
    return secrets.token_hex(16)


def left(client: FlaskClient, parcel: str, sealed: bytes = SEALED) -> TestResponse:
    """The answer to leaving a parcel."""
    headers = SAME_ORIGIN | {"Content-Type": "application/octet-stream"}
    return client.put(f"/api/v1/carry/{parcel}", data=sealed, headers=headers)


def taken(client: FlaskClient, parcel: str) -> TestResponse:
    """The answer to taking it."""
    return client.post(f"/api/v1/carry/{parcel}/take", headers=SAME_ORIGIN)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Any phone."""
    return app.test_client()


def test_what_one_phone_leaves_another_takes_byte_for_byte_and_only_once(client: FlaskClient) -> None:
    parcel = an_id()
    answer = left(client, parcel)
    assert answer.status_code == 201
    assert answer.get_json()["until"] > clock.rfc3339(clock.now())
    first = taken(client, parcel)
    assert (first.status_code, first.data) == (200, SEALED)
    assert first.headers["Cache-Control"] == "no-store"
    second = taken(client, parcel)
    assert (second.status_code, second.get_json()["code"]) == (404, "carry-gone")


def test_a_look_takes_nothing(client: FlaskClient) -> None:
    parcel = an_id()
    left(client, parcel)
    for address in (f"/api/v1/carry/{parcel}", f"/api/v1/carry/{parcel}/take"):
        assert client.get(address).status_code == 404
    assert taken(client, parcel).data == SEALED


def test_left_again_after_a_lost_answer_it_is_the_same_and_lies_no_longer(client: FlaskClient) -> None:
    parcel = an_id()
    until = left(client, parcel).get_json()["until"]
    with clock.moved_to(clock.now() + timedelta(minutes=30)):
        again = left(client, parcel)
    assert (again.status_code, again.get_json()["until"]) == (200, until)


def test_nobody_puts_something_else_under_a_code_in_use(client: FlaskClient) -> None:
    parcel = an_id()
    left(client, parcel)
    assert left(client, parcel, b"other").get_json()["code"] == "carry-taken"
    assert taken(client, parcel).data == SEALED


def test_after_its_hour_it_can_no_longer_be_taken(client: FlaskClient) -> None:
    parcel = an_id()
    left(client, parcel)
    with clock.moved_to(clock.now() + KEPT_FOR):
        assert taken(client, parcel).get_json()["code"] == "carry-gone"


def held() -> tuple[int, int]:
    """How many parcels and owed rows there are."""
    counted = [db.session.scalar(sa.select(sa.func.count()).select_from(table)) for table in (Parcel, Owed)]
    db.session.rollback()
    return counted[0], counted[1]


@pytest.mark.parametrize("takes", [False, True])
def test_the_worker_leaves_nothing_behind(client: FlaskClient, worker, inside: None, *, takes: bool) -> None:
    parcel = an_id()
    left(client, parcel)
    worker.works()
    assert held() == (1, 1)
    if takes:
        taken(client, parcel)
        assert held() == (0, 1)
    with clock.moved_to(clock.now() + KEPT_FOR):
        worker.works()
        assert held() == (0, 0)


@pytest.mark.parametrize("parcel", ["1", "x" * 32, "A" * 32, "a" * 33, "%20", "..", "ä" * 32])
def test_an_address_that_no_code_gives_is_refused_with_a_remedy(client: FlaskClient, parcel: str) -> None:
    for answer in (left(client, parcel), taken(client, parcel)):
        assert answer.status_code in (400, 404, 405), answer.status_code
        assert answer.content_type == "application/problem+json"
    error = taken(client, "1").get_json()["errors"][0]
    assert (error["field"], error["remedy"]) == ("parcel", "Type the code again.")


def test_nothing_is_no_parcel_and_too_much_is_refused(client: FlaskClient) -> None:
    empty = left(client, an_id(), b"")
    assert (empty.status_code, empty.get_json()["errors"][0]["field"]) == (422, "body")
    assert left(client, an_id(), bytes(LARGEST)).status_code == 201
    for size in (LARGEST + 1, 2 * LARGEST):
        answer = left(client, an_id(), bytes(size))
        assert (answer.status_code, answer.get_json()["code"]) == (413, "too-large")


@pytest.mark.parametrize(("mebibytes", "fits"), [(0, 0), (1, 1), (3, 3)])
def test_parcels_never_fill_the_disk(tmp_path, database_url: str, mebibytes: int, fits: int) -> None:
    app = create_app(settings_for(tmp_path, database_url=database_url, carry_mb=mebibytes))
    sealed = bytes(1024 * 1024)
    answers = [left(app.test_client(), an_id(), sealed) for _ in range(fits + 1)]
    assert [answer.status_code for answer in answers] == [201] * fits + [503]
    assert answers[-1].get_json()["code"] == "carry-full"
    with app.app_context():
        db.engine.dispose()


def test_a_code_cannot_be_guessed_by_trying(client: FlaskClient) -> None:
    statuses = [taken(client, an_id()).status_code for _ in range(25)]
    assert statuses[:20] == [404] * 20
    assert statuses[20:] == [429] * 5


def test_one_address_cannot_leave_parcels_without_end(client: FlaskClient) -> None:
    statuses = [left(client, an_id()).status_code for _ in range(12)]
    assert statuses == [201] * 10 + [429] * 2


def test_a_foreign_page_neither_leaves_nor_takes(client: FlaskClient) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.put(f"/api/v1/carry/{an_id()}", data=SEALED, headers=foreign).status_code == 403
    assert client.post(f"/api/v1/carry/{an_id()}/take", headers=foreign).status_code == 403
