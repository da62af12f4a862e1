"""What goes out about the city and its services, as documented shapes."""

from __future__ import annotations

from marshmallow import fields

from backend.core.shapes import PointShape, Shape, many, one, text


class LanguageShape(Shape):
    """A language by its code and its own name."""

    code = text()
    name = text()


class ContactShape(Shape):
    """How to reach a person."""

    phone = text()
    phone_outside = text(nullable=True)
    tty = text(nullable=True)
    emergency = text()
    email = text(nullable=True)
    hours = text()


class TilesShape(Shape):
    """Where map tiles come from."""

    url = text()
    attribution = text()
    max_zoom = fields.Integer(required=True)


class DepartmentShape(Shape):
    """Who mends it."""

    code = text()
    name = text()
    phone = text(nullable=True)


class CityShape(Shape):
    """The city, as the app shows it. `bounds` is south, west, north, east in degrees."""

    name = text()
    time_zone = text()
    languages = many(LanguageShape)
    default_language = text()
    contact = one(ContactShape)
    center = one(PointShape)
    bounds = fields.List(fields.Float(), required=True)
    units = text()
    tiles = one(TilesShape, nullable=True)
    demo = fields.Boolean(required=True)
    departments = many(DepartmentShape)
    areas = fields.Dict(keys=fields.String(), values=fields.Dict(), required=True)
    privacy = text()


class ServiceLineShape(Shape):
    """A service in the list."""

    code = text()
    version = text()
    name = text()
    summary = text()
    group = text()
    icon = text()
    keywords = fields.List(fields.String(), required=True)
    common = fields.Boolean(required=True)


class ServicesShape(Shape):
    """Every service in force: the commonest first, in the city's order, then by group and name."""

    services = many(ServiceLineShape)


class OptionShape(Shape):
    """One answer of a list; `stop` names what ends the form."""

    code = text()
    label = text()
    stop = text(nullable=True)


class QuestionShape(Shape):
    """One question; `when` says after which answers it is asked."""

    code = text()
    kind = text()
    label = text()
    hint = text()
    required = fields.Boolean(required=True)
    max = fields.Integer(required=True, allow_none=True)
    options = many(OptionShape)
    when = fields.Dict(required=True, allow_none=True)


class FormShape(Shape):
    """A service's form, with all that the phone needs to ask it offline."""

    code = text()
    version = text()
    name = text()
    group = text()
    icon = text()
    summary = text()
    about = text()
    rules = fields.List(fields.String(), required=True)
    cannot = text()
    leads_to = text(nullable=True)
    booking = fields.Boolean(required=True)
    steps = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    keywords = fields.List(fields.String(), required=True)
    department = one(DepartmentShape)
    urgent = fields.Boolean(required=True)
    expected = fields.Dict(required=True, allow_none=True)
    expected_text = text()
    place = fields.Dict(required=True)
    photos = fields.Dict(required=True)
    description = fields.Dict(required=True)
    public = fields.Dict(required=True)
    questions = many(QuestionShape)
    stops = fields.Dict(keys=fields.String(), values=fields.Dict(), required=True)
