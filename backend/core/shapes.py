"""The parent of every documented answer: what goes out holds exactly the fields that its shape names."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, fields


class Shape(Schema):
    """A documented answer. Tests load real answers through it; a field more or less is an error."""

    class Meta:
        """Nothing goes out that is not documented."""

        unknown = RAISE


def text(*, nullable: bool = False) -> fields.String:
    """Words."""
    return fields.String(required=True, allow_none=nullable)


def instant() -> fields.DateTime:
    """RFC 3339, UTC."""
    return fields.DateTime(format="iso", required=True)


def many(shape: type[Schema]) -> fields.List[Any]:
    """A list of `shape`."""
    return fields.List(fields.Nested(shape), required=True)


def one(shape: type[Schema], *, nullable: bool = False) -> fields.Nested:
    """One `shape`."""
    return fields.Nested(shape, required=True, allow_none=nullable)


class PointShape(Shape):
    """WGS 84 degrees."""

    lat = fields.Float(required=True)
    lng = fields.Float(required=True)
