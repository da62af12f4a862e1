"""Every service of the default city can be answered in every way its definition allows; what is dangerous never can."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from backend.city import Answers, Definition, read_city
from backend.city.catalogue import Route, asked, route
from backend.core.http import limiter
from tests.factories import SACRAMENTO, Phone, a_report

DEFINITIONS = read_city(SACRAMENTO).definitions
BY_CODE = pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda definition: definition.code)
MADE_UP = {
    "text": "Near the blue gate",
    "number": 3,
    "date": "2026-11-20",
    "date-time": "2026-11-20T18:30",
    "phone": "916-555-0100",
    "plate": "7ABC123",
    "cart": "B10443",
}
EIGHT = {
    "pothole",
    "street-light",
    "graffiti",
    "missed-collection",
    "illegal-dumping",
    "stray-animal",
    "abandoned-vehicle",
    "tree",
}


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
    return a_report(service=definition.code, version=definition.version, answers=answers)


def test_the_default_city_has_the_eight_services() -> None:
    assert {definition.code for definition in DEFINITIONS} == EIGHT


def test_no_two_services_ask_the_same_questions() -> None:
    sets = [tuple(question["label"] for question in definition.questions) for definition in DEFINITIONS]
    assert len(set(sets)) == len(sets)


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
def test_every_dangerous_answer_is_a_telephone_call(definition: Definition, phone: Phone) -> None:
    stops = {option["stop"] for q in definition.questions for option in q["options"] if option["stop"]}
    for answers in with_each_answer(definition, dangerous=True):
        limiter.reset()
        said = phone.sends(filled(definition, answers), status=422)["errors"]
        telephones = [stop["phone"] for stop in definition.body["stops"].values()]
        assert any(telephone in error["remedy"] for error in said for telephone in telephones)
    assert stops == set(definition.body["stops"])


def test_the_services_know_the_dangers_they_meet() -> None:
    dangers = {code for definition in DEFINITIONS for code in definition.body["stops"]}
    assert dangers == set(yaml.safe_load((SACRAMENTO / "stops.yaml").read_text()))


def test_an_answer_may_send_a_report_to_another_department_and_make_it_urgent() -> None:
    of = {definition.code: definition for definition in DEFINITIONS}
    assert route(of["illegal-dumping"], {"where": "street"}).department == "solid-waste"
    assert route(of["illegal-dumping"], {"where": "private"}) == Route("code", urgent=False)
    assert route(of["tree"], {"what": "hanging"}) == Route("trees", urgent=True)
    assert route(of["tree"], {"what": "dead"}) == Route("trees", urgent=False)
