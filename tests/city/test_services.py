"""Every service of the default city can be answered in every way its definition allows; what is dangerous never can."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from backend.city import Answers, Definition, read_city
from backend.city.catalogue import Route, asked, route
from backend.city.schemas import STATES
from backend.core.http import limiter
from backend.reports import workflow
from tests.factories import SACRAMENTO, Phone, a_report, place_for

DEFINITIONS = read_city(SACRAMENTO).definitions
WITH_FORM = [definition for definition in DEFINITIONS if not definition.body["leads_to"]]
BY_CODE = pytest.mark.parametrize("definition", WITH_FORM, ids=lambda definition: definition.code)
FILES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (SACRAMENTO / "services").glob("*.yaml")
}
STOPS = yaml.safe_load((SACRAMENTO / "stops.yaml").read_text(encoding="utf-8"))
MADE_UP = {
    "text": "Near the blue gate",
    "number": 3,
    "date": "2026-11-20",
    "date-time": "2026-11-20T18:30",
    "phone": "916-555-0100",
    "plate": "7ABC123",
    "cart": "B10443",
}
COMMONEST = read_city(SACRAMENTO).facts["common"]


def values(question: dict[str, Any], *, dangerous: bool = False) -> list[Any]:
    """Every answer to a question of a list that does (or does not) end the form; one made up for the others."""
    if not question["options"]:
        return [] if dangerous else [MADE_UP[question["kind"]]]
    codes = [option["code"] for option in question["options"] if bool(option["stop"]) is dangerous]
    return [[code] for code in codes] if question["kind"] == "many" else codes


def ways(questions: list[dict[str, Any]], given: Answers) -> Iterator[Answers]:
    """Every way through the form: each answer that a later condition looks at, the first answer to all others."""
    rest = [q for q in asked(questions, given) if q["code"] not in given]
    if not rest:
        yield given
        return
    question = rest[0]
    looked_at = {c["question"] for q in questions for way in (q["when"] or {}).values() for c in way}
    choices = values(question) if question["code"] in looked_at else values(question)[:1]
    for value in choices:
        yield from ways(questions, {**given, question["code"]: value})


def with_each_answer(definition: Definition, *, dangerous: bool = False) -> Iterator[Answers]:
    """For every answer of every question a whole set of answers that gives it."""
    through = list(ways(definition.questions, {}))
    for question in definition.questions:
        way = next(way for way in through if question["code"] in way)
        so_far = dict(itertools.islice(way.items(), list(way).index(question["code"])))
        for value in values(question, dangerous=dangerous):
            yield next(ways(definition.questions, {**so_far, question["code"]: value}))


def filled(definition: Definition, answers: Answers) -> dict[str, Any]:
    """A report of this service."""
    place = place_for(definition)
    return a_report(service=definition.code, version=definition.version, answers=answers, place=place)


def has_a_rule_of_its_own(definition: Definition) -> bool:
    """Whether it asks something only after some answers, ends somewhere else after one, or says a rule first."""
    options = [option for question in definition.questions for option in question["options"]]
    conditions = any(question["when"] for question in definition.questions)
    return bool(conditions or definition.body["rules"] or any(o["stop"] or o["department"] for o in options))


def test_the_default_city_has_its_whole_catalogue() -> None:
    assert len(DEFINITIONS) >= 75
    assert sum(has_a_rule_of_its_own(definition) for definition in DEFINITIONS) >= 50
    elsewhere = [d.code for d in DEFINITIONS if d.body["leads_to"] or d.body["booking"]]
    assert len(elsewhere) >= 15


def test_what_people_report_most_stands_first(phone: Phone) -> None:
    services = phone.client.get("/api/v1/services").get_json()["services"]
    assert [service["code"] for service in services if service["common"]] == COMMONEST
    assert [service["code"] for service in services[: len(COMMONEST)]] == COMMONEST


def test_no_two_services_ask_the_same_questions_unless_a_note_says_why() -> None:
    sets: dict[tuple[str, ...], str] = {}
    for definition in WITH_FORM:
        labels = tuple(question["label"] for question in definition.questions)
        other = sets.setdefault(labels, definition.code)
        assert other == definition.code or FILES[definition.code].get("note"), (other, definition.code)


def test_every_service_says_where_it_is_known_from() -> None:
    assert [code for code, service in FILES.items() if not service["source"].strip()] == []


@BY_CODE
def test_a_service_asks_two_to_six_questions_of_its_own(definition: Definition) -> None:
    assert 2 <= len(definition.questions) <= 6


@BY_CODE
def test_every_question_can_be_reached(definition: Definition) -> None:
    reached = {code for way in ways(definition.questions, {}) for code in way}
    assert reached == {question["code"] for question in definition.questions}


@BY_CODE
def test_every_way_through_the_form_is_taken(definition: Definition, phone: Phone) -> None:
    for answers in ways(definition.questions, {}):
        limiter.reset()
        phone.sends(filled(definition, answers))


@BY_CODE
def test_every_answer_is_taken_and_read_back_in_words(definition: Definition, phone: Phone) -> None:
    for answers in with_each_answer(definition):
        limiter.reset()
        mine = phone.sends(filled(definition, answers))["mine"]
        assert len(mine["answers"]) == len(answers)


@BY_CODE
def test_an_answer_that_ends_the_form_is_no_report(definition: Definition, phone: Phone) -> None:
    stops = {option["stop"] for q in definition.questions for option in q["options"] if option["stop"]}
    ways = [stop[way] for stop in definition.body["stops"].values() for way in ("phone", "link", "answer") if stop[way]]
    for answers in with_each_answer(definition, dangerous=True):
        limiter.reset()
        said = phone.sends(filled(definition, answers), status=422)["errors"]
        assert any(way in error["remedy"] for error in said for way in ways)
    assert stops == set(definition.body["stops"])


def test_no_form_is_no_report(phone: Phone) -> None:
    for definition in DEFINITIONS:
        if definition.body["leads_to"]:
            limiter.reset()
            (error,) = phone.sends(filled(definition, {}), status=422)["errors"]
            assert error["field"] == "service"


def test_every_stop_is_led_to() -> None:
    assert {code for definition in DEFINITIONS for code in definition.body["stops"]} == set(STOPS)


def test_an_answer_may_send_a_report_to_another_department_and_make_it_urgent() -> None:
    of = {definition.code: definition for definition in DEFINITIONS}
    assert route(of["illegal-dumping"], {"where": "street"}).department == "solid-waste"
    assert route(of["illegal-dumping"], {"where": "private"}) == Route("code", urgent=False)
    assert route(of["tree"], {"what": "hanging"}) == Route("trees", urgent=True)
    assert route(of["tree"], {"what": "dead"}) == Route("trees", urgent=False)


def test_the_folder_names_the_states_that_reports_have() -> None:
    assert STATES == workflow.STATES
