"""A service's definition, and the form, the check of answers and the words that follow from it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import orjson
from marshmallow import INCLUDE, Schema, ValidationError, fields, validate, validates_schema

from backend.core.dates import day_in_words
from backend.core.speech import Later, say

Answers = dict[str, Any]
YES_NO = ("yes", "no")
YES_NO_OPTION = {"stop": None, "department": None, "urgent": False}
LONGEST_TEXT, HIGHEST_NUMBER = 500, 1_000_000
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
    return day_in_words(date.fromisoformat(answer), language) if kind == "date" else str(answer)


@lru_cache(maxsize=512)
def answers_schema(definition: Definition) -> Schema:
    """The marshmallow schema that checks answers to exactly this version."""
    questions = definition.questions

    class AnswersSchema(Schema):
        class Meta:
            """Answers to questions that are not asked are found below, so that they can be named."""

            unknown = INCLUDE

        @validates_schema(skip_on_field_errors=False, pass_original=True)
        def what_is_asked_is_answered(self, data: Answers, original: Any, **_: object) -> None:
            """Every required question that applies is answered, and nothing is answered that is not asked."""
            applies = asked(questions, data)
            errors = {
                q["code"]: [say("This question is not answered. | Answer it.")]
                for q in applies
                if q["required"] and original.get(q["code"]) in (None, "", [])
            }
            for code in set(data) - {q["code"] for q in applies}:
                errors[code] = [say("This question is not asked here. | Leave it out.")]
            if errors:
                raise ValidationError(errors)

    declared = {q["code"]: _field(q) for q in questions}
    return AnswersSchema.from_dict(declared)()


def _field(question: dict[str, Any]) -> fields.Field[Any]:
    kind, codes = question["kind"], [option["code"] for option in question["options"]]
    if codes:
        one_of = validate.OneOf(codes, error=Later("This is not one of the answers. | Choose one of: {choices}."))
        one = fields.String(validate=one_of)
        return fields.List(one, validate=validate.Length(max=len(codes))) if kind == "many" else one
    return _FIELDS.get(kind, _text)(question)


def _number(question: Mapping[str, Any]) -> fields.Field[Any]:
    top = question["max"] or HIGHEST_NUMBER
    error = Later("This number is out of range. | Write a number from 0 to {max}.")
    return fields.Float(validate=validate.Range(min=0, max=top, error=error), allow_nan=False)


def _text(question: Mapping[str, Any]) -> fields.Field[Any]:
    too_long = Later("This is too long. | Use at most {max} signs.")
    return fields.String(validate=validate.Length(max=question["max"] or LONGEST_TEXT, error=too_long))


def _written_like(pattern: str, error: str) -> Callable[[Mapping[str, Any]], fields.Field[Any]]:
    return lambda _question: fields.String(validate=validate.Regexp(pattern, error=error))


_FIELDS: Mapping[str, Callable[[Mapping[str, Any]], fields.Field[Any]]] = {
    "number": _number,
    "date": lambda _question: fields.Date(format="iso"),
    "date-time": lambda _question: fields.NaiveDateTime(format="iso"),
    "phone": _written_like(
        r"^\s*\+?(?:[ ().x/-]*\d){3,20}[ ().x/-]*\Z",
        Later("This is no telephone number. | Write it with its digits, such as 916-555-0100."),
    ),
    "plate": _written_like(
        r"^\s*(?:[ .·-]*\w){1,10}[ .·-]*\Z",
        Later("This is no license plate. | Write its letters and digits, such as 7ABC123."),
    ),
    "cart": _written_like(
        r"^\s*(?:[ .#-]*[A-Za-z0-9]){2,20}[ .#-]*\Z",
        Later("This is no cart number. | Write the letters and digits on the cart."),
    ),
}
"""The check of each kind that is not a list; the phone checks the same (pwa/src/shared/form.ts)."""


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
