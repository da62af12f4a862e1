"""Every request shape that was ever released is accepted for ever: phones are updated late, and queues are old."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from backend.reports import number as numbers
from tests.factories import SAME_ORIGIN, Phone, a_report

FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(FOLDER.glob("*.json"))
SUBSCRIPTIONS = sorted((FOLDER / "subscriptions").glob("*.json"))
ANSWERS = sorted((FOLDER / "answers").glob("*.json"))
PARCELS = sorted((FOLDER / "carry").iterdir())


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_a_report_of_every_released_shape_is_taken(app: Flask, path: Path) -> None:
    number, key = numbers.mint()
    body = json.loads(path.read_text()) | {"version": a_report()["version"]}
    headers = SAME_ORIGIN | {"Authorization": f"Bearer {numbers.write_key(key)}"}
    answer = app.test_client().put(f"/api/v1/reports/{numbers.symbols(number)}", json=body, headers=headers)
    assert answer.status_code == 201, answer.get_data(as_text=True)


@pytest.mark.parametrize("path", SUBSCRIPTIONS, ids=[path.stem for path in SUBSCRIPTIONS])
def test_a_wish_to_be_told_of_every_released_shape_is_taken(phone: Phone, path: Path) -> None:
    ticket = phone.sends(a_report())["ticket"]
    body = json.loads(path.read_text()) | {"ticket": ticket.text}
    answer = phone.client.post("/api/v1/subscriptions", json=body, headers=SAME_ORIGIN)
    assert answer.status_code in (201, 202), answer.get_data(as_text=True)


@pytest.mark.parametrize("path", PARCELS, ids=[path.stem for path in PARCELS])
def test_what_a_phone_of_every_release_sealed_is_carried_over(app: Flask, path: Path) -> None:
    address, sealed = f"/api/v1/carry/{'a' * 32}", path.read_bytes()
    headers = SAME_ORIGIN | {"Content-Type": "application/octet-stream"}
    assert app.test_client().put(address, data=sealed, headers=headers).status_code == 201
    assert app.test_client().post(f"{address}/take", headers=SAME_ORIGIN).data == sealed


@pytest.mark.parametrize("path", ANSWERS, ids=[path.stem for path in ANSWERS])
def test_what_was_said_of_an_answer_in_every_released_shape_is_counted(phone: Phone, path: Path) -> None:
    body = json.loads(path.read_text())
    answer = phone.client.post("/api/v1/answers/lost-pet/useful", json=body, headers=SAME_ORIGIN)
    assert answer.status_code == 200, answer.get_data(as_text=True)


def test_there_are_samples() -> None:
    assert len(ANSWERS) >= 1
    assert len(SAMPLES) >= 2
    assert len(SUBSCRIPTIONS) >= 2
    assert len(PARCELS) >= 1
