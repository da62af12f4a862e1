"""What goes out about a report, as documented shapes."""

from __future__ import annotations

from marshmallow import fields

from backend.core.shapes import PointShape, Shape, instant, many, one, text


def named_areas() -> fields.Dict:
    """The areas that the point lies in: the name by kind, such as {"districts": "District 4"}."""
    return fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class ServiceShape(Shape):
    """Which service."""

    code = text()
    name = text()
    icon = text()


class MenderShape(Shape):
    """Who mends it."""

    name = text(nullable=True)
    phone = text(nullable=True)


class PlaceShape(Shape):
    """Where it is, as exactly as everyone may know: precision exact, block or none. `near` is what is known nearest to
    a point without an address."""

    address = text(nullable=True)
    near = text(nullable=True)
    point = one(PointShape, nullable=True)
    areas = named_areas()
    precision = text()


class PictureShape(Shape):
    """A picture that everyone may see."""

    no = fields.Integer(required=True)
    url = text()
    thumb = text()
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)


class EventShape(Shape):
    """One line of the timeline."""

    no = fields.Integer(required=True)
    kind = text()
    state = text()
    at = instant()
    note = text(nullable=True)
    reason = text(nullable=True)
    day = fields.Date(required=True, allow_none=True)
    agency = fields.Dict(required=True, allow_none=True)


class TicketShape(Shape):
    """What everybody may see of a report; its reporter, with the key, also sees "mine"."""

    number = text()
    service = one(ServiceShape)
    steps = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    state = text()
    received_at = instant()
    updated_at = instant()
    expected_by = fields.Date(required=True, allow_none=True)
    urgent = fields.Boolean(required=True)
    department = one(MenderShape)
    place = one(PlaceShape)
    description = text(nullable=True)
    photos = many(PictureShape)
    timeline = many(EventShape)


class AnswerShape(Shape):
    """A question and its answer, in words."""

    question = text()
    answer = text()


class OwnPlaceShape(Shape):
    """The place as it was sent."""

    point = one(PointShape, nullable=True)
    address = text(nullable=True)
    near = text(nullable=True)
    areas = named_areas()
    asset = text(nullable=True)
    note = text()


class OwnContactShape(Shape):
    """How the reporter can be reached."""

    kind = text()
    name = text()
    email = text()
    phone = text()


class OwnPhotoShape(Shape):
    """How a photo fares: waiting, received, shown (cleaned), or refused and why; and whether everyone sees it."""

    sha256 = text()
    state = text()
    public = fields.Boolean(required=True)
    reason = text(nullable=True)
    thumb = text(nullable=True)


class AddedShape(Shape):
    """What was added later, and the event that tells of it."""

    kind = text()
    text = text()
    at = instant()
    event = fields.Integer(required=True)


class MineShape(Shape):
    """What only the reporter and the city see."""

    description = text()
    answers = many(AnswerShape)
    place = one(OwnPlaceShape)
    contact = one(OwnContactShape, nullable=True)
    photos = many(OwnPhotoShape)
    added = many(AddedShape)


class ReportersShape(TicketShape):
    """A ticket with what its own reporter told us."""

    mine = one(MineShape)


class PhotoStateShape(Shape):
    """A photo's digest and state."""

    sha256 = text()
    state = text()
