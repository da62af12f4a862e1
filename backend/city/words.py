"""The city folder's words in other languages: which of a file's fields are words, and those words said anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from marshmallow import Schema, fields

from backend.city.schemas import CityFile, Department, Keywords, ServiceFile, Stop, Words

Say = Callable[[str], str]
BETWEEN_KEYWORDS = ", "


def said(schema: Schema, data: Mapping[str, Any], say: Say) -> dict[str, Any]:
    """`data` (as `schema` dumps it) with every word in it put through `say`; all else stays as it is."""
    changed = dict(data)
    for name, value in data.items():
        field = schema.fields.get(name)
        if field is not None and value:
            changed[name] = _value_said(field, value, say)
    return changed


def service_said(body: Mapping[str, Any], say: Say) -> dict[str, Any]:
    """A definition's body with its words put through `say`."""
    stops = {code: said(Stop(), stop, say) for code, stop in body["stops"].items()}
    return {**said(ServiceFile(), body, say), "stops": stops}


def texts(facts: Mapping[str, Any], departments: Mapping[str, Any], bodies: list[Mapping[str, Any]]) -> Iterator[str]:
    """Every text of a city that wants translating, in the order of its files, each once."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        found[text] = None
        return text

    said(CityFile(), facts, note)
    for department in departments.values():
        said(Department(), department, note)
    for body in bodies:
        service_said(body, note)
    yield from found


def _value_said(field: fields.Field[Any], value: Any, say: Say) -> Any:
    if isinstance(field, Words):
        return say(value)
    if isinstance(field, Keywords):
        return keywords_said(value, say)
    if isinstance(field, fields.Nested):
        return said(field.schema, value, say)
    if isinstance(field, fields.List):
        return [_value_said(field.inner, one, say) for one in value]
    if isinstance(field, fields.Dict) and field.value_field is not None:
        return {code: _value_said(field.value_field, one, say) for code, one in value.items()}
    return value


def keywords_said(keywords: list[str], say: Say) -> list[str]:
    """Keywords are translated as one list, which may be longer or shorter; the city's own stay beside them, because
    people search with the words they have learnt here."""
    other = say(BETWEEN_KEYWORDS.join(keywords)).split(BETWEEN_KEYWORDS)
    return list(dict.fromkeys([*other, *keywords]))
