"""Every address says who may call it, and holds to it; every answer carries the headers."""

from __future__ import annotations

import pytest
from flask import Flask

from backend.core.access import ROLES
from tests.factories import SAME_ORIGIN, Phone, a_report, a_ticket

HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")


def addresses(app: Flask, access: str | None = None) -> list[tuple[str, str]]:
    """(method, address) of every view, with 1s for arguments; only those with this access if one is named."""
    found = []
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if access is None or getattr(view, "access", None) == access:
            with app.test_request_context():
                address = rule.build(dict.fromkeys(rule.arguments, "1"), append_unknown=False)
            assert address
            found += [(method, address[1]) for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]
    return found


def test_every_view_says_who_may_call_it(app: Flask) -> None:
    silent = [name for name, view in app.view_functions.items() if not hasattr(view, "access")]
    assert silent == []


def test_every_staff_address_refuses_a_stranger(app: Flask) -> None:
    staffs = addresses(app, "staff")
    assert len(staffs) >= 6
    for method, address in staffs:
        answer = app.test_client().open(address, method=method, json={}, headers=SAME_ORIGIN)
        assert (answer.status_code, answer.get_json()["code"]) == (401, "sign-in"), (method, address)


def test_every_reporters_address_refuses_a_wrong_key(app: Flask) -> None:
    ticket, other = a_ticket(), a_ticket()
    for method, address in addresses(app, "reporter"):
        headers = other.headers | SAME_ORIGIN
        answer = app.test_client().open(address.replace("/1", f"/{ticket.text}", 1), method=method, headers=headers)
        assert answer.status_code == 403, (method, address)


def test_every_answer_carries_the_headers(app: Flask) -> None:
    for method, address in [*addresses(app), ("GET", "/no/such.file"), ("DELETE", "/api/v1/city")]:
        answer = app.test_client().open(address, method=method, headers=SAME_ORIGIN)
        assert [name for name in HEADERS if name not in answer.headers] == [], (method, address)
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.status_code < 500, (method, address)
        answer.close()


def test_every_error_has_the_one_shape(app: Flask) -> None:
    client = app.test_client()
    answers = [
        client.get("/api/v1/reports/1"),
        client.get("/api/v1/staff/me"),
        client.put(f"/api/v1/reports/{a_ticket().text}", headers=SAME_ORIGIN),
        client.get("/api/v1/services/none"),
        client.delete("/api/v1/city", headers=SAME_ORIGIN),
        client.post("/api/v1/staff/sign-in", json={}, headers=SAME_ORIGIN),
        client.get("/api/v1/nothing"),
    ]
    assert [answer.status_code for answer in answers] == [400, 401, 403, 404, 405, 422, 404]
    for answer in answers:
        assert answer.content_type == "application/problem+json"
        assert set(answer.get_json()) >= {"type", "code", "title", "status", "detail", "errors"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 401),
        ({"Origin": "http://localhost"}, 401),
    ],
)
def test_a_write_from_a_foreign_page_is_refused(app: Flask, headers: dict[str, str], status: int) -> None:
    answer = app.test_client().post("/api/v1/staff/sign-in", json={"name": "a", "password": "b"}, headers=headers)
    assert answer.status_code == status


def test_a_program_with_a_key_and_no_cookie_may_write(app: Flask) -> None:
    ticket = a_ticket()
    answer = app.test_client().put(f"/api/v1/reports/{ticket.text}", json=a_report(), headers=ticket.headers)
    assert answer.status_code == 201


def test_a_sign_that_no_database_keeps_is_refused_by_name(app: Flask) -> None:
    client = app.test_client()
    body = {"name": "a\0b", "password": "x"}
    answer = client.post("/api/v1/staff/sign-in", json=body, headers=SAME_ORIGIN)
    assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, "name")
    ticket = a_ticket()
    report = a_report(answers={"where": ["a", "\0"]})
    answer = client.put(f"/api/v1/reports/{ticket.text}", json=report, headers=ticket.headers | SAME_ORIGIN)
    assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, "answers.where.1")
    assert client.get("/api/v1/geocode?q=a%00b").status_code == 400
    assert client.get("/api/v1/services/a%00b").status_code == 400


def test_no_role_is_unknown_to_the_marks(app: Flask) -> None:
    for view in app.view_functions.values():
        assert set(getattr(view, "roles", ())) <= set(ROLES)


def test_an_address_leaves_no_trace_in_the_limits_but_a_daily_hash(app: Flask, phone: Phone) -> None:
    from backend.core.http import limiter

    phone.sends(a_report())
    kept = str(vars(limiter.storage))
    assert "LIMITER" in kept
    assert "127.0.0.1" not in kept
