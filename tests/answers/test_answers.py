"""What the default city answers: known facts only, whole in every language, and counted without knowing who reads."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from backend.answers import read_answers
from backend.answers.blocks import links_in, same_pointers
from backend.answers.queries import counted, lines, view
from backend.city import read_city
from backend.core import clock
from tests.factories import SACRAMENTO, SAME_ORIGIN

BASE, CITY = read_answers(SACRAMENTO), read_city(SACRAMENTO)
NAMED_ELSEWHERE = {
    "road-closures", "towed-car", "license-a-dog", "lost-pet", "affordable-housing", "civil-service-exams",
    "reserve-a-park", "home-improvement-permits", "business-license",
}  # fmt: skip
BY_CODE = pytest.mark.parametrize("code", sorted(BASE.articles))
TELEPHONES = {"311", "911", "211", "711", "916-264-5011", "916-808-5011"}
MOST_WORDS = 25


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Any phone."""
    return app.test_client()


def words_of(shown: Any) -> str:
    """Everything that a reader sees of an answer."""
    return json.dumps(shown, ensure_ascii=False)


def test_the_city_answers_what_it_is_asked_most() -> None:
    assert len(BASE.articles) >= 25
    assert set(BASE.articles) >= NAMED_ELSEWHERE


@BY_CODE
@pytest.mark.parametrize("language", CITY.languages)
def test_no_answer_shows_the_place_of_a_missing_fact(code: str, language: str) -> None:
    shown = words_of(view(BASE, CITY, code, language))
    for block in view(BASE, CITY, code, language)["blocks"]:
        parts = [block["spans"], *(item["spans"] for item in block["items"])]
        assert not any(re.search(r"[{}]|facts\.|None|null", span["text"]) for part in parts for span in part)
    assert "facts." not in shown


@BY_CODE
def test_an_answer_is_whole_in_every_language(code: str) -> None:
    assert [view(BASE, CITY, code, language)["language"] for language in CITY.languages] == CITY.languages


@BY_CODE
def test_an_answer_names_only_telephones_that_we_know(code: str) -> None:
    numbers = set(re.findall(r"\b(?:\d{3}-)?\d{3}-\d{4}\b|tel:([\d-]+)", words_of(view(BASE, CITY, code, "en"))))
    assert numbers - {""} <= TELEPHONES


@BY_CODE
def test_an_answer_without_its_missing_facts_still_reads_well(code: str) -> None:
    shown = view(BASE, CITY, code, "en")["blocks"]
    assert shown
    for block, after in zip(shown, [*shown[1:], None], strict=True):
        if block["kind"] == "paragraph" and block["spans"][-1]["text"].endswith(":"):
            assert after, "it announces something that does not come"
            assert after["kind"] in ("list", "steps")
        assert block["kind"] != "list" or len(block["items"]) >= 2


@BY_CODE
def test_a_sentence_is_short(code: str) -> None:
    for text in BASE.articles[code].texts:
        for sentence in re.split(r"(?<=[.?!:])\s+(?=[A-Z*\[])", text.words.replace("a.m.", "am")):
            assert len(sentence.split()) <= MOST_WORDS, sentence


@BY_CODE
@pytest.mark.parametrize("language", CITY.languages)
def test_every_line_of_an_answer_is_a_sentence(code: str, language: str) -> None:
    for block in BASE.articles[code].blocks:
        for text in block.texts if block.kind == "paragraph" else ():
            for line in CITY.text(text.words, language).split("\n"):
                assert re.search(r"[.?!:]\**$", line), line


@BY_CODE
def test_a_sentence_with_a_fact_stands_alone_on_its_line(code: str) -> None:
    for text in BASE.articles[code].texts:
        for line in text.words.split("\n"):
            assert "{facts." not in line or len(re.findall(r"[.?!](?:\s|$)", line)) <= 1, line


@BY_CODE
def test_an_answer_leads_to_services_that_there_are(code: str) -> None:
    services = {definition.code for definition in CITY.definitions}
    article = BASE.articles[code]
    led_to = {link for text in article.texts for link in links_in(text.words) if link.startswith("/report/")}
    assert led_to <= {f"/report/{service}" for service in services}
    assert set(article.services) <= services


@BY_CODE
def test_a_translation_leads_where_the_answer_leads(code: str) -> None:
    for language in CITY.languages[1:]:
        for words in BASE.texts_shown(BASE.articles[code]):
            assert same_pointers(words, CITY.words[language][words])


def test_the_list_is_told_in_the_readers_language(client: FlaskClient) -> None:
    english, spanish = (client.get(f"/api/v1/answers?lang={code}").get_json()["answers"] for code in ("en", "es"))
    assert {line["code"] for line in english} == {line["code"] for line in spanish} == set(BASE.articles)
    pet = next(line for line in spanish if line["code"] == "lost-pet")
    assert (pet["title"], pet["group"]) == ("Encuentre a su mascota perdida", "Animales")
    assert {"perro perdido", "lost dog"} <= set(pet["keywords"])


def test_an_answer_is_told_in_the_readers_language(client: FlaskClient) -> None:
    answer = client.get("/api/v1/answers/lost-pet", headers={"Accept-Language": "es-MX,es;q=0.9"}).get_json()
    assert answer["language"] == "es"
    assert answer["blocks"][0]["spans"][0]["text"] == "Llame al "
    assert answer["blocks"][0]["spans"][1]["href"] == "tel:311"


def test_an_answer_that_was_read_before_is_not_sent_again(client: FlaskClient) -> None:
    for path in ("/api/v1/answers", "/api/v1/answers/lost-pet"):
        first = client.get(path)
        assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_list_says_which_version_of_an_answer_there_is(client: FlaskClient) -> None:
    for line in client.get("/api/v1/answers?lang=es").get_json()["answers"][:3]:
        answer = client.get(f"/api/v1/answers/{line['code']}?lang=es").get_json()
        assert answer["version"] == line["version"]
        assert client.get(f"/api/v1/answers/{line['code']}?lang=en").get_json()["version"] != line["version"]


def test_an_answer_that_is_not_wholly_translated_is_told_in_the_citys_own_language() -> None:
    article = BASE.articles["lost-pet"]
    lacking = dict(CITY.words["es"])
    del lacking[next(article.texts).words]
    city = type(CITY)(CITY.facts, CITY.departments, CITY.definitions, {"es": lacking})
    shown = view(BASE, city, "lost-pet", "es")
    assert (shown["language"], shown["title"], shown["group"]) == ("en", "Find your lost pet", "Animales")
    assert next(line for line in lines(BASE, city, "es") if line["code"] == "lost-pet")["language"] == "en"


def test_an_answer_that_there_is_not_is_said_in_plain_words(client: FlaskClient) -> None:
    for answer in (
        client.get("/api/v1/answers/unicorns"),
        client.post("/api/v1/answers/unicorns/useful", json={"useful": True}, headers=SAME_ORIGIN),
    ):
        assert (answer.status_code, answer.get_json()["code"]) == (404, "answer-unknown")


def says(client: FlaskClient, code: str, body: Any, language: str = "en") -> int:
    """The status of saying whether an answer was useful."""
    address = f"/api/v1/answers/{code}/useful?lang={language}"
    return client.post(address, json=body, headers=SAME_ORIGIN).status_code


def test_who_finds_an_answer_useful_is_counted_and_nothing_else(client: FlaskClient, inside: None) -> None:
    said = [says(client, "lost-pet", {"useful": useful}) for useful in (True, True, False)]
    assert [*said, says(client, "gas-smell", {"useful": True, "name": "Ada"}, "es")] == [200] * 4
    assert counted() == [("gas-smell", True, 1), ("lost-pet", False, 1), ("lost-pet", True, 2)]


def test_a_day_is_the_citys_day(client: FlaskClient, inside: None) -> None:
    from backend.answers.models import AnswerCount
    from backend.core.db import db

    with clock.moved_to(datetime(2026, 11, 26, 5, 0, tzinfo=UTC)):  # still the 25th in Sacramento
        assert says(client, "lost-pet", {"useful": True}, "es") == 200
    row = db.session.query(AnswerCount).one()
    assert (row.answer, row.day.isoformat(), row.language, row.people) == ("lost-pet", "2026-11-25", "es", 1)


@pytest.mark.parametrize("body", [{}, {"useful": None}, {"useful": "yes"}, {"useful": 2}])
def test_what_is_neither_yes_nor_no_is_not_counted(client: FlaskClient, inside: None, body: Any) -> None:
    assert says(client, "lost-pet", body) == 422
    assert counted() == []


def test_one_address_cannot_make_an_answer_look_useful(client: FlaskClient) -> None:
    assert [says(client, "lost-pet", {"useful": True}) for _ in range(32)] == [200] * 30 + [429] * 2


def test_a_foreign_page_is_not_counted(client: FlaskClient) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/api/v1/answers/lost-pet/useful", json={"useful": True}, headers=foreign).status_code == 403
