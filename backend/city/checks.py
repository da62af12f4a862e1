"""The check of answers to one version of a service: what marshmallow makes of its questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields, validate, validates_schema

from backend.city.catalogue import Answers, Definition, asked
from backend.core.speech import Later, say

LONGEST_TEXT, HIGHEST_NUMBER = 500, 1_000_000


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
