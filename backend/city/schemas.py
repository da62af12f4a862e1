"""What a city folder's files may hold (marshmallow). Unknown words are refused: no slip is lost in silence."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_dump, validate, validates_schema

CODE = validate.Regexp(r"^[a-z0-9]+(-[a-z0-9]+)*$", error="Use small letters, digits and hyphens.")
KINDS = ("one", "many", "yes-no", "text", "number", "date", "date-time", "phone", "plate", "cart")
LISTS = ("one", "many", "yes-no")
STATES = ("received", "reviewed", "working", "elsewhere", "done", "closed")
STOP_NEEDS = {
    "emergency": ("phone",),
    "telephone": ("phone",),
    "agency": ("phone", "link"),
    "answer": ("answer",),
}


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
    """stops.yaml: what an answer, or a whole service, leads to in place of a ticket: danger and whom to call, a
    telephone, another agency, or an answer of the knowledge base."""

    kind = fields.String(load_default="emergency", validate=validate.OneOf(list(STOP_NEEDS)))
    title = words(longest=120)
    text = words()
    phone = fields.String(load_default=None)
    phone_label = words(required=False, longest=80)
    link = fields.URL(load_default=None, schemes={"https"})
    link_label = words(required=False, longest=80)
    answer = fields.String(load_default=None, validate=CODE)

    @validates_schema
    def leads_somewhere(self, data: dict[str, Any], **_: object) -> None:
        """A resident is never left without a next step."""
        ways = STOP_NEEDS[data.get("kind", "emergency")]
        if not any(data.get(way) for way in ways):
            raise ValidationError(f"Write {' or '.join(ways)}, so that there is a next step.")
        for way in ("phone", "link"):
            if data.get(way) and not data.get(f"{way}_label"):
                raise ValidationError("Say what the button says.", f"{way}_label")


class AreaNames(Schema):
    """A layer of areas that people may choose by name: what one is called, and the name of each by its code."""

    label = words(longest=80)
    names = fields.Dict(keys=fields.String(), values=Words(), required=True, validate=validate.Length(min=1))


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
    common = fields.List(fields.String(validate=CODE), load_default=list)
    areas = fields.Dict(keys=fields.String(validate=CODE), values=fields.Nested(AreaNames), load_default=dict)
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
    """Whether and how a place is asked: a point, an address, one of the city's things (of the layer `of`), an area (of
    the layer `of`), or none."""

    kind = fields.String(load_default="point", validate=validate.OneOf(["point", "address", "asset", "area", "none"]))
    of = fields.String(load_default=None, validate=CODE)
    required = fields.Boolean(load_default=True)
    hint = words(required=False)

    @validates_schema
    def of_a_layer(self, data: dict[str, Any], **_: object) -> None:
        """Things and areas are of a layer, the others are not."""
        if (data.get("kind") in ("asset", "area")) != bool(data.get("of")):
            raise ValidationError("asset and area need the layer they are of; the others have none.", "of")


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
    """services/<code>.yaml. `rules` are told before the form (fees first), `cannot` says what the city cannot do.
    With `leads_to` a stop stands in the form's place; with `booking` staff set a day, and the ticket says so. `steps`
    are the service's own names for states. `source` says where the service is known from, `note` why it asks what
    another asks too; both are for the people who keep the folder."""

    code = fields.String(required=True, validate=CODE)
    name = words(longest=80)
    group = words(longest=80)
    icon = fields.String(required=True, validate=CODE)
    department = fields.String(required=True)
    source = fields.String(required=True)
    note = fields.String(load_default="")
    summary = words(longest=200)
    about = words(longest=1000)
    rules = fields.List(Words(validate=validate.Length(1, 400)), load_default=list)
    cannot = words(required=False)
    keywords = Keywords()
    leads_to = fields.String(load_default=None, validate=CODE)
    booking = fields.Boolean(load_default=False)
    steps = fields.Dict(keys=fields.String(validate=validate.OneOf(STATES)), values=Words(), load_default=dict)
    urgent = fields.Boolean(load_default=False)
    expected = fields.Nested(Expected, load_default=None)
    place = fields.Nested(Place, required=True)
    photos = fields.Nested(Photos, required=True)
    description = fields.Nested(Description, required=True)
    public = fields.Nested(Public, required=True)
    questions = fields.List(fields.Nested(Question), load_default=list)
