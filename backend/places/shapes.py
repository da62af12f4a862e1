"""What goes out about places, as documented shapes."""

from __future__ import annotations

from marshmallow import fields, validate

from backend.core.shapes import Shape, many, one, text

ACCURACIES = ("exact", "interpolated", "approximate")


def accuracy(*, nullable: bool = False) -> fields.String:
    """How sure a place is."""
    choices = [*ACCURACIES, None] if nullable else list(ACCURACIES)
    return fields.String(required=True, allow_none=nullable, validate=validate.OneOf(choices))


def whole_metres() -> fields.Integer:
    """Metres, if they are known."""
    return fields.Integer(required=True, allow_none=True)


class FoundShape(Shape):
    """A place: its point in degrees, its address, how sure it is, how far off it may be and how far from the point
    that was sent along, in metres."""

    lat = fields.Float(required=True)
    lng = fields.Float(required=True)
    address = text()
    accuracy = accuracy()
    within_m = whole_metres()
    distance_m = whole_metres()


class GeocodedShape(Shape):
    """The places that the words may mean, best first. `unavailable`: the geocoder did not answer; try again later, or
    set the pin by hand."""

    found = many(FoundShape)
    unavailable = fields.Boolean()


class NearestShape(Shape):
    """A street, and how far away it is in metres."""

    street = text()
    distance_m = fields.Integer(required=True)


class ReversedShape(Shape):
    """What is known of a point: its address, or only the nearest street, or neither."""

    address = text(nullable=True)
    accuracy = accuracy(nullable=True)
    nearest = one(NearestShape, nullable=True)
    unavailable = fields.Boolean()


class StreetPlanShape(Shape):
    """GeoJSON: a LineString with a `name` for each street. The drawing is good to `within_m` metres."""

    type = text()
    features = fields.List(fields.Dict(), required=True)
    within_m = whole_metres()
