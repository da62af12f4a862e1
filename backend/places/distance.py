"""Distances: true ones by geopy, and the flat sums that serve within a few blocks."""

from __future__ import annotations

from math import cos, hypot, radians

from backend.places.interface import Point

METRES_PER_DEGREE = 111_195.0


def metres(one: Point, other: Point) -> float:
    """The distance of two points along the earth's surface, in metres."""
    from geopy.distance import great_circle  # noqa: PLC0415 - brings `requests` along, which most requests need not hold

    return float(great_circle(one, other).meters)


def flat(one: Point, other: Point) -> tuple[float, float]:
    """How far `other` lies east and north of `one`, in metres; right to one part in a thousand within 10 km."""
    (lat, lng), (lat2, lng2) = one, other
    return (lng2 - lng) * METRES_PER_DEGREE * cos(radians(lat)), (lat2 - lat) * METRES_PER_DEGREE


def flat_metres(one: Point, other: Point) -> float:
    """About the distance of two points that are close together, in metres; ten times as fast as `metres`."""
    return hypot(*flat(one, other))


def between(one: Point, other: Point, share: float) -> Point:
    """The point that lies `share` (0 to 1) of the way from one to the other."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def share_along(one: Point, other: Point, point: Point) -> float:
    """How far along the line from `one` to `other` (0 to 1, or beyond) the foot of `point` lies."""
    (east, north), (e, n) = flat(one, other), flat(one, point)
    square = east * east + north * north
    return (e * east + n * north) / square if square else 0.0
