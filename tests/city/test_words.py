"""Residents read the city in their own language; what is stored, checked and handed to departments does not change."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Any

import pytest
from flask import Flask

from backend.city import CityError, read_city
from backend.city.queries import by_version
from backend.notices.words import said
from backend.settings import ROOT
from tests.conftest import Mailbox
from tests.factories import SACRAMENTO, SAME_ORIGIN, Phone, SignedIn, a_report, a_ticket


def asks(phone: Phone, path: str, **headers: str) -> dict[str, Any]:
    """GET from the API."""
    return Phone._expect(phone.client.get(f"/api/v1/{path}", headers=headers), 200)


def test_every_text_is_there_in_every_language() -> None:
    done = subprocess.run(
        [sys.executable, "tools/words", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_city_is_told_in_the_language_asked_for(phone: Phone) -> None:
    assert asks(phone, "city?lang=es")["contact"]["hours"].startswith("De día")
    assert "estatus migratorio" in asks(phone, "city?lang=es")["privacy"]
    assert asks(phone, "city?lang=es")["contact"]["phone"] == "311"
    assert asks(phone, "city?lang=tlh")["contact"]["hours"].startswith("Day")


def test_a_form_keeps_its_version_and_codes_in_every_language(phone: Phone) -> None:
    english, spanish = asks(phone, "services/street-light?lang=en"), asks(phone, "services/street-light?lang=es")
    assert english["version"] == spanish["version"]
    assert [q["code"] for q in english["questions"]] == [q["code"] for q in spanish["questions"]]
    assert english["stops"].keys() == spanish["stops"].keys()
    assert english["stops"]["wire-down"]["phone"] == spanish["stops"]["wire-down"]["phone"]
    assert spanish["name"] == "Alumbrado de la calle"
    assert spanish["department"]["name"] == "Obras Públicas, Alumbrado"


def test_services_are_found_by_words_of_both_languages(phone: Phone) -> None:
    (light,) = [s for s in asks(phone, "services?lang=es")["services"] if s["code"] == "street-light"]
    assert {"farola", "street light"} <= set(light["keywords"])


def test_the_device_is_asked_where_the_page_says_nothing(phone: Phone) -> None:
    assert asks(phone, "services/pothole", **{"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"})["name"] == "Bache"


def test_a_reporter_reads_the_answers_in_the_language_asked_for(phone: Phone) -> None:
    ticket = a_ticket()
    answer = phone.sends(a_report(language="es"), ticket=ticket)
    assert answer["mine"]["answers"][0] == {
        "question": "¿En qué parte de la calle está?",
        "answer": "En un carril de tráfico",
    }
    seen = asks(phone, f"reports/{ticket.text}?lang=en", **ticket.headers)
    assert seen["mine"]["answers"][0]["answer"] == "In a traffic lane"


def test_what_is_wrong_is_said_in_the_reports_language(phone: Phone) -> None:
    wrong = a_report(language="es", answers={"where": "traffic-lane", "damage": "maybe"}, description="x" * 5000)
    answer = phone.sends(wrong, status=422)
    assert answer["title"] == "Revise de nuevo algunas respuestas."
    assert answer["errors"][0]["remedy"] == "Use como máximo 4000 signos."
    answer = phone.sends(wrong | {"description": ""}, status=422)
    assert answer["errors"][0]["problem"] == "Esta no es una de las respuestas."


def test_a_dangerous_answer_names_the_telephone_in_spanish(phone: Phone, app: Flask) -> None:
    definition = next(d for d in read_city(SACRAMENTO).definitions if d.code == "street-light")
    body = a_report(service="street-light", version=definition.version, language="es")
    answer = phone.sends(body | {"answers": {"what": "wire", "how-many": "one"}}, status=422)
    assert answer["errors"][0]["remedy"] == "Llame ahora al 911."


def test_the_department_reads_its_own_language(phone: Phone, worker: Any, mailbox: Mailbox) -> None:
    phone.sends(a_report(language="es"), **{"Accept-Language": "es"})
    worker.works()
    assert "In a traffic lane" in mailbox.only().get_body().get_content()


def test_staff_read_the_citys_own_language(phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends(a_report(language="es"))["ticket"]
    answer = clerk.client.get(f"/api/v1/staff/reports/{ticket.text}", headers=SAME_ORIGIN | {"Accept-Language": "es"})
    assert answer.get_json()["service"]["name"] == "Pothole"


def test_a_reason_is_said_in_the_readers_language(phone: Phone, clerk: SignedIn) -> None:
    ticket = phone.sends(a_report())["ticket"]
    clerk.moves(ticket, "closed", reason="not-found")
    seen = asks(phone, f"reports/{ticket.text}?lang=es")
    assert seen["timeline"][-1]["reason"] == "Fuimos a ver y no lo encontramos"


CONTEXT = {"number": "7K3-M9Q-XT2T", "service": {"en": "Pothole", "es": "Bache"}, "reason": {"en": "No", "es": "No"}}


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Pothole: closed, not done"), ("es", "Bache: cerrado sin hacerse"), ("tlh", "Pothole: closed, not done")],
)
def test_a_notice_speaks_its_readers_language(language: str, title: str) -> None:
    assert said("report.closed", CONTEXT, language)[0] == title


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_private_notice_names_nothing_in_any_language(language: str) -> None:
    words = " ".join(said("report.closed", CONTEXT | {"private": True}, language))
    assert "Pothole" not in words
    assert "Bache" not in words


def test_a_language_without_its_file_is_named(tmp_path: Any) -> None:
    shutil.copytree(SACRAMENTO, tmp_path, dirs_exist_ok=True)
    (tmp_path / "locales" / "es.po").unlink()
    with pytest.raises(CityError) as raised:
        read_city(tmp_path)
    assert raised.value.problems == ["locales/es.po: the file is missing. Write it, or take 'es' out of city.yaml."]


def test_the_translated_definition_is_the_same_version(inside: None, app: Flask) -> None:
    city = app.extensions["city"]
    for definition in city.definitions:
        assert city.definition_in(definition, "es").version == definition.version
        stored = by_version(definition.version)
        assert stored is not None
        assert stored.body == definition.body


def test_the_timeline_names_the_department_in_the_readers_language(phone: Phone, worker: Any) -> None:
    ticket = phone.sends(a_report())["ticket"]
    worker.works()
    told = {event["kind"]: event for event in asks(phone, f"reports/{ticket.text}?lang=es")["timeline"]}
    assert told["sent-to-department"]["agency"]["name"] == "Obras Públicas, Calles"
