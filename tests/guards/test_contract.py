"""The API is what its own description says, and no input brings it down."""

from __future__ import annotations

import base64
import os
from collections import Counter

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from backend.answers.shapes import ArticleShape, ArticlesShape
from backend.city.shapes import CityShape, FormShape, ServicesShape
from backend.core.http import limiter
from backend.reports.shapes import ReportersShape, TicketShape
from backend.staff.shapes import QueueShape, StaffReportShape
from tests.factories import SAME_ORIGIN, Phone, SignedIn, a_photo, a_report, digest

KEY = {"Authorization": "Bearer " + base64.urlsafe_b64encode(bytes(32)).decode().rstrip("=")}


def test_every_answer_has_its_documented_shape(phone: Phone, clerk: SignedIn, worker) -> None:
    picture = a_photo()
    contact = {"kind": "person", "name": "Ada", "email": "ada@example.org", "phone": "1"}
    ticket = phone.sends(a_report(photos=[digest(picture)], contact=contact))["ticket"]
    phone.sends_photo(ticket, picture)
    worker.works()
    clerk.posts(f"reports/{ticket.text}/release", {"photo": 0, "released": True})
    clerk.moves(ticket, "elsewhere", agency={"name": "Caltrans", "phone": None})
    TicketShape().load(phone.looks_at(ticket))
    ReportersShape().load(phone.looks_at(ticket, as_reporter=True))
    StaffReportShape().load(clerk.gets(f"reports/{ticket.text}"))
    QueueShape().load(clerk.gets("reports"))
    CityShape().load(phone.client.get("/api/v1/city").get_json())
    ServicesShape().load(phone.client.get("/api/v1/services").get_json())
    ArticlesShape().load(phone.client.get("/api/v1/answers").get_json())
    ArticleShape().load(phone.client.get("/api/v1/answers/lost-pet").get_json())
    FormShape().load(phone.client.get("/api/v1/services/pothole").get_json())


def test_every_api_address_is_described(app: Flask) -> None:
    described = set(app.test_client().get("/api/v1/openapi.json").get_json()["paths"])
    addresses = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and not rule.rule.endswith("openapi.json")
    }
    assert addresses == described


SOAK = os.environ.get("WELLKEPT_SOAK") == "1"
TRIES = settings(max_examples=300 if SOAK else 15, derandomize=not SOAK)  # new questions in the long run only
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]


def test_whatever_is_sent_the_answer_is_in_order(app: Flask, clerk: SignedIn) -> None:
    cookie = clerk.client.get_cookie("wellkept")
    assert cookie
    limiter.enabled = False
    api = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    seen: Counter[int] = Counter()

    def try_out(case: schemathesis.Case) -> None:
        headers = SAME_ORIGIN | ({"Cookie": f"wellkept={cookie.value}"} if "staff" in case.path else KEY)
        if "text" in (case.path_parameters or {}) and "staff" not in case.path:
            case.path_parameters = {**case.path_parameters, "text": "2TY2RF234Z"}
        response = case.call(headers=headers)
        seen[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    try:
        for found in api.get_all_operations():
            operation = found.ok()
            health = list(HealthCheck)
            examples = settings(TRIES, deadline=None, suppress_health_check=health, database=None)
            examples(given(case=operation.as_strategy())(try_out))()
    finally:
        limiter.enabled = True
    assert min(seen[200], seen[422]) >= 10
