"""What a city folder's files may hold (marshmallow). Unknown words are refused: no slip is lost in silence."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_dump, validate, validates_schema

CODE = validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$", error="Use small letters, digits and hyphens.")
KINDS = ("one", "many", "yes-no", "text", "number", "date", "phone", "plate")
LISTS = ("one", "many", "yes-no")


class Words(fields.String):
    """Words for people: what the city's .po files translate."""


class Keywords(fields.List[str]):
    """What people may call a service when they search; translated as one list."""

    def __init__(self) -> None:
        super().__init__(fields.String(), load_default=list)


def words(*, required: bool = True, longest: int = 400) -> Words:
    """A sentence for people."""
    length = validate.Length(min=1 if required else 0, max=longest)
    if required:
        return Words(required=True, validate=length)
    return Words(load_default="", validate=length)


class Contact(Schema):
    """How to reach a person at the city."""

    phone = fields.String(required=True)
    phone_outside = fields.String(load_default=None)
    tty = fields.String(load_default=None)
    emergency = fields.String(required=True)
    email = fields.Email(load_default=None)
    hours = words()


class Holidays(Schema):
    """Which public holidays move target times: a country and a subdivision as the `holidays` package names them."""

    country = fields.String(required=True)
    subdivision = fields.String(load_default=None)


class Language(Schema):
    """A language the city speaks, by its code (BCP 47) and its own name."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class Stop(Schema):
    """A dangerous answer ends the form here: what to do, and the number to call."""

    title = words(longest=120)
    text = words()
    phone = fields.String(required=True)
    phone_label = words(longest=80)


class CityFile(Schema):
    """city.yaml"""

    name = fields.String(required=True)
    time_zone = fields.String(required=True)
    languages = fields.List(fields.Nested(Language), required=True, validate=validate.Length(min=1))
    contact = fields.Nested(Contact, required=True)
    holidays = fields.Nested(Holidays, required=True)
    bounds = fields.List(fields.Float(), required=True, validate=validate.Length(equal=4))
    center = fields.Dict(keys=fields.String(), values=fields.Float(), required=True)
    units = fields.String(load_default="miles", validate=validate.OneOf(["miles", "kilometres"]))
    privacy = words(longest=2000)
    stops = fields.Dict(keys=fields.String(validate=CODE), values=fields.Nested(Stop), load_default=dict)
    reasons = fields.Dict(keys=fields.String(validate=CODE), values=Words(), required=True)


class Department(Schema):
    """One department: its name, how residents reach it, and where its reports go."""

    name = words(longest=120)
    phone = fields.String(load_default=None)
    email = fields.Email(required=True)


class Option(Schema):
    """One answer of a list; `stop` names what ends the form when it is chosen, `department` who gets the report then,
    and `urgent` sends it there at once."""

    code = fields.String(required=True, validate=CODE)
    label = words(longest=120)
    stop = fields.String(load_default=None)
    department = fields.String(load_default=None)
    urgent = fields.Boolean(load_default=False)


class Condition(Schema):
    """`question` was answered with one of `in`, with none of `not`, or with a number over `greater`."""

    question = fields.String(required=True)
    any_of = fields.List(fields.String(), data_key="in", load_default=None)
    none_of = fields.List(fields.String(), data_key="not", load_default=None)
    greater = fields.Float(load_default=None)

    @validates_schema
    def one_test(self, data: dict[str, Any], **_: object) -> None:
        """Exactly one of the three tests."""
        if sum(data[name] is not None for name in ("any_of", "none_of", "greater")) != 1:
            raise ValidationError("Write exactly one of in, not, greater.")

    @post_dump
    def only_the_test_that_is_there(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """The condition as it was written."""
        return {name: value for name, value in data.items() if value is not None}


class When(Schema):
    """The question is asked when all, or any, of the conditions hold."""

    all = fields.List(fields.Nested(Condition))
    any = fields.List(fields.Nested(Condition))

    @validates_schema
    def one_way(self, data: dict[str, Any], **_: object) -> None:
        """Either all or any."""
        if len(data) != 1:
            raise ValidationError("Write either all or any.")


class Question(Schema):
    """One question of a form."""

    code = fields.String(required=True, validate=CODE)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    label = words(longest=160)
    hint = words(required=False)
    required = fields.Boolean(load_default=True)
    max = fields.Integer(load_default=None)
    options = fields.List(fields.Nested(Option), load_default=list)
    when = fields.Nested(When, load_default=None)

    @validates_schema
    def options_fit(self, data: dict[str, Any], **_: object) -> None:
        """Lists have options, the others have none."""
        if data["kind"] in ("one", "many") and len(data["options"]) < 2:
            raise ValidationError("A list needs at least two options.", "options")
        if data["kind"] not in LISTS and data["options"]:
            raise ValidationError("Only lists have options.", "options")


class Expected(Schema):
    """The usual time to mend."""

    days = fields.Integer(required=True, validate=validate.Range(min=0, max=400))
    kind = fields.String(required=True, validate=validate.OneOf(["working", "calendar"]))
    text = words()


class Place(Schema):
    """Whether and how a place is asked."""

    kind = fields.String(load_default="point", validate=validate.OneOf(["point", "address", "none"]))
    required = fields.Boolean(load_default=True)
    hint = words(required=False)


class Photos(Schema):
    """Whether photos are asked, and why."""

    max = fields.Integer(load_default=4, validate=validate.Range(min=0, max=4))
    reason = words(required=False)


class Description(Schema):
    """The resident's own words."""

    required = fields.Boolean(load_default=False)
    label = words(longest=160)
    hint = words(required=False)
    max = fields.Integer(load_default=2000, validate=validate.Range(min=1, max=4000))


class Public(Schema):
    """What everyone can see without a member of staff releasing it."""

    place = fields.String(load_default="exact", validate=validate.OneOf(["exact", "block", "none"]))
    description = fields.Boolean(load_default=False)
    photos = fields.Boolean(load_default=False)


class ServiceFile(Schema):
    """services/<code>.yaml"""

    code = fields.String(required=True, validate=CODE)
    name = words(longest=80)
    group = words(longest=80)
    icon = fields.String(required=True, validate=CODE)
    department = fields.String(required=True)
    summary = words(longest=200)
    about = words(longest=1000)
    keywords = Keywords()
    urgent = fields.Boolean(load_default=False)
    expected = fields.Nested(Expected, load_default=None)
    place = fields.Nested(Place, required=True)
    photos = fields.Nested(Photos, required=True)
    description = fields.Nested(Description, required=True)
    public = fields.Nested(Public, required=True)
    questions = fields.List(fields.Nested(Question), load_default=list)
