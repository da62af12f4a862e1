"""The description of the API (OpenAPI 3.1), generated from the views and their schemas."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Blueprint, Response, current_app
from marshmallow import Schema, fields

from backend.core.access import anyone
from backend.core.http import json_response

bp = Blueprint("openapi", __name__, url_prefix="/api/v1")
View = TypeVar("View", bound=Callable[..., Any])
PROBLEM = {"description": "A problem, with the fields at fault and what to do"}


class FieldErrorSchema(Schema):
    """One field at fault."""

    field = fields.String(required=True)
    problem = fields.String(required=True)
    remedy = fields.String(required=True)


class ProblemSchema(Schema):
    """application/problem+json (RFC 9457)."""

    type = fields.String(required=True)
    code = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.List(fields.Nested(FieldErrorSchema), required=True)


@dataclass(frozen=True, slots=True)
class Described:
    """What a view takes and answers."""

    body: type[Schema] | str | None
    answers: Mapping[int, type[Schema] | None]
    query: Mapping[str, str] = field(default_factory=dict)


def describe(
    *,
    body: type[Schema] | str | None = None,
    answers: Mapping[int, type[Schema] | None],
    query: Mapping[str, str] | None = None,
) -> Callable[[View], View]:
    """Say of a view what comes in (`body`: a schema, or a media type for raw bytes), what goes out by status (a schema,
    or None for no JSON), and which query parameters it reads (name: meaning). Problems need no mention."""

    def mark(view: View) -> View:
        view.described = Described(body, answers, query or {})  # type: ignore[attr-defined]
        return view

    return mark


@bp.get("/openapi.json")
@anyone
def openapi() -> Response:
    """This description."""
    return json_response(_spec().to_dict(), cache="no-cache")


def _spec() -> APISpec:
    spec = APISpec(
        title="Wellkept",
        version="1",
        openapi_version="3.1.0",
        info={"description": "Reports to a city, from a phone to done."},
        plugins=[MarshmallowPlugin()],
    )
    spec.components.schema("Problem", schema=ProblemSchema)
    spec.components.security_scheme("key", {"type": "http", "scheme": "bearer"})
    spec.components.security_scheme("staff", {"type": "apiKey", "in": "cookie", "name": "wellkept"})
    for rule in current_app.url_map.iter_rules():
        view = current_app.view_functions[rule.endpoint]
        if described := getattr(view, "described", None):
            methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            operations = {method.lower(): _operation(rule, view, described) for method in methods}
            spec.path(path=re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), operations=operations)
    return spec


def _operation(rule: Any, view: Any, described: Described) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in sorted(rule.arguments)
    ]
    parameters += [
        {"name": name, "in": "query", "description": meaning, "schema": {"type": "string"}}
        for name, meaning in described.query.items()
    ]
    operation: dict[str, Any] = {
        "operationId": rule.endpoint,
        "summary": (view.__doc__ or "").strip().splitlines()[0],
        "parameters": parameters,
        "responses": {str(status): _answer(schema) for status, schema in described.answers.items()},
    }
    operation["responses"]["default"] = PROBLEM | {"content": {"application/problem+json": {"schema": "Problem"}}}
    if isinstance(described.body, str):
        binary = {"schema": {"type": "string", "format": "binary"}}
        operation["requestBody"] = {"required": True, "content": {described.body: binary}}
    elif described.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": described.body}},
        }
    if (access := getattr(view, "access", "anyone")) != "anyone":
        operation["security"] = [{"key" if access == "reporter" else "staff": []}]
    return operation


def _answer(schema: type[Schema] | None) -> dict[str, Any]:
    if schema is None:
        return {"description": "Done"}
    return {
        "description": (schema.__doc__ or "Done").strip(),
        "content": {"application/json": {"schema": schema}},
    }
