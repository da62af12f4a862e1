"""A service's definition, and the form, the route and the words that follow from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import orjson

from backend.core.dates import day_in_words, time_in_words

Answers = dict[str, Any]
YES_NO = ("yes", "no")
YES_NO_OPTION = {"stop": None, "department": None, "urgent": False}
KEEPERS_OWN = ("source", "note")


@dataclass(frozen=True, slots=True)
class Route:
    """Where a report goes: the department's code, and whether it may not wait for photos."""

    department: str
    urgent: bool


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """One version of a service: `version` is the digest of `body`'s canonical JSON (sorted keys, UTF-8)."""

    version: str
    code: str
    body: Mapping[str, Any]

    @property
    def questions(self) -> list[dict[str, Any]]:
        """The questions in the order they are asked."""
        return list(self.body["questions"])


def make_definition(service: Mapping[str, Any], stops: Mapping[str, Any]) -> Definition:
    """The definition of a checked service file, with the stops it names taken in, so that it stands by itself."""
    told = {name: value for name, value in service.items() if name not in KEEPERS_OWN}
    body = {**told, "stops": {code: stops[code] for code in sorted(stops_of(service))}}
    body["questions"] = [_with_yes_no(question) for question in service["questions"]]
    return Definition(version_of(body), service["code"], body)


def stops_of(service: Mapping[str, Any]) -> set[str]:
    """The codes of the stops that a service or one of its answers leads to."""
    named = {option["stop"] for question in service["questions"] for option in question["options"]}
    return {code for code in (*named, service["leads_to"]) if code}


def version_of(body: Mapping[str, Any]) -> str:
    """The first 128 bits of the SHA-256 of the canonical JSON, in hex."""
    return hashlib.sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def public_form(definition: Definition, department: Mapping[str, Any]) -> dict[str, Any]:
    """The form as the phone shows it, with the department that it usually goes to; the routes stay in the house."""
    body = dict(definition.body)
    body["questions"] = [{**question, "options": _as_shown(question["options"])} for question in body["questions"]]
    body["version"] = definition.version
    body["department"] = {
        "code": body["department"],
        "name": department["name"],
        "phone": department["phone"],
    }
    body["expected_text"] = body["expected"]["text"] if body["expected"] else ""
    return body


def summary(definition: Definition) -> dict[str, Any]:
    """The service as a line of the list."""
    names = ("code", "name", "summary", "group", "icon", "keywords")
    return {"version": definition.version, **{name: definition.body[name] for name in names}}


def asked(questions: list[dict[str, Any]], answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The questions that apply, given the answers to earlier ones; an answer to one that does not apply counts as
    not given."""
    found: list[dict[str, Any]] = []
    given: dict[str, Any] = {}
    for question in questions:
        if _holds(question["when"], given):
            found.append(question)
            if question["code"] in answers:
                given[question["code"]] = answers[question["code"]]
    return found


def stop_in(definition: Definition, answers: Answers) -> str | None:
    """The code of the stop that an answer calls for, if any: such a report is a telephone call, not a form."""
    return next((str(option["stop"]) for option in _chosen(definition, answers) if option["stop"]), None)


def route(definition: Definition, answers: Answers) -> Route:
    """Where a report with these answers goes: to the service's department, unless an answer names another (the first
    that does); urgent where the service or any answer is."""
    chosen = list(_chosen(definition, answers))
    named = (option["department"] for option in chosen if option.get("department"))
    urgent = definition.body["urgent"] or any(option.get("urgent") for option in chosen)
    return Route(next(named, definition.body["department"]), urgent)


def readable(definition: Definition, answers: Answers, language: str) -> list[dict[str, str]]:
    """The answers in words, dates as `language` writes them: [{"question": label, "answer": label or text}]."""
    lines = []
    for question in asked(definition.questions, answers):
        if (answer := answers.get(question["code"])) is not None:
            labels = {option["code"]: option["label"] for option in question["options"]}
            parts = answer if isinstance(answer, list) else [answer]
            text = ", ".join(labels.get(part) or _text(question["kind"], part, language) for part in parts)
            lines.append({"question": question["label"], "answer": text})
    return lines


def _text(kind: str, answer: Any, language: str) -> str:
    if kind == "date":
        return day_in_words(date.fromisoformat(answer), language)
    if kind == "date-time":  # as somebody's clock shows it, in no zone
        return time_in_words(datetime.fromisoformat(answer).replace(tzinfo=UTC), UTC, language)
    return str(answer)


def _as_shown(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: option[name] for name in ("code", "label", "stop")} for option in options]


def _chosen(definition: Definition, answers: Answers) -> Iterator[Mapping[str, Any]]:
    """The options chosen in the questions that apply."""
    for question in asked(definition.questions, answers):
        answer = answers.get(question["code"])
        chosen = answer if isinstance(answer, list) else [answer]
        yield from (option for option in question["options"] if option["code"] in chosen)


def _with_yes_no(question: dict[str, Any]) -> dict[str, Any]:
    if question["kind"] != "yes-no":
        return question
    given = {option["code"]: option for option in question["options"]}
    options = [given.get(code, YES_NO_OPTION | {"code": code, "label": code.capitalize()}) for code in YES_NO]
    return {**question, "options": options}


def _holds(when: Mapping[str, Any] | None, answers: Mapping[str, Any]) -> bool:
    if not when:
        return True
    ((way, conditions),) = when.items()
    results = [_condition_holds(condition, answers.get(condition["question"])) for condition in conditions]
    return all(results) if way == "all" else any(results)


def _condition_holds(condition: Mapping[str, Any], answer: Any) -> bool:
    if answer is None:
        return False
    if (greater := condition.get("greater")) is not None:
        return isinstance(answer, int | float) and answer > greater
    chosen = set(answer if isinstance(answer, list) else [answer])
    if "in" in condition:
        return bool(chosen & set(condition["in"]))
    return not chosen & set(condition["not"])
