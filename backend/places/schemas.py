"""What comes in: the words to look for, a point."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

LONGEST_QUERY = 200


def _degrees(most: int, *, required: bool) -> fields.Float:
    error = f"This is no number of degrees. | Write a number from -{most} to {most}."
    messages: dict[str, Any] = {"invalid": error, "required": error, "special": error, "too_large": error}
    check = validate.Range(-most, most, error=error)
    if required:
        return fields.Float(required=True, allow_nan=False, validate=check, error_messages=messages)
    return fields.Float(load_default=None, allow_nan=False, validate=check, error_messages=messages)


class PointQuery(Schema):
    """A point, WGS 84 degrees."""

    class Meta:
        """Newer phones may send more."""

        unknown = EXCLUDE

    lat = _degrees(90, required=True)
    lng = _degrees(180, required=True)


class GeocodeQuery(Schema):
    """Words for a place, and a point that it is likely near."""

    class Meta:
        """Newer phones may send more."""

        unknown = EXCLUDE

    q = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST_QUERY, error="Write an address, at most {max} signs. | Shorten it."),
        error_messages={"required": "Nothing to look for. | Write an address, such as 1300 F St."},
    )
    lat = _degrees(90, required=False)
    lng = _degrees(180, required=False)

    @validates_schema
    def both_or_none(self, data: dict[str, Any], **_: object) -> None:
        """A point is two numbers."""
        for one, other in (("lat", "lng"), ("lng", "lat")):
            if data.get(one) is not None and data.get(other) is None:
                raise ValidationError("Half of the point is missing. | Send lat and lng, or neither.", other)
