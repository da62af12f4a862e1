"""What staff send."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from backend.reports.workflow import STATES


class SignInSchema(Schema):
    """Name and password."""

    name = fields.String(required=True, validate=validate.Length(1, 80))
    password = fields.String(required=True, validate=validate.Length(1, 200))


class AgencySchema(Schema):
    """Who has the report now, and how a resident reaches them."""

    name = fields.String(required=True, validate=validate.Length(1, 120))
    phone = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=40))


class MoveSchema(Schema):
    """A move along the workflow and what is said with it; all of it is public."""

    to = fields.String(required=True, validate=validate.OneOf(STATES, error="No such state. | Use one of {choices}."))
    note = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=2000))
    reason = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=60))
    day = fields.Date(load_default=None, allow_none=True)
    agency = fields.Nested(AgencySchema, load_default=None, allow_none=True)


class ReleaseSchema(Schema):
    """Show everyone a photo (by number) or the description, or no longer."""

    photo = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(0, 99))
    description = fields.Boolean(load_default=False)
    released = fields.Boolean(required=True)
