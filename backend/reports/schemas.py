"""What comes in with a report, and what goes out about it, as documented shapes (marshmallow)."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate, validates_schema

from backend.core.schemas import END, language_code
from backend.core.speech import Later, say

LONGEST_DESCRIPTION = 4000
MOST_PHOTOS = 4
WORDS, PHOTOS, WITHDRAW = FOLLOW_UPS = ("words", "photos", "withdraw")
NO_UUID = Later("This is no UUID. | Make one for each follow-up.")
NO_KIND = Later("There is no such kind. | Use one of: {choices}.")
NO_TIME = Later("This is no time with its zone. | Write it as 2026-11-22T19:00:00Z.")
NO_ZONE = Later("This time has no zone. | Write it as 2026-11-22T19:00:00Z.")
NO_EMAIL = Later("This is no e-mail address. | Write it like maria@gmail.com.")
SOURCES = ("gps", "photo", "address", "map", "keys")


def text(longest: int) -> fields.String:
    """Optional words of at most `longest` signs, without control characters."""
    return fields.String(load_default="", validate=[_length(longest), _clean])


def _length(longest: int) -> validate.Length:
    return validate.Length(max=longest, error=Later("This is too long. | Use at most {max} signs."))


def _clean(value: str) -> None:
    if any(ord(c) < 32 and c not in "\n\r\t" for c in value):
        raise ValidationError(say("This holds signs that cannot be shown. | Write it with plain letters."))


class Incoming(Schema):
    """The parent of everything that comes in: what we do not know is left out."""

    class Meta:
        """Newer phones may send more."""

        unknown = EXCLUDE


class PointSchema(Incoming):
    """A point on the earth, WGS 84 degrees, with its accuracy in metres."""

    lat = fields.Float(required=True, allow_nan=False, validate=validate.Range(-90, 90))
    lng = fields.Float(required=True, allow_nan=False, validate=validate.Range(-180, 180))
    accuracy_m = fields.Float(
        load_default=None, allow_none=True, allow_nan=False, validate=validate.Range(0, 100_000_000)
    )
    source = fields.String(required=True, validate=validate.OneOf(SOURCES))


class PlaceSchema(Incoming):
    """Where it is: a point, an address, or words; each optional, one of them needed where the service asks a place."""

    point = fields.Nested(PointSchema, load_default=None, allow_none=True)
    address = text(200)
    area = text(60)
    asset = text(60)
    note = text(500)


class ContactSchema(Incoming):
    """How the city may reach the reporter. Optional as a whole."""

    kind = fields.String(load_default="person", validate=validate.OneOf(["person", "organisation"]))
    name = text(120)
    email = fields.Email(load_default="", validate=_length(254), error_messages={"invalid": NO_EMAIL})
    phone = text(40)

    @pre_load
    def empty_means_none(self, data: Any, **_: object) -> Any:
        """An empty e-mail field is an e-mail not given."""
        if isinstance(data, dict) and data.get("email") in ("", None):
            return {name: value for name, value in data.items() if name != "email"}
        return data


def digests(most: int) -> fields.List[Any]:
    """SHA-256 digests of photos, in hex."""
    hex_digits = validate.Regexp(r"^[0-9a-f]{64}" + END, error=Later("This is no SHA-256. | Send 64 hex digits."))
    count = validate.Length(max=most, error=Later("Too many photos. | Send at most {max}."))
    return fields.List(fields.String(validate=hex_digits), load_default=list, validate=count)


class FollowUpSchema(Incoming):
    """Words or photos added to a report, or that it is taken back. `id` is the phone's own, the same if sent again."""

    id = fields.UUID(required=True, error_messages={"invalid_uuid": NO_UUID})
    kind = fields.String(required=True, validate=validate.OneOf(FOLLOW_UPS, error=NO_KIND))
    text = text(LONGEST_DESCRIPTION)
    photos = digests(MOST_PHOTOS)

    @validates_schema
    def says_something(self, data: dict[str, Any], **_: object) -> None:
        """Words need words, photos need photos."""
        if data.get("kind") == WORDS and not data["text"].strip():
            raise ValidationError(say("Your words are missing. | Write what you want to add."), "text")
        if data.get("kind") == PHOTOS and not data["photos"]:
            raise ValidationError(say("The photo is missing. | Add at least one."), "photos")


class ReportSchema(Incoming):
    """A report as the phone sends it (version 1 of the contract)."""

    service = fields.String(required=True, validate=validate.Length(max=60))
    version = fields.String(required=True, validate=validate.Length(max=64))
    place = fields.Nested(PlaceSchema, required=True)
    answers = fields.Dict(keys=fields.String(validate=validate.Length(max=60)), load_default=dict)
    description = text(LONGEST_DESCRIPTION)
    photos = digests(MOST_PHOTOS)
    language = language_code()
    reported_at = fields.AwareDateTime(
        required=True,
        error_messages={"invalid": NO_TIME, "invalid_awareness": NO_ZONE},
    )
    contact = fields.Nested(ContactSchema, load_default=None, allow_none=True)

    @validates_schema
    def year_fits_a_calendar(self, data: dict[str, Any], **_: object) -> None:
        """A phone's clock may be years off, but the time must be one that can be kept."""
        if not 1970 <= data["reported_at"].year <= 9000:
            raise ValidationError(say("This year cannot be right. | Set the phone's clock."), "reported_at")
