"""Reads a city folder and says in plain words what is wrong with it: file, field, remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from babel.messages.pofile import PoFileError
from marshmallow import Schema, ValidationError

from backend.city.catalogue import Definition, make_definition, public_form, stops_of
from backend.city.schemas import CityFile, Department, ServiceFile, Stop
from backend.city.words import said, service_said
from backend.core.errors import from_marshmallow
from backend.core.words import read_words


class CityError(ValueError):
    """The folder cannot be used; `problems` says why, one line each, beginning with the file's name."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """A city as its folder describes it. `words` holds, for each further language, the city's texts in it."""

    facts: Mapping[str, Any]
    departments: Mapping[str, Mapping[str, Any]]
    definitions: tuple[Definition, ...]
    words: Mapping[str, Mapping[str, str]]

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.facts["time_zone"])

    @property
    def languages(self) -> list[str]:
        """The codes of the city's languages, its own first."""
        return [language["code"] for language in self.facts["languages"]]

    def text(self, text: str, language: str) -> str:
        """One of the city's texts in `language`, or as the folder has it."""
        return self.words.get(language, {}).get(text, text)

    def facts_in(self, language: str) -> Mapping[str, Any]:
        """What stands in city.yaml, its words in `language`."""
        return said(CityFile(), self.facts, partial(self.text, language=language))

    def department(self, code: str, language: str) -> Mapping[str, Any]:
        """A department, its words in `language`; empty where there is none (any more) by this code."""
        return _department_in(self, code, language)

    def definition_in(self, definition: Definition, language: str) -> Definition:
        """The same version of the same service, its words in `language`: for readers, never for checks."""
        return _definition_in(self, definition, language) if language in self.words else definition

    def form(self, definition: Definition, language: str) -> dict[str, Any]:
        """The definition as the phone shows it, its words in `language`."""
        department = self.department(definition.body["department"], language)
        return public_form(self.definition_in(definition, language), department)

    def contains(self, lat: float, lng: float) -> bool:
        """Whether the point lies within the city's bounds."""
        south, west, north, east = self.facts["bounds"]
        return bool(south <= lat <= north and west <= lng <= east)


@lru_cache(maxsize=1024)
def _department_in(city: City, code: str, language: str) -> Mapping[str, Any]:
    return said(Department(), city.departments.get(code, {}), partial(city.text, language=language))


@lru_cache(maxsize=4096)
def _definition_in(city: City, definition: Definition, language: str) -> Definition:
    body = service_said(definition.body, partial(city.text, language=language))
    return Definition(definition.version, definition.code, body)


@lru_cache(maxsize=4)
def read_city(folder: Path) -> City:
    """The city in `folder`. Raises CityError with every problem found, not only the first."""
    problems: list[str] = []
    facts = _read(folder / "city.yaml", CityFile(), problems)
    departments = _read_many(folder / "departments.yaml", Department(), problems)
    stops = _read_many(folder / "stops.yaml", Stop(), problems)
    services = [_read(path, ServiceFile(), problems) for path in sorted((folder / "services").glob("*.yaml"))]
    if problems:
        raise CityError(problems)
    problems += _check_city(facts)
    for service in services:
        problems += _check_service(service, facts, stops, departments)
    unknown = set(facts["common"]) - {service["code"] for service in services}
    problems += [f"city.yaml: common: there is no service {code!r}." for code in sorted(unknown)]
    if not services:
        problems.append("services/: there is no service. Write one file for each.")
    words = _read_locales(folder, facts["languages"], problems)
    if problems:
        raise CityError(problems)
    definitions = tuple(make_definition(service, stops) for service in services)
    return City(facts, departments, definitions, words)


def _read_locales(folder: Path, languages: list[dict[str, str]], problems: list[str]) -> dict[str, Mapping[str, str]]:
    """The folder is written in its first language; each other one is a .po file of its own."""
    found = {}
    for code in [language["code"] for language in languages[1:]]:
        try:
            found[code] = read_words(folder / "locales" / f"{code}.po")
        except FileNotFoundError:
            problems.append(f"locales/{code}.po: the file is missing. Write it, or take {code!r} out of city.yaml.")
        except (PoFileError, ValueError) as error:
            problems.append(f"locales/{code}.po: cannot be read: {error}")
    return found


def _read(path: Path, schema: Schema, problems: list[str]) -> dict[str, Any]:
    data = _yaml(path, problems)
    return _loaded(data, schema, path.name, problems) if data is not None else {}


def _read_many(path: Path, schema: Schema, problems: list[str]) -> dict[str, Any]:
    data = _yaml(path, problems) or {}
    return {code: _loaded(one, schema, f"{path.name}: {code}", problems) for code, one in data.items()}


def _yaml(path: Path, problems: list[str]) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(f"{path.name}: the file is missing.")
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: cannot be read as YAML: {error}".replace("\n", " "))
    return None


def _loaded(data: Any, schema: Schema, where: str, problems: list[str]) -> dict[str, Any]:
    try:
        schema.load(data)
        return dict(schema.dump(schema.load(data)))
    except ValidationError as error:
        problems += [f"{where}: {e['field']}: {e['problem']}" for e in from_marshmallow(error.messages)]
        return {}


def _check_city(facts: dict[str, Any]) -> list[str]:
    try:
        ZoneInfo(facts["time_zone"])
    except (ZoneInfoNotFoundError, ValueError):
        return [f"city.yaml: time_zone: {facts['time_zone']!r} is no zone; write one such as America/Los_Angeles."]
    return []


def _check_service(
    service: dict[str, Any], facts: dict[str, Any], stops: dict[str, Any], departments: dict[str, Any]
) -> list[str]:
    where, problems = f"services/{service['code']}.yaml", []
    if service["department"] not in departments:
        problems.append(f"{where}: department: {service['department']!r} is not in departments.yaml.")
    problems += [f"{where}: stop {stop!r} is not in stops.yaml." for stop in sorted(stops_of(service) - set(stops))]
    if service["leads_to"] and service["questions"]:
        problems.append(f"{where}: leads_to: there is no form then; take the questions out.")
    if service["place"]["kind"] == "area" and service["place"]["of"] not in facts.get("areas", {}):
        problems.append(f"{where}: place: areas {service['place']['of']!r} are not in city.yaml.")
    asked: dict[str, Any] = {}
    for question in service["questions"]:
        code = question["code"]
        if code in asked:
            problems.append(f"{where}: questions: {code!r} is asked twice.")
        routed = {option["department"] for option in question["options"] if option["department"]}
        problems += [
            f"{where}: {code}: department {name!r} is not in departments.yaml."
            for name in sorted(routed - set(departments))
        ]
        problems += [f"{where}: {code}: {problem}" for problem in _check_when(question["when"], asked)]
        asked[code] = question
    return problems


def _check_when(when: dict[str, Any] | None, asked: dict[str, Any]) -> list[str]:
    problems = []
    for condition in [c for way in (when or {}).values() for c in way]:
        earlier = asked.get(condition["question"])
        if earlier is None:
            problems.append(f"asks about {condition['question']!r}, which is not an earlier question.")
            continue
        known = {option["code"] for option in earlier["options"]} or None
        if earlier["kind"] == "yes-no":
            known = {"yes", "no"}
        named = set(condition.get("in") or condition.get("not") or [])
        if known is not None and (unknown := named - known):
            problems.append(f"no answer of {condition['question']!r} is called {', '.join(sorted(unknown))}.")
    return problems
